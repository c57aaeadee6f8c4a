// Entry points: MakeRead.
#include "cli/commands.h"
#include "cli/document.h"
#include "cli/exit_status.h"
#include "wire/document_json.h"

namespace duban::cli {
namespace {

std::string InChinese(const base::Message& message) {
  return words::Say(message);
}

class Read : public Command {
 public:
  std::string_view name() const override { return "read"; }

  std::vector<Example> examples() const override {
    return {{"duban read 2025Q4.html --json", "example.read.json"}};
  }

  void Declare(Options& options) override {
    options.Positional("FILE", files_);
    options.Flag("--json", json_);
  }

  base::Expected<int> Run(Console& console) override {
    for (const std::string& file : files_) {
      DUBAN_TRY(document, ReadDocument(file));
      console.out.Write(wire::WriteDocument(document, InChinese));
    }
    return kDone;
  }

 private:
  std::vector<std::string> files_;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> MakeRead() {
  return std::make_unique<Read>();
}

}  // namespace duban::cli
