// Entry points: MakeShow. One task over its periods: what was promised, what was answered, why.
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/read_output.h"
#include "cli/scheme_file.h"
#include "cli/stored.h"
#include "cli/summary.h"
#include "cli/width.h"
#include "ledger/names.h"
#include "understand/judge/corrections.h"

namespace duban::cli {
namespace {

using query::TaskPeriod;

bool IsNumber(const std::string& text) {
  return text.size() < 6 && text.find_first_not_of("0123456789") == text.npos;
}

// Category, leaders and lead units, as far as there are any.
std::string Owners(const ledger::Row& row) {
  std::string out;
  for (const std::string& part :
       {row.category, ledger::NamesText(row.leaders), ledger::NamesText(row.lead_units)})
    if (!part.empty()) out.append(out.empty() ? "" : " · ").append(part);
  return out;
}

// The words of a span in colour, the rest as it is. Spans that overlap are painted once.
std::string Marked(std::string_view text, std::vector<base::Span> spans, const Console& console) {
  std::sort(spans.begin(), spans.end());
  std::string out;
  size_t at = 0;
  for (const base::Span span : spans) {
    if (span.begin < at || span.end > text.size()) continue;
    out += text.substr(at, span.begin - at);
    out += console.Paint(Colour::kCyan, span.In(text));
    at = span.end;
  }
  return out + std::string(text.substr(at));
}

// The columns that have no noun, under their headings as printed.
std::string Extras(const ledger::Row& row, const Console& console) {
  std::string out;
  for (const ledger::ExtraCell& cell : row.extra)
    if (!cell.text.empty())
      out += "  " +
             console.Flow(
                 console.Say("show.column", {{"heading", cell.heading}, {"text", cell.text}}), 4) +
             "\n";
  return out;
}

class Show : public Command {
 public:
  explicit Show(OpenWorkplace open) : open_(std::move(open)) {}

  std::string_view name() const override { return "show"; }

  std::vector<Example> examples() const override {
    return {{"duban show 000017", "example.show.id"},
            {"duban show yunxiu 12 --period 2025Q4", "example.show.number"},
            {"duban show 000017 --scheme lights", "example.show.scheme"}};
  }

  void Declare(Options& options) override {
    options.Positional("TASK", words_);
    options.Value("--year", "YEAR", which_.year, ledger::kFirstYear, ledger::kLastYear);
    options.Value("--period", "LABEL", which_.period);
    options.Value("--scheme", "SCHEME", scheme_name_);
    options.Flag("--unmasked", unmasked_);
    options.Flag("--json", json_);
    options.Value("-g,--government", "KEY", which_.government);
    options.Value("--store", "ADDRESS", store_);
  }

  base::Expected<int> Run(Console& console) override {
    DUBAN_CHECK(TakeWords());
    if (!scheme_name_.empty()) {
      DUBAN_TRY(scheme, LoadScheme(scheme_name_));
      scheme_ = std::move(scheme);
    }
    DUBAN_TRY(workplace, open_(StoreAddress(store_), Purpose::kRead));
    const query::Query& query = workplace->query();
    DUBAN_TRY(government, ResolveGovernment(query, which_.government));
    which_.government = government;
    DUBAN_TRY(id, FindId(query));
    DUBAN_TRY(view, query.Task(government, id,
                               unmasked_ ? query::FormerWords::kAsPublished
                                         : query::FormerWords::kMasked));
    if (json_) {
      console.out.Line(Json(view));
      return kDone;
    }
    console.out.Line(
        console.Paint(Colour::kBold, view.government_name + " " + std::to_string(view.year)) +
        "  " + view.task_id);
    for (const TaskPeriod& period : view.periods) console.out.Write(Text(period, console));
    console.out.Write(Links("show.continues", view.continues, console));
    console.out.Write(Links("show.continued-by", view.continued_by, console));
    return kDone;
  }

 private:
  // TASK, or GOVERNMENT TASK.
  base::Expected<void> TakeWords() {
    if (words_.size() > 2)
      return base::Fail(base::ErrorCode::kUsage, "option-wrong-value",
                        {{"option", "TASK"}, {"value", words_[2]}});
    task_ = words_.back();
    DUBAN_TRY(either,
              EitherGovernment(words_.size() == 2 ? words_.front() : "", which_.government));
    which_.government = std::move(either);
    return {};
  }

  // A short figure is the printed number in the period that was named or the newest one.
  base::Expected<std::string> FindId(const query::Query& query) const {
    if (!IsNumber(task_)) return task_;
    DUBAN_TRY(view, FindLedger(query, which_));
    for (const query::TaskLine& line : view.lines)
      if (std::to_string(line.row.number) == task_) return line.task_id;
    return base::Fail(base::ErrorCode::kNotFound, "task-number-not-found",
                      {{"number", task_}, {"period", view.period}});
  }

  // By the scheme, where one was named.
  std::string Label(const ledger::Reading& reading, const Console& console) const {
    return scheme_ ? SchemeLabel(*scheme_, reading, console) : ClassLabel(reading.overall, console);
  }
  std::string Label(const ledger::Verdict& verdict, const Console& console) const {
    return scheme_ ? SchemeLabel(*scheme_, verdict, console)
                   : ClassLabel(verdict.verdict_class, console);
  }

