// Entry points: MakeDoctor. What is installed, what is missing, whether the store opens, and
// whether its ledgers are what their chains say.
#include "base/address.h"
#include "cli/commands.h"
#include "cli/doctor_tsv.h"
#include "cli/exit_status.h"
#include "cli/help.h"
#include "cli/proofs.h"
#include "cli/width.h"
#include "port/system/installed.h"
#include "port/system/terminal.h"
#include "wire/json_writer.h"

namespace duban::cli {
namespace {

struct Answer {
  std::string what;               // "libsqlite3.so.0"
  std::string state;              // "ok", "missing", "optional", "wrong"
  std::string detail;             // version, path, or which package to install
  std::vector<std::string> more;  // lines below it
};

class Doctor : public Command {
 public:
  explicit Doctor(OpenWorkplace open) : open_(std::move(open)) {}

  std::string_view name() const override { return "doctor"; }

  std::vector<Example> examples() const override {
    return {{"duban doctor", "example.doctor.plain"},
            {"duban doctor --heads >> heads.txt", "example.doctor.heads"},
            {"duban doctor --witness heads.txt", "example.doctor.witness"},
            {"duban doctor --migrate --store duban.db", "example.doctor.migrate"}};
  }

  void Declare(Options& options) override {
    options.Value("--witness", "PATH", witness_);
    options.Flag("--heads", heads_);
    options.Flag("--migrate", migrate_);
    options.Flag("--json", json_);
    options.Value("--store", "ADDRESS", store_);
  }

  base::Expected<int> Run(Console& console) override {
    Witnesses witnesses;
    if (!witness_.empty()) {
      DUBAN_TRY(read, ReadWitnesses(witness_));
      witnesses = std::move(read);
    }
    const std::string address = StoreAddress(store_);
    const auto workplace = open_(address, migrate_ ? Purpose::kChange : Purpose::kRead);
    Evidence evidence;
    if (workplace) evidence = Gather((*workplace)->keeping(), witnesses, console);
    if (heads_) return Heads(workplace, evidence, console);
    std::vector<Answer> answers;
    for (const DoctorRow& row : kDoctorRows) answers.push_back(LookFor(row, console));
    answers.push_back(LocaleAnswer(console));
    answers.push_back(
        StoreAnswer(workplace, address, !store_.empty(), evidence.differences, console));
    AddLedgers(evidence, answers, console);
    console.out.Write(json_ ? Json(answers, evidence) : Text(answers, console));
    const bool well = std::all_of(answers.begin(), answers.end(), [](const Answer& one) {
      return one.state == "ok" || one.state == "optional";
    });
    return well && evidence.Sound() ? kDone : kDoubts;
  }

 private:
  using Opened = base::Expected<std::unique_ptr<Workplace>>;

  // What the store was found to hold, and what kept it from being found.
  struct Evidence {
    std::vector<query::StoreDifference> differences;
    Proofs proofs;
    std::optional<base::Error> failure;
    bool Sound() const { return differences.empty() && proofs.AllHold() && !failure; }
  };

  static Evidence Gather(const query::Keeping& keeping, const Witnesses& witnesses,
                         Console& console) {
    Evidence evidence;
    if (auto found = keeping.ProveStore())
      evidence.differences = *std::move(found);
    else
      evidence.failure = std::move(found).error();
    if (auto proven = ProveAll(keeping, witnesses, console))
      evidence.proofs = *std::move(proven);
    else
      evidence.failure = std::move(proven).error();
    return evidence;
  }

  void AddLedgers(const Evidence& evidence, std::vector<Answer>& answers,
                  const Console& console) const {
    if (!json_)  // which tells the proofs whole
      for (const query::Proof& proof : evidence.proofs.made)
        answers.push_back(LedgerAnswer(proof, console));
    for (const Unread& one : evidence.proofs.unread)
      answers.push_back({one.government, "wrong", words::Say(one.why, console.voice), {}});
    if (evidence.failure)
      answers.push_back({console.Say("doctor.ledgers"),
                         "wrong",
                         words::Say(*evidence.failure, console.voice),
                         {}});
  }

