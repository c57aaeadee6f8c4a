// Entry points: MakeImport. What an import tells stands in import_report.h.
#include "workflow/import.h"

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/import_report.h"
#include "cli/inputs.h"
#include "cli/progress.h"
#include "cli/sidecar.h"
#include "port/system/file.h"
#include "port/system/hash.h"
#include "port/text/pinyin.h"
#include "read/reader.h"
#include "understand/publisher.h"
#include "understand/understand.h"

namespace duban::cli {
namespace {

using workflow::ImportOptions;

// What must be known of a file before it is imported.
struct Peek {
  std::string path;
  std::string place;  // the government that the document names; may be empty
  base::Date as_of{9999, 12, 31};
  base::Date published;
  std::string sm3;
  ledger::Origin origin;
  std::vector<ledger::Finding> doubts;  // about what was told of its origin
  std::string bytes;                    // of what cannot be read again (a pipe); files are
};

base::Expected<Peek> PeekInto(const std::string& path, const Origins& origins, bool despite_mark) {
  DUBAN_TRY(bytes, ReadInput(path));
  DUBAN_TRY(blocks, read::Read(bytes, path));
  auto document = understand::Assemble(blocks);
  if (!document) return base::Fail(std::move(document).error().Within(path));
  if (auto refused = workflow::RefuseMarks(*document, despite_mark); !refused)
    return base::Fail(std::move(refused).error().Within(path));
  Peek peek{path, understand::GovernmentOf(*document)};
  ledger::Document told;
  origins.Apply(path, told);
  peek.origin = std::move(told.source.origin);
  peek.doubts = std::move(told.findings);
  if (document->period) peek.as_of = document->period->as_of;
  const ledger::Disclosure& head = document->disclosure;
  peek.published = head.published.value_or(head.created.value_or(base::Date{}));
  peek.sm3 = port::system::Sm3Hex(bytes);
  if (path == kStandardInput || !port::system::IsRegularFile(path)) peek.bytes = std::move(bytes);
  return peek;
}

// The bytes that were looked at, and no others.
base::Expected<std::string> BytesOf(const Peek& peek) {
  if (!peek.bytes.empty()) return peek.bytes;
  DUBAN_TRY(bytes, port::system::ReadFile(peek.path));
  if (port::system::Sm3Hex(bytes) != peek.sm3)
    return base::Fail(base::ErrorCode::kConflict, "file-changed", {{"path", peek.path}});
  return std::move(bytes);
}

// Several files in the order of their periods, and of their publication within one, so that tasks
// find their history and a correction comes after what it corrects. All are looked at before
// anything is written.
base::Expected<std::vector<Peek>> PeekInOrder(const std::vector<Input>& inputs,
                                              const Origins& origins, bool despite_mark) {
  std::vector<Peek> peeks;
  for (const Input& input : inputs) {
    DUBAN_TRY(peek, PeekInto(input.path, origins, despite_mark));
    peeks.push_back(std::move(peek));
  }
  std::stable_sort(peeks.begin(), peeks.end(), [](const Peek& a, const Peek& b) {
    return std::tie(a.as_of, a.published) < std::tie(b.as_of, b.published);
  });
  return peeks;
}

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

// For --government auto. A document that names no place gets a key of its bytes, so that it can be
// looked at all the same.
base::Expected<void> GuessGovernment(const query::Query& query, const Peek& peek,
                                     ImportOptions& options) {
  if (options.name.empty()) options.name = peek.place;
  options.government = "file-" + peek.sm3.substr(0, 8);
  if (options.name.empty()) {
    options.name = port::system::FileName(peek.path);
    return {};
  }
  DUBAN_TRY(key, KeyFor(query, options.name));
  if (!key.empty()) options.government = key;
  return {};
}

// A government that the store does not have yet bears the name that its document gives it.
base::Expected<void> NameNewGovernment(const query::Query& query, const Peek& peek,
                                       ImportOptions& options) {
  if (!options.name.empty()) return {};
  const auto stored = query.Government(options.government);
  if (stored || stored.error().code != base::ErrorCode::kNotFound) return {};
  options.name = peek.place;
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
    options.Value("--year", "YEAR", year_, ledger::kFirstYear, ledger::kLastYear);
    options.Value("--period", "LABEL", options_.period);
    options.Value("--metadata", "PATH", metadata_);
    options.Flag("-n,--dry-run", options_.dry_run);
    options.Flag("--despite-mark", options_.despite_mark);
    options.Flag("--all", all_);
    options.Flag("--json", json_);
    options.Value("--store", "ADDRESS", store_);
  }

  base::Expected<int> Run(Console& console) override {
    if (year_ != 0) options_.year = year_;
    DUBAN_TRY(inputs, ExpandInputs(paths_, false));
    if (inputs.size() > 1 && !options_.period.empty())
      return base::Fail(base::ErrorCode::kUsage, "import-one-period");
    Origins origins;
    if (!metadata_.empty()) {
      DUBAN_TRY(listed, Origins::Read(metadata_));
      origins = std::move(listed);
    }
    DUBAN_TRY(peeks, PeekInOrder(inputs, origins, options_.despite_mark));
    DUBAN_TRY(workplace,
              open_(StoreAddress(store_), options_.dry_run ? Purpose::kTry : Purpose::kWrite));
    Progress progress(console, peeks.size());
    ImportReport report(json_, all_, console);
    for (const Peek& peek : peeks) {
      progress.Step(peek.path);
      auto done = ImportOne(*workplace, peek);
      if (!done) {
        progress.Clear();
        console.out.Write(report.End());  // what was imported before this file stands
        return base::Fail(std::move(done).error());
      }
      console.out.Write(report.Of(*done, peek.path));
    }
    console.out.Write(report.End());
    return kDone;
  }

 private:
  base::Expected<workflow::ImportResult> ImportOne(Workplace& workplace, const Peek& peek) {
    const workflow::Context context = workplace.context();
    ImportOptions options = options_;
    options.origin = peek.origin;
    options.doubts = peek.doubts;
    if (options.government == "auto")
      DUBAN_CHECK(GuessGovernment(workplace.query(), peek, options));
    else
      DUBAN_CHECK(NameNewGovernment(workplace.query(), peek, options));
    DUBAN_TRY(bytes, BytesOf(peek));
    auto done = workflow::ImportFile(context, bytes, port::system::FileName(peek.path), options);
    if (done || !done.error().trail.empty()) return done;
    return base::Fail(std::move(done).error().Within(peek.path));
  }

  OpenWorkplace open_;
  std::vector<std::string> paths_;
  ImportOptions options_;
  std::string store_, metadata_;
  int year_ = 0;
  bool json_ = false, all_ = false;
};

}  // namespace

std::unique_ptr<Command> MakeImport(OpenWorkplace open) {
  return std::make_unique<Import>(std::move(open));
}

}  // namespace duban::cli
