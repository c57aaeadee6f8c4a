// Entry point: ParseHtml.
#include "port/system/html.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include <algorithm>
#include <memory>

#include "port/system/xml_library.h"

namespace duban::port::system {
namespace {

struct Session {
  HtmlHandler* handler = nullptr;
  std::string_view rest;  // of the page
  htmlParserCtxtPtr parser = nullptr;
  uint32_t depth = 0;
  bool too_deep = false;
};

std::string_view View(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

Session& SessionOf(void* user) {
  return *static_cast<Session*>(user);
}

void OnOpen(void* user, const xmlChar* name, const xmlChar** attributes) {
  Session& session = SessionOf(user);
  if (session.too_deep) return;
  if (++session.depth > kHtmlDepth) {
    session.too_deep = true;
    xmlStopParser(session.parser);
    return;
  }
  const int line = session.parser->input == nullptr ? 0 : session.parser->input->line;
  session.handler->Open(View(name), HtmlAttributes(attributes), static_cast<uint32_t>(line));
}

void OnClose(void* user, const xmlChar* name) {
  Session& session = SessionOf(user);
  if (session.too_deep) return;
  if (session.depth > 0) --session.depth;
  session.handler->Close(View(name));
}

void OnText(void* user, const xmlChar* text, int size) {
  Session& session = SessionOf(user);
  if (!session.too_deep)
    session.handler->Text({reinterpret_cast<const char*>(text), static_cast<size_t>(size)});
}

// Gives the parser its next piece; 0 is the end.
int Supply(void* user, char* buffer, int room) {
  Session& session = SessionOf(user);
  if (session.too_deep || session.handler->Stopped()) return 0;
  const std::string_view piece = session.rest.substr(0, static_cast<size_t>(room));
  std::copy(piece.begin(), piece.end(), buffer);
  session.rest.remove_prefix(piece.size());
  return static_cast<int>(piece.size());
}

// Bodies of <script> and <style> come here; nobody reads them.
void OnRaw(void*, const xmlChar*, int) {}

struct ParserFree {
  void operator()(htmlParserCtxtPtr parser) const {
    if (parser->myDoc != nullptr) xmlFreeDoc(parser->myDoc);
    htmlFreeParserCtxt(parser);
  }
};

}  // namespace

std::string_view HtmlAttributes::Get(std::string_view name) const {
  for (const unsigned char** pair = pairs_; pair != nullptr && pair[0] != nullptr; pair += 2)
    if (View(pair[0]) == name) return View(pair[1]);
  return {};
}

bool HtmlAttributes::Has(std::string_view name) const {
  for (const unsigned char** pair = pairs_; pair != nullptr && pair[0] != nullptr; pair += 2)
    if (View(pair[0]) == name) return true;
  return false;
}

base::Expected<void> ParseHtml(std::string_view text, HtmlHandler& handler) {
  htmlSAXHandler events{};
  events.startElement = OnOpen;
  events.endElement = OnClose;
  events.characters = OnText;
  events.ignorableWhitespace = OnText;
  events.cdataBlock = OnRaw;
  Session session{.handler = &handler, .rest = text};
  PrepareXmlLibrary();
  const std::unique_ptr<htmlParserCtxt, ParserFree> parser(htmlNewParserCtxt());
  if (!parser) return base::Fail(base::ErrorCode::kInternal, "out-of-memory");
  session.parser = parser.get();
  *parser->sax = events;
  parser->userData = &session;
  constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                           HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC;
  // Pulled, not pushed: the push parser keeps the whole page.
  const htmlDocPtr tree =
      htmlCtxtReadIO(parser.get(), Supply, nullptr, &session, nullptr, "UTF-8", kOptions);
  if (tree != nullptr) xmlFreeDoc(tree);
  if (session.too_deep)
    return base::Fail(base::ErrorCode::kLimit, "nested-too-deep",
                      {{"limit", std::to_string(kHtmlDepth)}});
  return {};
}

}  // namespace duban::port::system
