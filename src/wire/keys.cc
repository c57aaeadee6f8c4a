// Entry points: KeysOf, OrderFindings, PlainWording.
#include "wire/keys.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

#include "base/utf8.h"
#include "ledger/names.h"
#include "port/system/hash.h"

namespace duban::wire {
namespace {

using ledger::Document;
using ledger::DocumentTask;
using ledger::Finding;
using ledger::Row;

constexpr size_t kDigits = 32;  // 128 bits
constexpr char32_t kMasked = U'＊';

char32_t Narrow(char32_t c) {
  return c >= 0xFF01 && c <= 0xFF5E && c != kMasked ? c - 0xFEE0 : c;
}

bool IsDigit(char32_t c) {
  return (c >= '0' && c <= '9') || c == kMasked;
}

// Of a narrow, small character. 〇 and 々 stand among the marks and are none.
bool IsMark(char32_t c) {
  if (c < 0x80) return c != '%' && !(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'z');
  const bool numeral = c == U'〇' || c == U'々';
  return c == 0xB7 || (c >= 0x2010 && c <= 0x2027) || (c >= 0x2032 && c <= 0x205E) ||
         (c >= 0x3001 && c <= 0x301F && !numeral) || (c >= 0xFE10 && c <= 0xFE6F) ||
         (c >= 0xFF5F && c <= 0xFF65) || c == 0x30FB;
}

// One character after the other of a wording, as PlainWording keeps it.
class Scanner {
 public:
  Scanner(std::string_view text, bool figures) : text_(text), figures_(figures) {}

  size_t at() const { return at_; }
  bool done() const { return at_ >= text_.size(); }
  // What the next character or figure adds: one character at most, unless figures are kept.
  void Next(std::string& out) {
    const base::CodePoint point = base::Decode(text_, at_);
    char32_t c = Narrow(point.value);
    if (IsDigit(c)) return Figure(out);
    at_ += point.size;
    if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
    if (!base::IsSpace(c) && !IsMark(c)) base::Encode(c, out);
  }

 private:
  char32_t At(size_t at, size_t& size) const {
    const base::CodePoint point = base::Decode(text_, at);
    size = point.size;
    return at < text_.size() ? Narrow(point.value) : 0;
  }
  // "1,200.5" is one figure.
  void Figure(std::string& out) {
    size_t size = 0;
    while (true) {
      char32_t c = At(at_, size);
      if (c == '.' || c == ',') {
        size_t next = 0;
        if (!IsDigit(At(at_ + size, next))) break;
      } else if (!IsDigit(c)) {
        break;
      }
      if (figures_ && c != ',') base::Encode(c, out);
      at_ += size;
    }
    if (!figures_) out += '#';
  }

