// Entry points: MakeImportUndo.
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/stored.h"
#include "wire/json_writer.h"
#include "workflow/undo_import.h"

namespace duban::cli {
namespace {

class ImportUndo : public Command {
 public:
  explicit ImportUndo(OpenWorkplace open) : open_(std::move(open)) {}

  std::string_view name() const override { return "import undo"; }

  std::vector<Example> examples() const override {
    return {{"duban import undo yunxiu --period 2025Q4", "example.undo.period"},
            {"duban import undo yunxiu --period 2025Q3 --dry-run", "example.undo.dry-run"}};
  }

  void Declare(Options& options) override {
    options.Positional("GOVERNMENT", placed_, Need::kOptional);
    options.Value("--year", "YEAR", options_.year, ledger::kFirstYear, ledger::kLastYear);
    options.Value("--period", "LABEL", options_.period);
    options.Value("--reason", "TEXT", options_.reason);
    options.Flag("-n,--dry-run", options_.dry_run);
    options.Flag("--json", json_);
    options.Value("-g,--government", "KEY", named_);
    options.Value("--store", "ADDRESS", store_);
  }

  base::Expected<int> Run(Console& console) override {
    DUBAN_TRY(workplace,
              open_(StoreAddress(store_), options_.dry_run ? Purpose::kRead : Purpose::kChange));
    DUBAN_TRY(either, EitherGovernment(placed_, named_));
    DUBAN_TRY(government, ResolveChain(*workplace, either));
    options_.government = government;
    DUBAN_CHECK(ChoosePeriod(workplace->query()));
    DUBAN_TRY(undone, workflow::UndoImport(workplace->context(), options_));
    console.out.Line(json_ ? Json(undone) : Sentence(undone, console));
    if (undone.corrections > 0)
      console.Remark(
          console.Say("undo.corrections", {{"count", std::to_string(undone.corrections)}}));
    if (undone.nothing_stands && !options_.dry_run)
      console.Remark(console.Say("undo.nothing-stands", {{"government", undone.government}}));
    return kDone;
  }

 private:
  // The period that is named, else the only one that stands: of several, somebody must say which.
  base::Expected<void> ChoosePeriod(const query::Query& query) {
    if (!options_.period.empty()) {
      const auto period = ledger::Period::Parse(options_.period);
      if (!period)
        return base::Fail(base::ErrorCode::kUsage, "period-wrong", {{"period", options_.period}});
      if (options_.year == 0) options_.year = period->year();
      return {};
    }
    DUBAN_TRY(government, query.Government(options_.government));
    std::vector<Standing> standing;  // newest first
    for (const query::YearSummary& year : government.years)
      if (options_.year == 0 || options_.year == year.year)
        for (auto period = year.periods.rbegin(); period != year.periods.rend(); ++period)
          standing.push_back({year.year, period->label});
    return TakeOnly(standing);
  }

  struct Standing {
    int year = 0;  // of the plan
    std::string label;
  };

  base::Expected<void> TakeOnly(const std::vector<Standing>& standing) {
    if (standing.empty() && options_.year == 0)
      return base::Fail(base::ErrorCode::kNotFound, "government-without-ledger",
                        {{"government", options_.government}});
    if (standing.empty()) return {};
    if (standing.size() > 1) {
      std::string periods;
      for (const Standing& one : standing) periods += (periods.empty() ? "" : ", ") + Named(one);
      return base::Fail(base::ErrorCode::kUsage, "undo-which",
                        {{"periods", periods}, {"newest", Named(standing[0])}});
    }
    options_.year = standing[0].year;
    options_.period = standing[0].label;
    return {};
  }

  // A label names the plan of its own year; of another one's, that must be said too.
  static std::string Named(const Standing& one) {
    const auto period = ledger::Period::Parse(one.label);
    const bool own = period && period->year() == one.year;
    return one.label + (own ? "" : " --year " + std::to_string(one.year));
  }

  std::string Sentence(const workflow::UndoImportResult& undone, const Console& console) const {
    const base::Arguments arguments = {
        {"government", undone.government},
        {"period", undone.period},
        {"undone", std::to_string(undone.undone_edition)},
        {"rows", std::to_string(undone.rows)},
        {"edition", undone.edition ? std::to_string(*undone.edition) : ""}};
    const std::string would = options_.dry_run ? "would-" : "";
    std::string text = console.Say("undo." + would + (undone.edition ? "back" : "gone"), arguments);
    if (options_.dry_run) text += "\n" + console.Say("import.dry-run");
    return text;
  }

  std::string Json(const workflow::UndoImportResult& undone) const {
    wire::JsonWriter json(2);
    json.BeginObject().Key("government").String(undone.government);
    json.Key("year").Integer(undone.year).Key("period").String(undone.period);
    json.Key("undone_edition").Integer(undone.undone_edition).Key("edition");
    undone.edition ? json.Integer(*undone.edition) : json.Null();
    json.Key("rows").Integer(undone.rows).Key("corrections").Integer(undone.corrections);
    json.Key("dry_run").Boolean(options_.dry_run);
    json.Key("event").Integer(static_cast<int64_t>(undone.event)).EndObject();
    return std::move(json).Take();
  }

  OpenWorkplace open_;
  workflow::UndoImportOptions options_;
  std::string placed_, named_, store_;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> MakeImportUndo(OpenWorkplace open) {
  return std::make_unique<ImportUndo>(std::move(open));
}

}  // namespace duban::cli
