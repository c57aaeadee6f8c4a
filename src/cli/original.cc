// Entry points: MakeOriginal. The file that an edition was imported from, byte for byte.
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/stored.h"
#include "port/system/file.h"

namespace duban::cli {
namespace {

class OriginalCommand : public Command {
 public:
  explicit OriginalCommand(OpenWorkplace open) : open_(std::move(open)) {}

  std::string_view name() const override { return "original"; }

  std::vector<Example> examples() const override {
    return {{"duban original yunxiu --period 2025Q4 --out 2025Q4.html", "example.original.newest"},
            {"duban original yunxiu --period 2025Q4 --edition 1 | sha256sum",
             "example.original.edition"}};
  }

  void Declare(Options& options) override {
    options.Positional("GOVERNMENT", which_.government, Need::kOptional);
    options.Value("--year", "YEAR", which_.year, ledger::kFirstYear, ledger::kLastYear);
    options.Value("--period", "LABEL", which_.period);
    options.Value("--edition", "N", edition_, 1, kHighest);
    options.Value("-o,--out", "PATH", out_);
    options.Value("-g,--government", "KEY", named_);
    options.Value("--store", "ADDRESS", store_);
  }

  base::Expected<int> Run(Console& console) override {
    DUBAN_TRY(either, EitherGovernment(which_.government, named_));
    which_.government = std::move(either);
    DUBAN_TRY(workplace, open_(StoreAddress(store_), Purpose::kRead));
    DUBAN_TRY(key, ResolveChain(*workplace, which_.government));
    which_.government = key;
    // Also editions of a period where nothing stands any more: then the period must be named.
    if (edition_ == 0 || which_.period.empty()) {
      DUBAN_TRY(view, FindLedger(workplace->query(), which_));
      which_.year = view.year;
      which_.period = view.period;
    } else if (which_.year == 0) {
      const auto period = ledger::Period::Parse(which_.period);
      if (!period)
        return base::Fail(base::ErrorCode::kUsage, "period-wrong", {{"period", which_.period}});
      which_.year = period->year();
    }
    DUBAN_TRY(original, workplace->keeping().OriginalOf(key, which_.year, which_.period, edition_));
    if (out_.empty())
      console.out.Write(original.bytes);
    else
      DUBAN_CHECK(port::system::WriteFile(out_, original.bytes));
    return kDone;
  }

 private:
  static constexpr int kHighest = 1'000'000;

  OpenWorkplace open_;
  WhichLedger which_;
  std::string out_, store_, named_;
  int edition_ = 0;
};

}  // namespace

std::unique_ptr<Command> MakeOriginal(OpenWorkplace open) {
  return std::make_unique<OriginalCommand>(std::move(open));
}

}  // namespace duban::cli