  std::string_view text_;
  bool figures_;
  size_t at_ = 0;
};

std::string IdOf(std::initializer_list<std::string_view> parts) {
  std::string all = "duban.id/1";
  for (const std::string_view part : parts) all.append("\n").append(part);
  return port::system::Sm3Hex(all).substr(0, kDigits);
}

std::string PlanOf(const Document& document, std::string_view government) {
  const std::string place = PlainWording(government, true);
  const std::string year = document.year ? std::to_string(*document.year) : "";
  const std::string title = PlainWording(document.title, true);
  const bool told = !place.empty() && !year.empty();
  return IdOf({"plan", Name(document.kind), place, year, told ? "" : title,
               told || !title.empty() ? "" : document.source.sm3});
}

// Gives those that stand more than once what `more` says of them instead.
template <typename More>
void TellApart(std::vector<std::string>& texts, More more) {
  std::unordered_map<std::string, size_t> count;
  for (const std::string& text : texts) ++count[text];
  for (size_t i = 0; i < texts.size(); ++i)
    if (count[texts[i]] > 1) texts[i] = more(i);
}

// What each task is known by: its wording; of those that are worded alike the figures too, then who
// has it, then which of them it is. Numbers move and say nothing.
std::vector<std::string> WordingsOf(const std::vector<DocumentTask>& tasks) {
  std::vector<std::string> texts;
  for (const DocumentTask& task : tasks) texts.push_back(PlainWording(task.row.content));
  const auto exact = [&](size_t i) { return "\n" + PlainWording(tasks[i].row.content, true); };
  TellApart(texts, exact);
  TellApart(texts, [&](size_t i) {
    const Row& row = tasks[i].row;
    return exact(i) + "\n" + PlainWording(row.category, true) + "\n" +
           PlainWording(ledger::NamesText(row.lead_units), true);
  });
  std::unordered_map<std::string, size_t> seen;
  TellApart(texts, [&](size_t i) {
    const size_t ordinal = ++seen[texts[i]];
    return texts[i] + "\n" + std::to_string(ordinal);
  });
  return texts;
}

// Where in the plain wording each promise stands: its first figure, else its first word. A figure
// that is corrected leaves the place as it is.
std::vector<std::string> TargetIds(const std::string& task, const Row& row,
                                   const std::vector<ledger::Target>& targets) {
  std::vector<size_t> order(targets.size()), places(targets.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto span_of = [&](size_t i) { return targets[i].span; };
  std::stable_sort(order.begin(), order.end(),
                   [&](size_t a, size_t b) { return span_of(a).begin < span_of(b).begin; });
  // Figures and words of the wording by the byte that they begin at.
  struct Mark {
    size_t at, place;
    bool figure;
  };
  std::vector<Mark> marks;
  Scanner scanner(row.content, false);
  std::string out;
  for (size_t place = 0; !scanner.done();) {
    out.clear();
    const size_t at = scanner.at();
    scanner.Next(out);
    if (!out.empty()) marks.push_back({at, place++, out == "#"});
  }
  auto from = marks.begin();
  for (const size_t i : order) {
    const base::Span span = span_of(i);
    while (from != marks.end() && from->at < span.begin) ++from;
    auto end = from;
    while (end != marks.end() && end->at < span.end && !end->figure) ++end;
    const bool figure = end != marks.end() && end->at < span.end;
    const auto mark = figure ? end : from;
    places[i] = mark == marks.end() ? marks.size() : mark->place;
  }
  std::map<size_t, size_t> seen;
  std::vector<std::string> ids;
  for (const size_t place : places) {
    const size_t ordinal = ++seen[place];
    ids.push_back(task + "-" + std::to_string(place) +
                  (ordinal > 1 ? "-" + std::to_string(ordinal) : ""));
  }
  return ids;
}

using Places = std::unordered_map<int, size_t>;  // of tasks, by number

Places PlacesOf(const Document& document) {
  Places places;
  for (size_t i = 0; i < document.tasks.size(); ++i)
    places.emplace(document.tasks[i].row.number, i);
  return places;
}

// The places of the findings, in the order in which they are told.
std::vector<size_t> OrderOf(const Document& document, const Places& places) {
  const auto rank = [&](size_t i) {
    const Finding& finding = document.findings[i];
    const auto task = finding.task ? places.find(*finding.task) : places.end();
    return task == places.end() ? 0 : task->second + 1;
  };
  std::vector<size_t> order(document.findings.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](size_t a, size_t b) { return rank(a) < rank(b); });
  return order;
}

std::vector<std::string> FindingIds(const Document& document, const Keys& keys) {
  const Places by_number = PlacesOf(document);
  std::unordered_map<std::string, size_t> seen;
  std::vector<std::string> ids(document.findings.size());
  for (const size_t place : OrderOf(document, by_number)) {
    const Finding& finding = document.findings[place];
    const auto task = finding.task ? by_number.find(*finding.task) : by_number.end();
    const bool of_task = task != by_number.end();
    std::string words;
    if (of_task && finding.span) {
      const std::string_view text = ledger::TextOf(document.tasks[task->second].row, finding.field);
      if (finding.span->begin <= finding.span->end && finding.span->end <= text.size())
        words = PlainWording(finding.span->In(text));
    }
    const std::string& owner = of_task ? keys.tasks[task->second].id : keys.plan;
    const std::string id = IdOf({"finding", owner, finding.code, Name(finding.field), words});
    const size_t ordinal = ++seen[id];
    ids[place] = ordinal == 1 ? id : IdOf({"finding", id, std::to_string(ordinal)});
  }
  return ids;
}

}  // namespace

void OrderFindings(Document& document) {
  std::vector<Finding> ordered;
  ordered.reserve(document.findings.size());
  for (const size_t place : OrderOf(document, PlacesOf(document)))
    ordered.push_back(std::move(document.findings[place]));
  document.findings = std::move(ordered);
}

std::string PlainWording(std::string_view text, bool figures) {
  std::string out;
  for (Scanner scanner(text, figures); !scanner.done();) scanner.Next(out);
  return out;
}

Keys KeysOf(const Document& document, std::string_view government) {
  Keys keys;
  keys.government = government;
  keys.document = document.source.sm3.substr(0, kDigits);
  keys.plan = PlanOf(document, government);
  const std::vector<std::string> wordings = WordingsOf(document.tasks);
  for (size_t i = 0; i < wordings.size(); ++i) {
    const auto& [row, reading] = document.tasks[i];
    std::string id = IdOf({"task", keys.plan, wordings[i]});
    std::vector<std::string> targets = TargetIds(id, row, reading.targets);
    keys.tasks.push_back({std::move(id), std::move(targets)});
  }
  keys.findings = FindingIds(document, keys);
  return keys;
}

}  // namespace duban::wire
