// WriteRows.
#include "store/places_text.h"
#include "store/rows.h"
#include "store/text.h"

namespace duban::store {
namespace {

using base::Expected;
using db::Param;

std::optional<std::string> TextOf(const std::optional<base::Decimal>& amount) {
  return amount ? std::optional(amount->ToString()) : std::nullopt;
}

std::optional<int> BeginOf(const std::optional<base::Span>& span) {
  return span ? std::optional(static_cast<int>(span->begin)) : std::nullopt;
}

std::optional<int> EndOf(const std::optional<base::Span>& span) {
  return span ? std::optional(static_cast<int>(span->end)) : std::nullopt;
}

std::string ExtraText(const std::vector<ledger::ExtraCell>& extra) {
  base::Arguments cells;
  for (const auto& [heading, text] : extra) cells.emplace_back(heading, text);
  return EncodeArguments(cells);
}

// Collects the rows of one table and writes them at once.
class Table {
 public:
  Table(std::string_view into, size_t width) : into_(into), width_(width) {}

  void Add(std::initializer_list<Param> values) {
    values_.insert(values_.end(), values.begin(), values.end());
  }
  void AddPlace(const ledger::SourcePlace& place) {
    Add({place.page, place.line, place.sheet, place.row, place.column});
  }
  Expected<void> Write(db::Session& session) const {
    return session.Insert(into_, width_, values_);
  }

 private:
  std::string_view into_;
  size_t width_;
  std::vector<Param> values_;
};

class Writer {
 public:
  Writer(std::string_view government, std::string_view edition)
      : government_(government), edition_(edition) {}

  void AddRow(int ordinal, const ledger::DocumentTask& one, std::string_view task) {
    const ledger::Row& row = one.row;
    rows_.Add({government_, edition_, ordinal, task, row.number, row.printed, row.category,
               row.content, EncodeList(row.leaders), EncodeList(row.lead_units),
               EncodeList(row.units), row.progress, row.remark, ExtraText(row.extra),
               EncodePlaces(row.places), ledger::Name(one.reading.overall)});
    rows_.AddPlace(row.place);
    for (size_t i = 0; i < one.reading.targets.size(); ++i)
      AddTarget(ordinal, static_cast<int>(i), one.reading.targets[i]);
    for (size_t i = 0; i < one.reading.verdicts.size(); ++i)
      AddVerdict(ordinal, static_cast<int>(i), one.reading.verdicts[i]);
    for (size_t i = 0; i < one.reading.events.size(); ++i) {
      const ledger::EventPromise& event = one.reading.events[i];
      events_.Add({government_, edition_, ordinal, static_cast<int>(i), event.verb, event.object,
                   event.span.begin, event.span.end});
    }
  }

  void AddFinding(int ordinal, const ledger::Finding& finding) {
    findings_.Add({government_, edition_, ordinal, finding.task, finding.code,
                   ledger::Name(finding.severity), ledger::Name(finding.field),
                   BeginOf(finding.span), EndOf(finding.span), EncodeArguments(finding.arguments)});
    findings_.AddPlace(finding.place);
  }

  Expected<void> Write(db::Session& session) const {
    for (const Table* table : {&rows_, &targets_, &verdicts_, &events_, &findings_})
      DUBAN_CHECK(table->Write(session));
    return {};
  }

 private:
  void AddTarget(int ordinal, int place, const ledger::Target& target) {
    targets_.Add({government_, edition_, ordinal, place, target.object, ledger::Name(target.kind),
                  target.verb, ledger::Name(target.stage), ledger::Name(target.op),
                  TextOf(target.value), TextOf(target.upper), TextOf(target.floor), target.unit,
                  ledger::Name(target.dimension), target.span.begin, target.span.end,
                  target.clause.begin, target.clause.end, target.rule});
  }

  void AddVerdict(int ordinal, int place, const ledger::Verdict& verdict) {
    verdicts_.Add({government_, edition_, ordinal, place, ledger::Name(verdict.verdict_class),
                   ledger::Name(verdict.reason), TextOf(verdict.reported), TextOf(verdict.ratio),
                   verdict.as_of, verdict.window_months, verdict.rule, BeginOf(verdict.span),
                   EndOf(verdict.span), verdict.why.key, EncodeArguments(verdict.why.arguments)});
  }

  const std::string_view government_, edition_;
  Table rows_{
      "task_rows (government, edition, ordinal, task, number, printed, category, content, leaders,"
      " lead_units, units, progress, remark, extra, places, overall, page, line, sheet,"
      " grid_row, grid_column)",
      21};
  Table targets_{
      "targets (government, edition, ordinal, target, object, kind, verb, stage, operator, value,"
      " upper, floor, unit, dimension, span_begin, span_end, clause_begin, clause_end, rule)",
      19};
  Table verdicts_{
      "verdicts (government, edition, ordinal, target, class, reason, reported, ratio, as_of,"
      " window_months, rule, span_begin, span_end, why_key, why_arguments)",
      15};
  Table events_{
      "event_promises (government, edition, ordinal, promise, verb, object, span_begin, span_end)",
      8};
  Table findings_{
      "findings (government, edition, finding, number, code, severity, field, span_begin, span_end,"
      " arguments, page, line, sheet, grid_row, grid_column)",
      15};
};

}  // namespace

Expected<void> WriteRows(db::Session& session, std::string_view government,
                         std::string_view edition, const ledger::Document& document,
                         const std::vector<std::string>& tasks) {
  Writer writer(government, edition);
  for (size_t i = 0; i < document.tasks.size(); ++i)
    writer.AddRow(static_cast<int>(i), document.tasks[i], tasks[i]);
  for (size_t i = 0; i < document.findings.size(); ++i)
    writer.AddFinding(static_cast<int>(i), document.findings[i]);
  return writer.Write(session);
}

}  // namespace duban::store
