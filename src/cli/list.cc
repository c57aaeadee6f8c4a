// Entry points: MakeList. Without a government: what the store holds; with one: its tasks.
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/read_output.h"
#include "cli/scheme_file.h"
#include "cli/stored.h"
#include "cli/summary.h"
#include "cli/text_table.h"
#include "query/unknown.h"

namespace duban::cli {
namespace {

using ledger::VerdictClass;
using query::GovernmentSummary;

std::string First(const std::vector<std::string>& list) {
  return list.empty() ? "" : list.front();
}

class List : public Command {
 public:
  explicit List(OpenWorkplace open) : open_(std::move(open)) {}

  std::string_view name() const override { return "list"; }

  std::vector<Example> examples() const override {
    return {
        {"duban list", "example.list.governments"},
        {"duban list yunxiu", "example.list.tasks"},
        {"duban list yunxiu --year 2025 --period 2025Q3 --class unreported --unit 区经信局",
         "example.list.filter"},
        {"duban list yunxiu --period 2025Q3 --scheme lights --class red", "example.list.scheme"},
        {"duban list yunxiu --text 学校 --json", "example.list.text"}};
  }

  void Declare(Options& options) override {
    options.Positional("GOVERNMENT", which_.government, Need::kOptional);
    options.Value("--year", "YEAR", which_.year, ledger::kFirstYear, ledger::kLastYear);
    options.Value("--period", "LABEL", which_.period);
    options.Value("--category", "TEXT", which_.filter.category);
    options.Value("--leader", "NAME", which_.filter.leader);
    options.Value("--unit", "NAME", which_.filter.unit);
    options.Value("--class", "CLASS", class_);
    options.Value("--scheme", "SCHEME", scheme_name_);
    options.Value("--text", "TEXT", which_.filter.text);
    options.Flag("--json", json_);
    options.Value("-g,--government", "KEY", named_);
    options.Value("--store", "ADDRESS", store_);
  }

  base::Expected<int> Run(Console& console) override {
    DUBAN_TRY(either, EitherGovernment(which_.government, named_));
    which_.government = std::move(either);
    DUBAN_CHECK(TakeScheme());
    DUBAN_CHECK(TakeClass(console));
    // Words of blanks only are none.
    if (base::Trim(which_.filter.text).empty()) which_.filter.text.clear();
    DUBAN_TRY(workplace, open_(StoreAddress(store_), Purpose::kRead));
    const bool governments = which_.government.empty() && which_.year == 0 && !scheme_ &&
                             which_.period.empty() && which_.filter.empty();
    return governments ? Governments(*workplace, console) : Tasks(workplace->query(), console);
  }

 private:
  base::Expected<void> TakeScheme() {
    if (scheme_name_.empty()) return {};
    DUBAN_TRY(scheme, LoadScheme(scheme_name_));
    scheme_ = std::move(scheme);
    return {};
  }

  // A class by its key or its name in either language: of the scheme, else of the verdicts.
  base::Expected<void> TakeClass(const Console& console) {
    if (class_.empty()) return {};
    const ledger::Scheme& scheme = scheme_ ? *scheme_ : *ledger::FindScheme("default");
    const auto& classes = scheme.classes();
    for (size_t i = 0; i < classes.size(); ++i)
      if (class_ == classes[i].key || class_ == classes[i].zh || class_ == classes[i].en) {
        if (scheme_)
          scheme_class_ = i;
        else
          which_.filter.verdict_class = ledger::ParseVerdictClass(classes[i].key);
        return {};
      }
    std::string known;
    for (const ledger::SchemeClass& one : classes)
      known += (known.empty() ? "" : ", ") + one.key + " (" + NameOf(one, console) + ")";
    return base::Fail(base::ErrorCode::kUsage, "option-no-choice",
                      {{"option", "--class"}, {"value", class_}, {"choices", known}});
  }

  // As the filter of a class of the verdicts: tasks with a graded target of it, or without any.
  bool HasSchemeClass(const ledger::Reading& reading) const {
    for (size_t i = 0; i < reading.targets.size() && i < reading.verdicts.size(); ++i)
      if (ledger::IsGraded(reading.targets[i]) &&
          scheme_->ClassOf(reading.verdicts[i]) == *scheme_class_)
        return true;
    return scheme_->ClassOf(reading) == *scheme_class_;
  }

  std::string LabelOf(const ledger::Reading& reading, const Console& console) const {
    if (scheme_) return NameOf(scheme_->classes()[scheme_->ClassOf(reading)], console);
    return console.Say("class." + std::string(Name(reading.overall)));
  }

  base::Expected<int> Governments(const Workplace& workplace, Console& console) const {
    DUBAN_TRY(all, workplace.query().Governments());
    DUBAN_TRY(chains, workplace.keeping().Chains());
    if (json_) {
      console.out.Line(GovernmentsJson(all));
      return kDone;
    }
    if (!all.empty()) console.out.Write(GovernmentsTable(all, console));
    if (all.empty()) console.Remark(console.Say(chains.empty() ? "store-empty" : "store-undone"));
    return kDone;
  }

  // The classes that some period has, each in a column: what is reached, ahead or on its way is
  // told as what is not.
  static std::vector<ledger::VerdictClass> ClassesIn(const std::vector<GovernmentSummary>& all) {
    std::vector<ledger::VerdictClass> classes;
    for (const ledger::VerdictClass c : ledger::kToldOrder)
      for (const GovernmentSummary& one : all)
        for (const query::YearSummary& year : one.years)
          for (const query::PeriodSummary& period : year.periods)
            if (period.tally.Count(c) > 0 && (classes.empty() || classes.back() != c))
              classes.push_back(c);
    return classes;
  }

