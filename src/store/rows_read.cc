// ReadRows, ReadFindings.
//
// What stands behind an unknown name or a damaged number is read as the enumeration's first value
// or as none: the store was written by us, and a row that can be shown is worth more than an error.
#include <limits>

#include "store/places_text.h"
#include "store/rows.h"
#include "store/text.h"

namespace duban::store {
namespace {

using base::Expected;

struct Range {
  std::string_view government, edition;
  int64_t first, end;  // ordinals
  std::vector<db::Param> Params() const { return {government, edition, first, end}; }
};

constexpr std::string_view kInRange =
    " WHERE government = ? AND edition = ? AND ordinal >= ? AND ordinal < ?";

std::optional<base::Decimal> AmountOf(const std::optional<std::string>& text) {
  return text ? base::Decimal::Parse(*text) : std::nullopt;
}

std::optional<base::Span> SpanOf(const std::optional<uint32_t>& begin,
                                 const std::optional<uint32_t>& end) {
  if (!begin || !end) return std::nullopt;
  return base::Span{*begin, *end};
}

std::vector<ledger::ExtraCell> ExtraOf(std::string_view text) {
  std::vector<ledger::ExtraCell> extra;
  for (auto& [heading, cell] : DecodeArguments(text))
    extra.push_back({std::move(heading), std::move(cell)});
  return extra;
}

Expected<std::vector<StoredRow>> SelectRows(db::Session& session, const Range& range) {
  using S = std::string;
  DUBAN_TRY(rows,
            (session.Select<int, S, int, std::optional<S>, S, S, S, S, S, S, S, S, S, S, uint32_t,
                            uint32_t, uint32_t, uint32_t, uint32_t>(
                "SELECT ordinal, task, number, printed, category, content, leaders, lead_units,"
                " units, progress, remark, extra, places, overall, page, line, sheet, grid_row,"
                " grid_column FROM task_rows" +
                    S(kInRange) + " ORDER BY ordinal",
                range.Params())));
  std::vector<StoredRow> stored;
  stored.reserve(rows.size());
  for (auto& [ordinal, task, number, printed, category, content, leaders, lead_units, units,
              progress, remark, extra, places, overall, page, line, sheet, grid_row, grid_column] :
       rows) {
    StoredRow& one = stored.emplace_back();
    one.task = std::move(task);
    one.ordinal = ordinal;
    one.row = {number,
               std::move(printed),
               std::move(category),
               std::move(content),
               DecodeList(leaders),
               DecodeList(lead_units),
               DecodeList(units),
               std::move(progress),
               std::move(remark),
               ExtraOf(extra),
               {page, line, sheet, grid_row, grid_column},
               DecodePlaces(places)};
    one.reading.overall =
        ledger::ParseVerdictClass(overall).value_or(ledger::VerdictClass::kUnquantified);
  }
  return stored;
}

// The row of an ordinal; rows are in order and mostly without gaps.
StoredRow* Find(std::vector<StoredRow>& rows, int ordinal) {
  const auto found =
      std::lower_bound(rows.begin(), rows.end(), ordinal,
                       [](const StoredRow& row, int wanted) { return row.ordinal < wanted; });
  return found != rows.end() && found->ordinal == ordinal ? &*found : nullptr;
}

Expected<void> AddTargets(db::Session& session, const Range& range, std::vector<StoredRow>& to) {
  using S = std::string;
  using Amount = std::optional<S>;
  DUBAN_TRY(rows, (session.Select<int, S, S, S, S, S, Amount, Amount, Amount, S, S, uint32_t,
                                  uint32_t, uint32_t, uint32_t, S>(
                      "SELECT ordinal, object, kind, verb, stage, operator, value, upper, floor,"
                      " unit, dimension, span_begin, span_end, clause_begin, clause_end, rule"
                      " FROM targets" +
                          S(kInRange) + " ORDER BY ordinal, target",
                      range.Params())));
  for (auto& [ordinal, object, kind, verb, stage, op, value, upper, floor, unit, dimension, begin,
              end, clause_begin, clause_end, rule] : rows) {
    StoredRow* row = Find(to, ordinal);
    if (!row) continue;
    ledger::Target& target = row->reading.targets.emplace_back();
    target.object = std::move(object);
    target.kind = ledger::ParseTargetKind(kind).value_or(ledger::TargetKind::kVolume);
    target.verb = std::move(verb);
    target.stage = ledger::ParseStage(stage).value_or(ledger::Stage::kNone);
    target.op = ledger::ParseOperator(op).value_or(ledger::Operator::kAtLeast);
    target.value = AmountOf(value);
    target.upper = AmountOf(upper);
    target.floor = AmountOf(floor);
    target.unit = std::move(unit);
    target.dimension = ledger::ParseDimension(dimension).value_or(ledger::Dimension::kNone);
    target.span = {begin, end};
    target.clause = {clause_begin, clause_end};
    target.rule = std::move(rule);
  }
  return {};
}

Expected<void> AddVerdicts(db::Session& session, const Range& range, std::vector<StoredRow>& to) {
  using S = std::string;
  DUBAN_TRY(rows, (session.Select<int, S, S, std::optional<S>, std::optional<S>, S, int, S,
                                  std::optional<uint32_t>, std::optional<uint32_t>, S, S>(
                      "SELECT ordinal, class, reason, reported, ratio, as_of, window_months, rule,"
                      " span_begin, span_end, why_key, why_arguments FROM verdicts" +
                          S(kInRange) + " ORDER BY ordinal, target",
                      range.Params())));
  for (auto& [ordinal, verdict_class, reason, reported, ratio, as_of, months, rule, begin, end,
              why_key, why_arguments] : rows) {
    StoredRow* row = Find(to, ordinal);
    if (!row) continue;
    ledger::Verdict& verdict = row->reading.verdicts.emplace_back();
    verdict.verdict_class =
        ledger::ParseVerdictClass(verdict_class).value_or(ledger::VerdictClass::kUnreported);
    verdict.reason =
        ledger::ParseUnreportedReason(reason).value_or(ledger::UnreportedReason::kNone);
    verdict.reported = AmountOf(reported);
    verdict.ratio = AmountOf(ratio);
    verdict.as_of = std::move(as_of);
    verdict.window_months = months;
    verdict.rule = std::move(rule);
    verdict.span = SpanOf(begin, end);
    verdict.why = {std::move(why_key), DecodeArguments(why_arguments)};
  }
  return {};
}

Expected<void> AddEvents(db::Session& session, const Range& range, std::vector<StoredRow>& to) {
  DUBAN_TRY(rows, (session.Select<int, std::string, std::string, uint32_t, uint32_t>(
                      "SELECT ordinal, verb, object, span_begin, span_end FROM event_promises" +
                          std::string(kInRange) + " ORDER BY ordinal, promise",
                      range.Params())));
  for (auto& [ordinal, verb, object, begin, end] : rows)
    if (StoredRow* row = Find(to, ordinal))
      row->reading.events.push_back({std::move(verb), std::move(object), {begin, end}});
  return {};
}

Expected<std::vector<ledger::Finding>> SelectFindings(db::Session& session, std::string_view where,
                                                      db::Params params) {
  using S = std::string;
  DUBAN_TRY(
      rows,
      (session.Select<std::optional<int>, S, S, S, std::optional<uint32_t>, std::optional<uint32_t>,
                      S, uint32_t, uint32_t, uint32_t, uint32_t, uint32_t>(
          "SELECT number, code, severity, field, span_begin, span_end, arguments, page,"
          " line, sheet, grid_row, grid_column FROM findings WHERE " +
              S(where) + " ORDER BY finding",
          params)));
  std::vector<ledger::Finding> findings;
  findings.reserve(rows.size());
  for (auto& [number, code, severity, field, begin, end, arguments, page, line, sheet, grid_row,
              grid_column] : rows) {
    findings.push_back({std::move(code),
                        ledger::ParseSeverity(severity).value_or(ledger::Severity::kWarning),
                        number,
                        ledger::ParseField(field).value_or(ledger::Field::kNone),
                        SpanOf(begin, end),
                        DecodeArguments(arguments),
                        {page, line, sheet, grid_row, grid_column}});
  }
  return findings;
}

// All findings for a whole edition; those of one number for a single row.
Expected<std::vector<ledger::Finding>> FindingsFor(db::Session& session, const Range& range,
                                                   const std::vector<StoredRow>& rows) {
  if (rows.size() != 1) return ReadFindings(session, range.government, range.edition);
  return SelectFindings(session, "government = ? AND edition = ? AND number = ?",
                        {range.government, range.edition, rows[0].row.number});
}

}  // namespace

Expected<std::vector<ledger::Finding>> ReadFindings(db::Session& session,
                                                    std::string_view government,
                                                    std::string_view edition,
                                                    std::string_view code) {
  if (code.empty())
    return SelectFindings(session, "government = ? AND edition = ?", {government, edition});
  return SelectFindings(session, "government = ? AND edition = ? AND code = ?",
                        {government, edition, code});
}

Expected<std::vector<StoredRow>> ReadRows(db::Session& session, std::string_view government,
                                          std::string_view edition, int first, int count) {
  const Range range{government, edition, first,
                    count > 0 ? int64_t{first} + count : std::numeric_limits<int32_t>::max()};
  DUBAN_TRY(rows, SelectRows(session, range));
  if (rows.empty()) return std::move(rows);
  DUBAN_CHECK(AddTargets(session, range, rows));
  DUBAN_CHECK(AddVerdicts(session, range, rows));
  DUBAN_CHECK(AddEvents(session, range, rows));
  DUBAN_TRY(findings, FindingsFor(session, range, rows));
  std::unordered_multimap<int, size_t> by_number;
  for (size_t i = 0; i < rows.size(); ++i) by_number.emplace(rows[i].row.number, i);
  for (const ledger::Finding& finding : findings) {
    if (!finding.task) continue;
    const auto [begin, end] = by_number.equal_range(*finding.task);
    for (auto it = begin; it != end; ++it) rows[it->second].findings.push_back(finding);
  }
  return std::move(rows);
}

}  // namespace duban::store
