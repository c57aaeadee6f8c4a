// Entry points: MakeImport. What an import tells stands in import_report.h.
#include "workflow/import.h"

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/import_report.h"
#include "cli/inputs.h"
#include "cli/progress.h"
#include "port/system/file.h"
#include "port/system/hash.h"
#include "port/text/pinyin.h"
#include "read/reader.h"
#include "understand/publisher.h"
#include "understand/understand.h"

namespace duban::cli {
namespace {

using workflow::ImportOptions;

// The key of the government that bears the name already, else a new one: the name in Latin letters,
// with a figure where another government has them.
base::Expected<std::string> KeyFor(const query::Query& query, const std::string& name) {
  DUBAN_TRY(same_name, query.FindGovernments(name, 0, 0));
  for (const query::GovernmentSummary& one : same_name.governments)
    if (one.name == name) return one.key;
  const std::string letters = port::text::Pinyin(name).substr(0, 56);
  DUBAN_TRY(like, query.FindGovernments(letters, 0, 0));
  std::string key = letters;
  const auto taken = [&](const query::GovernmentSummary& one) { return one.key == key; };
  for (int i = 2; std::any_of(like.governments.begin(), like.governments.end(), taken); ++i)
    key = letters + "-" + std::to_string(i);
  return key;
}

// For --government auto: key and name from the document's own words. A document that names no place
// gets a key of its bytes, so that it can be looked at all the same.
base::Expected<void> GuessGovernment(const query::Query& query, const std::string& bytes,
                                     const std::string& path, ImportOptions& options) {
  if (options.name.empty()) {
    DUBAN_TRY(blocks, read::Read(bytes, path));
    auto document = understand::Assemble(blocks);
    if (!document) return base::Fail(std::move(document).error().Within(path));
    options.name = understand::GovernmentOf(*document);
  }
  options.government = "file-" + port::system::Sm3Hex(bytes).substr(0, 8);
  if (options.name.empty()) {
    options.name = port::system::FileName(path);
    return {};
  }
  DUBAN_TRY(key, KeyFor(query, options.name));
  if (!key.empty()) options.government = key;
  return {};
}

class Import : public Command {
 public:
  explicit Import(OpenWorkplace open) : open_(std::move(open)) {}

  std::string_view name() const override { return "import"; }

  std::vector<Example> examples() const override {
    return {{"duban import 2025Q4.html --government jichuan --name 霁川县", "example.import.plain"},
            {"duban import 2025Q4.html --government jichuan --dry-run", "example.import.dry-run"},
            {"duban import *.html --government auto", "example.import.auto"},
            {"duban import 2025Q4.html --government jichuan --store postgres://localhost/duban",
             "example.import.postgres"}};
  }

  void Declare(Options& options) override {
    options.Positional("FILE", paths_);
    options.Value("-g,--government", "KEY", options_.government, Need::kRequired);
    options.Value("--name", "NAME", options_.name);
    options.Value("--year", "YEAR", year_, 1949, 2199);
    options.Value("--period", "LABEL", options_.period);
    options.Flag("-n,--dry-run", options_.dry_run);
    options.Flag("--all", all_);
    options.Flag("--json", json_);
    options.Value("--store", "ADDRESS", store_);
  }

  base::Expected<int> Run(Console& console) override {
    if (year_ != 0) options_.year = year_;
    DUBAN_TRY(inputs, ExpandInputs(paths_, false));
    DUBAN_TRY(workplace, open_(StoreAddress(store_), Purpose::kWrite));
    Progress progress(console, inputs.size());
    ImportReport report(json_, all_, console);
    for (const Input& input : inputs) {
      progress.Step(input.path);
      auto done = ImportOne(*workplace, input.path);
      if (!done) {
        progress.Clear();
        console.out.Write(report.End());  // what was imported before this file stands
        return base::Fail(std::move(done).error());
      }
      console.out.Write(report.Of(*done, input.path));
    }
    console.out.Write(report.End());
    return kDone;
  }

 private:
  base::Expected<workflow::ImportResult> ImportOne(Workplace& workplace, const std::string& path) {
    const workflow::Context context = workplace.context();
    DUBAN_TRY(bytes, port::system::ReadFile(path));
    ImportOptions options = options_;
    if (options.government == "auto")
      DUBAN_CHECK(GuessGovernment(workplace.query(), bytes, path, options));
    auto done = workflow::ImportFile(context, bytes, port::system::FileName(path), options);
    if (done || !done.error().trail.empty()) return done;
    return base::Fail(std::move(done).error().Within(path));
  }

  OpenWorkplace open_;
  std::vector<std::string> paths_;
  ImportOptions options_;
  std::string store_;
  int year_ = 0;
  bool json_ = false, all_ = false;
};

}  // namespace

std::unique_ptr<Command> MakeImport(OpenWorkplace open) {
  return std::make_unique<Import>(std::move(open));
}

}  // namespace duban::cli