  std::string Text(const TaskPeriod& period, const Console& console) const {
    const auto& [row, reading] = period.line.row.number == 0
                                     ? ledger::DocumentTask{}
                                     : ledger::DocumentTask{period.line.row, period.line.reading};
    std::vector<base::Span> promised, answered;
    for (const ledger::Target& target : reading.targets) promised.push_back(target.span);
    for (const ledger::Verdict& verdict : reading.verdicts)
      if (verdict.span) answered.push_back(*verdict.span);
    std::string out =
        "\n" + console.Paint(Colour::kBold, period.period) + "  " + Label(reading, console);
    if (period.wording_changed) out += "  " + console.Say("show.reworded");
    const std::string number = fmt::format("  {}. ", row.number);
    out += "\n" + number + console.Flow(Marked(row.content, promised, console), WidthOf(number)) +
           "\n";
    if (const std::string owners = Owners(row); !owners.empty())
      out += "  " + console.Paint(Colour::kGrey, console.Flow(owners, 2)) + "\n";
    if (!row.progress.empty())
      out += "  → " + console.Flow(Marked(row.progress, answered, console), 4) + "\n";
    out += Extras(row, console);
    for (size_t i = 0; i < reading.targets.size() && i < reading.verdicts.size(); ++i)
      out += TargetText(reading.targets[i], reading.verdicts[i], console);
    for (const ledger::Finding& finding : period.line.findings)
      if (finding.code == understand::kCorrectedCode && finding.span)
        out += "    " +
               console.Say("reading.corrected",
                           {{"words", std::string(finding.span->In(row.content))}}) +
               "\n";
    for (const query::FormerLine& former : period.former) out += FormerText(former, console);
    return out;
  }

  // What an edition before said, as far as the one after it says otherwise.
  std::string FormerText(const query::FormerLine& former, const Console& console) const {
    const ledger::Row& row = former.line.row;
    std::string out =
        "  " +
        console.Say(former.published ? "former.published" : "former.imported",
                    {{"edition", std::to_string(former.edition)},
                     {"day", former.published ? former.published->ToString()
                                              : former.imported_at.LegalDay().ToString()}}) +
        "  " + Label(former.line.reading, console) + "\n";
    if (former.line.masked) out += "    " + console.Say("former.masked.option") + "\n";
    if (former.content_changed) {
      const std::string number = fmt::format("    {}. ", row.number);
      out += number + console.Flow(row.content, WidthOf(number)) + "\n";
    }
    if (former.progress_changed)
      out +=
          "    → " +
          console.Flow(row.progress.empty() ? console.Say("web.progress.none") : row.progress, 6) +
          "\n";
    const ledger::Reading& reading = former.line.reading;
    for (const size_t i : former.judged_otherwise)
      out += TargetText(reading.targets[i], reading.verdicts[i], console);
    return out;
  }

  std::string TargetText(const ledger::Target& target, const ledger::Verdict& verdict,
                         const Console& console) const {
    const std::string why =
        verdict.why.key.empty() ? target.object : words::Say(verdict.why, console.voice);
    const bool graded = ledger::IsGraded(target);
    const std::string label =
        !graded   ? console.Say("web.ungraded")
        : scheme_ ? NameOf(scheme_->classes()[scheme_->ClassOf(verdict)], console)
                  : console.Say("class." + std::string(Name(verdict.verdict_class)));
    return "    " + (graded ? Label(verdict, console) : label) + "  " +
           console.Flow(why, 6 + WidthOf(label)) + "\n";
  }

  static std::string KeyOf(std::string_view key, query::Relation relation) {
    std::string name(key);
    if (relation != query::Relation::kContinued) name.append(".").append(Name(relation));
    return name;
  }

  static std::string Links(std::string_view key, const std::vector<query::RelatedTask>& tasks,
                           const Console& console) {
    std::string out;
    for (const query::RelatedTask& task : tasks)
      out += console.OneLine(
                 console.Say(KeyOf(key, task.relation), {{"task", task.task_id},
                                                         {"year", std::to_string(task.year)},
                                                         {"content", task.content}})) +
             "\n";
    return out.empty() ? out : "\n" + out;
  }

  static wire::StoredTask Stored(const query::TaskLine& line) {
    return {line.task_id, &line.row, &line.reading, &line.findings, line.masked};
  }

  void WriteFormer(wire::JsonWriter& json, const std::vector<query::FormerLine>& former) const {
    json.Key("former").BeginArray();
    for (const query::FormerLine& one : former)
      wire::WriteFormerTask(
          json,
          {one.edition, one.imported_at, one.published, Stored(one.line), one.judged_otherwise},
          InChinese, scheme_.get());
    json.EndArray();
  }

  std::string Json(const query::TaskView& view) const {
    wire::JsonWriter json(2);
    json.BeginObject().Key("government").String(view.government_key);
    json.Key("name").String(view.government_name).Key("year").Integer(view.year);
    json.Key("id").String(view.task_id).Key("periods").BeginArray();
    for (const TaskPeriod& period : view.periods) {
      json.BeginObject().Key("period").String(period.period);
      json.Key("as_of").String(period.as_of.ToString());
      json.Key("wording_changed").Boolean(period.wording_changed).Key("task");
      wire::WriteStoredTask(json, Stored(period.line), InChinese, scheme_.get());
      WriteFormer(json, period.former);
      json.EndObject();
    }
    json.EndArray().EndObject();
    return std::move(json).Take();
  }

  OpenWorkplace open_;
  WhichLedger which_;
  std::vector<std::string> words_;
  std::string task_, store_, scheme_name_;
  std::shared_ptr<const ledger::Scheme> scheme_;  // null: the verdicts' own classes
  bool json_ = false, unmasked_ = false;
};

}  // namespace

std::unique_ptr<Command> MakeShow(OpenWorkplace open) {
  return std::make_unique<Show>(std::move(open));
}

}  // namespace duban::cli