  static std::string GovernmentsTable(const std::vector<GovernmentSummary>& all,
                                      const Console& console) {
    const std::vector<ledger::VerdictClass> classes = ClassesIn(all);
    std::vector<std::string> head = {
        console.Say("list.government"), console.Say("summary.period-column"),
        console.Say("summary.tasks-column"), console.Say("summary.targets-column")};
    for (const ledger::VerdictClass c : classes)
      head.push_back(console.Say("class." + std::string(Name(c))));
    head.push_back(console.Say("list.name"));
    TextTable table(std::move(head));
    for (const GovernmentSummary& one : all)
      for (const query::YearSummary& year : one.years)
        for (const query::PeriodSummary& period : year.periods) {
          std::vector<std::string> cells = {one.key, period.label,
                                            std::to_string(period.tally.tasks),
                                            std::to_string(period.tally.targets)};
          for (const ledger::VerdictClass c : classes)
            cells.push_back(std::to_string(period.tally.Count(c)));
          cells.push_back(one.name);
          table.Add(std::move(cells));
        }
    return table.ToString(console);
  }

  static std::string GovernmentsJson(const std::vector<GovernmentSummary>& all) {
    wire::JsonWriter json(2);
    json.BeginArray();
    for (const GovernmentSummary& one : all) {
      json.BeginObject().Key("key").String(one.key).Key("name").String(one.name);
      json.Key("periods").BeginArray();
      for (const query::YearSummary& year : one.years)
        for (const query::PeriodSummary& period : year.periods) {
          json.BeginObject().Key("year").Integer(year.year).Key("period").String(period.label);
          json.Key("as_of").String(period.as_of.ToString()).Key("title").String(period.title);
          json.Key("tasks").Integer(period.tally.tasks);
          json.Key("targets").Integer(period.tally.targets).Key("classes").BeginObject();
          for (const ledger::VerdictClass c : ledger::kToldOrder)
            json.Key(Name(c)).Integer(period.tally.Count(c));
          json.EndObject().EndObject();
        }
      json.EndArray().EndObject();
    }
    json.EndArray();
    return std::move(json).Take();
  }

  base::Expected<int> Tasks(const query::Query& query, Console& console) {
    DUBAN_TRY(view, FindLedger(query, which_));
    if (scheme_class_)
      std::erase_if(view.lines, [&](const auto& line) { return !HasSchemeClass(line.reading); });
    if (json_) {
      wire::JsonWriter json(2);
      json.BeginArray();
      for (const query::TaskLine& line : view.lines) {
        json.BeginObject().Key("id").String(line.task_id).Key("task");
        wire::WriteTask(json, {line.row, line.reading}, InChinese, scheme_.get());
        json.EndObject();
      }
      json.EndArray();
      console.out.Line(json.text());
      return kDone;
    }
    TextTable table({console.Say("list.task"), console.Say("list.number"),
                     console.Say("list.class"), console.Say("list.lead-unit"),
                     console.Say("list.content")});
    for (const query::TaskLine& line : view.lines)
      table.Add({line.task_id, std::to_string(line.row.number), LabelOf(line.reading, console),
                 First(line.row.lead_units), line.row.content});
    console.out.Line(console.Paint(Colour::kBold, view.government_name + " " + view.period) + "  " +
                     view.title);
    if (view.lines.empty()) return Nothing(view, console);
    console.out.Write(table.ToString(console));
    return kDone;
  }

  // An empty list says why: the filter may name what the ledger does not have.
  int Nothing(const query::LedgerView& view, Console& console) const {
    const auto unknown = query::UnknownValues(view, which_.filter);
    for (const auto& [filter, value] : unknown) {
      const std::string choices = Choices(view, filter, value);
      console.Remark(console.Say("web.filter.unknown." + std::string(filter),
                                 {{"value", value}, {"column", ColumnOf(view, filter, console)}}) +
                     (choices.empty() ? "" : console.Say("list.choices", {{"choices", choices}})));
    }
    if (unknown.empty()) console.Remark(console.Say("list.none"));
    return kDone;
  }

  // What the ledger has: those that hold the value first and alone, else the first of all.
  static std::string Choices(const query::LedgerView& view, std::string_view filter,
                             std::string_view value) {
    constexpr size_t kShown = 12;
    const auto& all = filter == "category" ? view.categories
                      : filter == "leader" ? view.leaders
                                           : view.units;
    std::vector<query::Choice> like;
    for (const query::Choice& one : all)
      if (one.value.find(value) != std::string::npos || value.find(one.value) != value.npos)
        like.push_back(one);
    const auto& shown = like.empty() ? all : like;
    std::string text;
    for (size_t i = 0; i < shown.size() && i < kShown; ++i)
      text += (i == 0 ? "" : ", ") + shown[i].value;
    return text + (shown.size() > kShown ? " …" : "");
  }

  static std::string ColumnOf(const query::LedgerView& view, std::string_view filter,
                              const Console& console) {
    const std::string_view printed = query::HeadingOf(view, filter);
    return printed.empty() ? console.Say("web.filter." + std::string(filter))
                           : std::string(printed);
  }

  OpenWorkplace open_;
  WhichLedger which_;
  std::string store_, class_, scheme_name_, named_;
  std::shared_ptr<const ledger::Scheme> scheme_;  // null: the verdicts' own classes
  std::optional<size_t> scheme_class_;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> MakeList(OpenWorkplace open) {
  return std::make_unique<List>(std::move(open));
}

}  // namespace duban::cli
