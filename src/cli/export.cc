// Entry points: MakeExport.
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/read_output.h"
#include "cli/scheme_file.h"
#include "cli/stored.h"
#include "port/system/file.h"
#include "query/document_of.h"

namespace duban::cli {
namespace {

// What the name of the written file asks for where --format says nothing: x.csv is lines of a
// table, with the mark by which a spreadsheet knows them. Nothing here makes a spreadsheet's own
// file.
base::Expected<std::string> FormatOf(std::string_view path) {
  std::string name(path);
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  for (const std::string_view other :
       {".xlsx", ".xls", ".ods", ".et", ".docx", ".doc", ".wps", ".pdf"})
    if (name.ends_with(other))
      return base::Fail(base::ErrorCode::kUsage, "export-suffix",
                        {{"name", std::string(path)}, {"suffix", std::string(other)}});
  return std::string(name.ends_with(".csv") ? "csv" : name.ends_with(".jsonl") ? "jsonl" : "json");
}

class Export : public Command {
 public:
  explicit Export(OpenWorkplace open) : open_(std::move(open)) {}

  std::string_view name() const override { return "export"; }

  std::vector<Example> examples() const override {
    return {{"duban export yunxiu --period 2025Q4 --format json", "example.export.json"},
            {"duban export yunxiu --format csv --level target --bom --out targets.csv",
             "example.export.csv"},
            {"duban export yunxiu --all-periods --format csv --level target --out history.csv",
             "example.export.all-periods"},
            {"duban export yunxiu --format csv --scheme lights --bom --out lights.csv",
             "example.export.scheme"}};
  }

  void Declare(Options& options) override {
    options.Positional("GOVERNMENT", which_.government, Need::kOptional);
    options.Value("--year", "YEAR", which_.year, ledger::kFirstYear, ledger::kLastYear);
    options.Value("--period", "LABEL", which_.period);
    options.Flag("--all-periods", all_periods_);
    options.Choice("--format", {"json", "jsonl", "csv"}, format_);
    options.Choice("--level", {"document", "task", "target", "finding"}, level_);
    options.Flag("--bom", bom_);
    options.Choice("--headings", {"keys", "zh"}, headings_);
    options.Value("--scheme", "SCHEME", scheme_);
    options.Value("-o,--out", "PATH", out_);
    options.Value("-g,--government", "KEY", named_);
    options.Value("--store", "ADDRESS", store_);
  }

  base::Expected<int> Run(Console& console) override {
    DUBAN_TRY(either, EitherGovernment(which_.government, named_));
    which_.government = std::move(either);
    if (format_.empty()) {
      DUBAN_TRY(format, FormatOf(out_));
      bom_ |= format == "csv";
      format_ = std::move(format);
    }
    std::shared_ptr<const ledger::Scheme> scheme;
    if (!scheme_.empty()) {
      DUBAN_TRY(loaded, LoadScheme(scheme_));
      scheme = std::move(loaded);
    }
    const ReadOutput::Shape shape{format_,
                                  *wire::ParseLevel(level_.empty() ? "task" : level_),
                                  bom_,
                                  headings_ == "zh",
                                  true,
                                  !all_periods_,
                                  std::move(scheme),
                                  !level_.empty()};
    DUBAN_CHECK(ReadOutput::Check(shape));
    DUBAN_TRY(workplace, open_(StoreAddress(store_), Purpose::kRead));
    const ReadOutput output(shape, console);
    DUBAN_TRY(wanted, Wanted(workplace->query()));
    std::string text = output.Begin();
    for (const WhichLedger& which : wanted) {
      DUBAN_TRY(view, FindLedger(workplace->query(), which));
      if (&which != &wanted.front()) text += output.Between();
      text += output.Of(query::DocumentOf(view), view.source.name,
                        {query::TaskIdsOf(view), view.government_name});
    }
    text += output.End();
    if (out_.empty())
      console.out.Write(text);
    else
      DUBAN_CHECK(port::system::WriteFile(out_, text));
    return kDone;
  }

 private:
  base::Expected<std::vector<WhichLedger>> Wanted(const query::Query& query) const {
    if (!all_periods_) return std::vector{which_};
    if (!which_.period.empty()) return base::Fail(base::ErrorCode::kUsage, "export-period-twice");
    return EveryLedger(query, which_);
  }

  OpenWorkplace open_;
  WhichLedger which_;
  std::string format_, level_, headings_ = "keys", out_, store_, named_, scheme_;
  bool bom_ = false, all_periods_ = false;
};

}  // namespace

std::unique_ptr<Command> MakeExport(OpenWorkplace open) {
  return std::make_unique<Export>(std::move(open));
}

}  // namespace duban::cli
