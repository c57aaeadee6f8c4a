// Entry points: MakeDoctor. What is installed, what is missing, and whether the store opens.
#include "base/address.h"
#include "cli/commands.h"
#include "cli/doctor_tsv.h"
#include "cli/exit_status.h"
#include "cli/help.h"
#include "cli/width.h"
#include "port/system/installed.h"
#include "port/system/terminal.h"
#include "wire/json_writer.h"

namespace duban::cli {
namespace {

struct Answer {
  std::string what;    // "libsqlite3.so.0"
  std::string state;   // "ok", "missing", "optional"
  std::string detail;  // version, path, or which package to install
};

class Doctor : public Command {
 public:
  explicit Doctor(OpenWorkplace open) : open_(std::move(open)) {}

  std::string_view name() const override { return "doctor"; }

  std::vector<Example> examples() const override {
    return {{"duban doctor", "example.doctor.plain"}};
  }

  void Declare(Options& options) override {
    options.Flag("--json", json_);
    options.Value("--store", "ADDRESS", store_);
  }

  base::Expected<int> Run(Console& console) override {
    std::vector<Answer> answers;
    for (const DoctorRow& row : kDoctorRows) answers.push_back(LookFor(row, console));
    answers.push_back(LocaleAnswer(console));
    answers.push_back(StoreAnswer(console));
    console.out.Write(json_ ? Json(answers) : Text(answers, console));
    const auto missing = [](const Answer& one) { return one.state == "missing"; };
    return std::any_of(answers.begin(), answers.end(), missing) ? kDoubts : kDone;
  }

 private:
  static Answer LookFor(const DoctorRow& row, const Console& console) {
    const bool chinese = console.voice.language == words::Language::kChinese;
    const std::string use(chinese ? row.zh : row.en);
    std::optional<std::string> found;
    if (row.kind == "library")
      found = port::system::LibraryVersion(std::string(row.file), std::string(row.symbol));
    else if (std::string path = port::system::FindExecutable(std::string(row.file)); !path.empty())
      found = std::move(path);
    if (found) return {std::string(row.file), "ok", use + (found->empty() ? "" : "  ") + *found};
    return {std::string(row.file), row.need == "run" ? "missing" : "optional",
            console.Say("doctor.install", {{"use", use}, {"package", std::string(row.package)}})};
  }

  // Chinese needs UTF-8; other locales show it as question marks.
  static Answer LocaleAnswer(const Console& console) {
    std::string locale;
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"})
      if (locale.empty()) locale = port::system::Environment(name);
    const bool utf8 = locale.find("UTF-8") != locale.npos || locale.find("utf8") != locale.npos;
    if (utf8) return {console.Say("doctor.locale"), "ok", locale};
    return {console.Say("doctor.locale"), "optional",
            console.Say("doctor.no-utf8", {{"locale", locale.empty() ? "-" : locale}})};
  }

  Answer StoreAnswer(const Console& console) const {
    const std::string address = StoreAddress(store_);
    const std::string shown = base::WithoutPassword(address);
    const auto workplace = open_(address, Purpose::kRead);
    if (!workplace && workplace.error().code == base::ErrorCode::kNotFound)
      return {console.Say("doctor.store"), "optional",
              console.Say("doctor.no-store", {{"store", shown}})};
    if (!workplace)
      return {console.Say("doctor.store"), "missing", words::Say(workplace.error(), console.voice)};
    const auto list = (*workplace)->query().FindGovernments({}, 0, 1);
    if (!list)
      return {console.Say("doctor.store"), "missing", words::Say(list.error(), console.voice)};
    return {console.Say("doctor.store"), "ok",
            console.Say("doctor.store-holds", {{"store", shown},
                                               {"engine", (*workplace)->engine()},
                                               {"governments", std::to_string(list->total)}})};
  }

  static std::string Text(const std::vector<Answer>& answers, const Console& console) {
    std::string out = console.Paint(Colour::kBold, VersionLine()) + "\n";
    for (const Answer& one : answers) {
      const Colour colour = one.state == "ok"        ? Colour::kGreen
                            : one.state == "missing" ? Colour::kRed
                                                     : Colour::kYellow;
      const std::string state = console.Say("doctor.state-" + one.state);
      out += "  " + console.Paint(colour, Padded(state, 8)) + "  " + Padded(one.what, 18) + "  " +
             one.detail + "\n";
    }
    return out;
  }

  static std::string Json(const std::vector<Answer>& answers) {
    wire::JsonWriter json(2);
    json.BeginObject().Key("version").String(VersionLine()).Key("answers").BeginArray();
    for (const Answer& one : answers)
      json.BeginObject()
          .Key("what")
          .String(one.what)
          .Key("state")
          .String(one.state)
          .Key("detail")
          .String(one.detail)
          .EndObject();
    json.EndArray().EndObject();
    return std::move(json).Take() + "\n";
  }

  OpenWorkplace open_;
  std::string store_;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> MakeDoctor(OpenWorkplace open) {
  return std::make_unique<Doctor>(std::move(open));
}

}  // namespace duban::cli
