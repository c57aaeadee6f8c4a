// Entry points: MakeImportUndo.
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "wire/json_writer.h"
#include "workflow/undo_import.h"

namespace duban::cli {
namespace {

class ImportUndo : public Command {
 public:
  explicit ImportUndo(OpenWorkplace open) : open_(std::move(open)) {}

  std::string_view name() const override { return "import undo"; }

  std::vector<Example> examples() const override {
    return {{"duban import undo --government jichuan --year 2025", "example.undo.newest"},
            {"duban import undo --government jichuan --year 2025 --period 2025Q3 --dry-run",
             "example.undo.dry-run"}};
  }

  void Declare(Options& options) override {
    options.Value("--year", "YEAR", options_.year, ledger::kFirstYear, ledger::kLastYear,
                  Need::kRequired);
    options.Value("--period", "LABEL", options_.period);
    options.Value("--reason", "TEXT", options_.reason);
    options.Flag("-n,--dry-run", options_.dry_run);
    options.Flag("--json", json_);
    options.Value("-g,--government", "KEY", options_.government);
    options.Value("--store", "ADDRESS", store_);
  }

  base::Expected<int> Run(Console& console) override {
    DUBAN_TRY(workplace, open_(StoreAddress(store_), Purpose::kChange));
    DUBAN_TRY(government, ResolveGovernment(workplace->query(), options_.government));
    options_.government = government;
    DUBAN_TRY(undone, workflow::UndoImport(workplace->context(), options_));
    console.out.Line(json_ ? Json(undone) : Sentence(undone, console));
    return kDone;
  }

 private:
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
    json.Key("rows").Integer(undone.rows).Key("dry_run").Boolean(options_.dry_run);
    json.Key("event").Integer(static_cast<int64_t>(undone.event)).EndObject();
    return std::move(json).Take();
  }

  OpenWorkplace open_;
  workflow::UndoImportOptions options_;
  std::string store_;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> MakeImportUndo(OpenWorkplace open) {
  return std::make_unique<ImportUndo>(std::move(open));
}

}  // namespace duban::cli
