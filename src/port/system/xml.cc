// Entry points: XmlStream::Feed, XmlStream::Finish.
#include "port/system/xml.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <string>

#include "port/system/xml_library.h"

namespace duban::port::system {

struct XmlStream::State {
  XmlHandler* handler = nullptr;
  xmlParserCtxtPtr parser = nullptr;
  bool doctype = false;
  bool failed = false;
  ~State() {
    if (parser == nullptr) return;
    if (parser->myDoc != nullptr) xmlFreeDoc(parser->myDoc);
    xmlFreeParserCtxt(parser);
  }
};

namespace {

std::string_view View(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

}  // namespace

XmlStream::XmlStream(XmlHandler& handler) : state_(std::make_unique<State>()) {
  state_->handler = &handler;
  xmlSAXHandler events{};
  events.initialized = XML_SAX2_MAGIC;
  events.startElementNs = [](void* user, const xmlChar* name, const xmlChar*, const xmlChar*, int,
                             const xmlChar**, int count, int, const xmlChar** attributes) {
    static_cast<State*>(user)->handler->Open(View(name), XmlAttributes(attributes, count));
  };
  events.endElementNs = [](void* user, const xmlChar* name, const xmlChar*, const xmlChar*) {
    static_cast<State*>(user)->handler->Close(View(name));
  };
  events.characters = [](void* user, const xmlChar* text, int size) {
    static_cast<State*>(user)->handler->Text(
        {reinterpret_cast<const char*>(text), static_cast<size_t>(size)});
  };
  events.ignorableWhitespace = events.characters;
  events.cdataBlock = events.characters;
  events.internalSubset = [](void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
    auto* state = static_cast<State*>(user);
    state->doctype = true;
    xmlStopParser(state->parser);
  };
  events.serror = [](void*, xmlErrorPtr) {};
  PrepareXmlLibrary();
  state_->parser = xmlCreatePushParserCtxt(&events, state_.get(), nullptr, 0, nullptr);
  if (state_->parser == nullptr) {
    state_->failed = true;
    return;
  }
  xmlCtxtUseOptions(state_->parser, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
}

XmlStream::~XmlStream() = default;

bool XmlStream::Feed(std::string_view bytes) {
  if (state_->failed) return false;
  const int error = xmlParseChunk(state_->parser, bytes.data(), static_cast<int>(bytes.size()), 0);
  state_->failed = error != XML_ERR_OK && state_->parser->wellFormed == 0;
  return !state_->failed;
}

base::Expected<void> XmlStream::Finish() {
  if (!state_->failed) {
    xmlParseChunk(state_->parser, nullptr, 0, 1);
    state_->failed = state_->parser->wellFormed == 0;
  }
  if (state_->doctype) return base::Fail(base::ErrorCode::kMalformed, "xml-doctype");
  if (!state_->failed) return {};
  const int line = state_->parser == nullptr || state_->parser->input == nullptr
                       ? 0
                       : state_->parser->input->line;
  return base::Fail(base::ErrorCode::kMalformed, "xml-damaged", {{"line", std::to_string(line)}});
}

std::string_view XmlAttributes::Get(std::string_view name) const {
  for (int i = 0; i < count_; ++i) {
    const unsigned char** five = fives_ + static_cast<ptrdiff_t>(i) * 5;
    if (View(five[0]) == name)
      return {reinterpret_cast<const char*>(five[3]), static_cast<size_t>(five[4] - five[3])};
  }
  return {};
}

bool XmlAttributes::Has(std::string_view name) const {
  for (int i = 0; i < count_; ++i)
    if (View(fives_[static_cast<ptrdiff_t>(i) * 5]) == name) return true;
  return false;
}

}  // namespace duban::port::system
