// Entry points: MakeExplain. Shows what the rules see in a sentence.
#include "understand/explain.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/width.h"
#include "understand/understand.h"
#include "wire/json_writer.h"

namespace duban::cli {
namespace {

using ledger::Target;

constexpr int kGroupColumn = 11;

class Explain : public Command {
 public:
  std::string_view name() const override { return "explain"; }

  std::vector<Example> examples() const override {
    return {{"duban explain 新建文化站10个，完成投资3.5亿元以上", "example.explain.plain"}};
  }

  void Declare(Options& options) override {
    options.Positional("TEXT", text_);
    options.Flag("--json", json_);
  }

  base::Expected<int> Run(Console& console) override {
    const auto targets = understand::FindTargets(text_);
    const auto events = understand::FindEvents(text_);
    if (json_) {
      console.out.Line(Json(targets, events));
      return kDone;
    }
    for (const Target& one : targets) console.out.Line(Sentence(one, console));
    for (const ledger::EventPromise& one : events)
      console.out.Line(console.Say("explain.event", {{"verb", one.verb}, {"object", one.object}}));
    if (targets.empty() && events.empty()) console.out.Line(console.Say("explain.nothing"));
    for (const auto& number : understand::ExplainNumbers(text_)) Tell(number, console);
    return kDone;
  }

 private:
  // The number, and under it the rules that took part, as a tree.
  static void Tell(const understand::ExplainedNumber& number, Console& console) {
    console.out.Line(console.Say("explain.number", {{"text", number.text},
                                                    {"amount", number.amount},
                                                    {"kind", std::string(number.kind)},
                                                    {"rule", std::string(number.rule)}}));
    const bool chinese = console.voice.language == words::Language::kChinese;
    for (size_t i = 0; i < number.rules.size(); ++i) {
      const understand::NumberRule& rule = number.rules[i];
      const std::string group = console.Say("number-group." + std::string(rule.group));
      console.out.Line((i + 1 == number.rules.size() ? "└ " : "├ ") + Padded(group, kGroupColumn) +
                       std::string(rule.name) + (chinese ? "：" : ": ") +
                       std::string(chinese ? rule.zh : rule.en));
    }
  }

  std::string Sentence(const Target& one, const Console& console) const {
    return console.Say("explain.target", {{"text", std::string(one.span.In(text_))},
                                          {"object", one.object},
                                          {"operator", std::string(Name(one.op))},
                                          {"value", one.value ? one.value->ToString() : "-"},
                                          {"unit", one.unit},
                                          {"kind", std::string(Name(one.kind))},
                                          {"rule", std::string(one.rule)}});
  }

  std::string Json(const std::vector<Target>& targets,
                   const std::vector<ledger::EventPromise>& events) const {
    wire::JsonWriter json(2);
    json.BeginObject().Key("text").String(text_).Key("targets").BeginArray();
    for (const Target& one : targets) {
      json.BeginObject().Key("text").String(one.span.In(text_));
      json.Key("object").String(one.object).Key("kind").String(Name(one.kind));
      json.Key("operator").String(Name(one.op));
      json.Key("value").StringOrNull(one.value ? one.value->ToString() : "");
      json.Key("unit").StringOrNull(one.unit).Key("rule").String(one.rule).EndObject();
    }
    json.EndArray().Key("events").BeginArray();
    for (const ledger::EventPromise& one : events)
      json.BeginObject().Key("verb").String(one.verb).Key("object").String(one.object).EndObject();
    json.EndArray().EndObject();
    return std::move(json).Take();
  }

  std::string text_;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> MakeExplain() {
  return std::make_unique<Explain>();
}

}  // namespace duban::cli