  // Nothing but what is to be noted; a chain that does not hold is not. A store that is not as the
  // migrations made it has chains none the less.
  static base::Expected<int> Heads(const Opened& workplace, const Evidence& evidence,
                                   Console& console) {
    if (!workplace) return base::Fail(workplace.error());
    if (evidence.failure) return base::Fail(*evidence.failure);
    const auto withhold = [&](const std::string& government) {
      console.Remark(console.Say("doctor.head-withheld", {{"government", government}}));
    };
    for (const query::Proof& proof : evidence.proofs.made) {
      if (proof.holds())
        console.out.Line(HeadLine(proof));
      else
        withhold(proof.government);
    }
    for (const Unread& one : evidence.proofs.unread) withhold(one.government);
    if (!evidence.differences.empty()) console.Remark(console.Say("doctor.store-remark"));
    return evidence.Sound() ? kDone : kDoubts;
  }

  static Answer LedgerAnswer(const query::Proof& proof, const Console& console) {
    return {proof.government, proof.holds() ? "ok" : "wrong", Summary(proof, console),
            Differences(proof, console)};
  }

  // Bubblewrap is what shuts converters in, not one of them.
  static std::string FindProgram(const std::string& name) {
    return name == "bwrap" ? port::system::FindExecutable(name) : port::system::FindConverter(name);
  }

  static Answer LookFor(const DoctorRow& row, const Console& console) {
    const bool chinese = console.voice.language == words::Language::kChinese;
    const std::string use(chinese ? row.zh : row.en);
    std::optional<std::string> found;
    if (row.kind == "library")
      found = port::system::LibraryVersion(std::string(row.file), std::string(row.symbol));
    else if (std::string path = FindProgram(std::string(row.file)); !path.empty())
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
    if (utf8) return {console.Say("doctor.locale"), "ok", locale, {}};
    return {console.Say("doctor.locale"), "optional",
            console.Say("doctor.no-utf8", {{"locale", locale.empty() ? "-" : locale}})};
  }

  // A store that was `named` must be there; the usual one may be made yet.
  static Answer StoreAnswer(const Opened& workplace, const std::string& address, bool named,
                            const std::vector<query::StoreDifference>& differences,
                            const Console& console) {
    const std::string shown = base::WithoutPassword(address);
    if (!workplace && workplace.error().code == base::ErrorCode::kNotFound)
      return {console.Say("doctor.store"), named ? "missing" : "optional",
              console.Say("doctor.no-store", {{"store", shown}})};
    if (!workplace)
      return {console.Say("doctor.store"),
              "unusable",
              words::Say(workplace.error(), console.voice),
              {}};
    const auto list = (*workplace)->query().FindGovernments({}, 0, 1);
    if (!list)
      return {console.Say("doctor.store"), "wrong", words::Say(list.error(), console.voice),
              Differences(differences, console)};
    std::string holds =
        console.Say("doctor.store-holds", {{"store", shown},
                                           {"engine", (*workplace)->engine()},
                                           {"governments", std::to_string(list->total)}});
    if (differences.empty()) return {console.Say("doctor.store"), "ok", std::move(holds), {}};
    holds += console.Say("doctor.store-differs", {{"count", std::to_string(differences.size())}});
    return {console.Say("doctor.store"), "wrong", std::move(holds),
            Differences(differences, console)};
  }

  static std::string Text(const std::vector<Answer>& answers, const Console& console) {
    std::string out = console.Paint(Colour::kBold, VersionLine()) + "\n";
    for (const Answer& one : answers) {
      const Colour colour = one.state == "ok"         ? Colour::kGreen
                            : one.state == "optional" ? Colour::kYellow
                                                      : Colour::kRed;
      const std::string state = console.Say("doctor.state-" + one.state);
      out += "  " + console.Paint(colour, Padded(state, 8)) + "  " + Padded(one.what, 18) + "  " +
             one.detail + "\n";
      for (const std::string& line : one.more) out += std::string(12, ' ') + line + "\n";
    }
    return out;
  }

  static std::string Json(const std::vector<Answer>& answers, const Evidence& evidence) {
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
    json.EndArray().Key("store").BeginArray();
    for (const query::StoreDifference& one : evidence.differences) WriteJson(one, json);
    json.EndArray().Key("ledgers").BeginArray();
    for (const query::Proof& proof : evidence.proofs.made) WriteJson(proof, json);
    json.EndArray().EndObject();
    return std::move(json).Take() + "\n";
  }

  OpenWorkplace open_;
  std::string store_, witness_;
  bool json_ = false, heads_ = false, migrate_ = false;
};

}  // namespace

std::unique_ptr<Command> MakeDoctor(OpenWorkplace open) {
  return std::make_unique<Doctor>(std::move(open));
}

}  // namespace duban::cli
