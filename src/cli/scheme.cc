// Entry points: MakeScheme. Which judging schemes there are, what their classes mean, and which
// classes of another scheme they answer to.
#include "cli/scheme_file.h"

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/summary.h"
#include "cli/text_table.h"
#include "wire/json_writer.h"

namespace duban::cli {
namespace {

using ledger::Scheme;
using ledger::SchemeClass;

class ShowSchemes : public Command {
 public:
  std::string_view name() const override { return "scheme"; }

  std::vector<Example> examples() const override {
    return {{"duban scheme", "example.scheme.list"},
            {"duban scheme five --to lights", "example.scheme.map"}};
  }

  void Declare(Options& options) override {
    options.Positional("SCHEME", scheme_, Need::kOptional);
    options.Value("--to", "SCHEME", to_);
    options.Flag("--json", json_);
  }

  base::Expected<int> Run(Console& console) override {
    if (scheme_.empty()) {
      List(console);
      return kDone;
    }
    DUBAN_TRY(scheme, LoadScheme(scheme_));
    DUBAN_TRY(other, LoadScheme(to_.empty() ? "default" : to_));
    json_ ? console.out.Line(Json(*scheme, *other)) : Tell(*scheme, *other, console);
    return kDone;
  }

 private:
  void List(Console& console) const {
    if (json_) {
      wire::JsonWriter json(2);
      json.BeginArray();
      for (const Scheme& scheme : ledger::Schemes())
        json.BeginObject()
            .Key("key")
            .String(scheme.key())
            .Key("name")
            .String(scheme.name("zh"))
            .Key("name_en")
            .String(scheme.name("en"))
            .EndObject();
      console.out.Line(json.EndArray().text());
      return;
    }
    TextTable table(
        {console.Say("scheme.key"), console.Say("scheme.name"), console.Say("scheme.classes")});
    for (const Scheme& scheme : ledger::Schemes()) {
      std::string classes;
      for (const SchemeClass& one : scheme.classes())
        classes += (classes.empty() ? "" : " · ") + NameOf(one, console);
      table.Add({scheme.key(), NameOf(scheme, console), classes});
    }
    console.out.Write(table.ToString(console));
  }

  static void Tell(const Scheme& scheme, const Scheme& other, Console& console) {
    console.out.Line(console.Paint(Colour::kBold, NameOf(scheme, console)));
    TextTable table({console.Say("scheme.key"), console.Say("scheme.class"),
                     console.Say("scheme.counts"), NameOf(other, console)});
    for (size_t i = 0; i < scheme.classes().size(); ++i) {
      const SchemeClass& one = scheme.classes()[i];
      std::string mapped;
      for (const size_t j : scheme.Map(i, other))
        mapped += (mapped.empty() ? "" : " · ") + NameOf(other.classes()[j], console);
      table.Add({one.key, NameOf(one, console),
                 console.Say(one.counts ? "scheme.yes" : "scheme.no"), mapped});
    }
    console.out.Write(table.ToString(console));
  }

  static std::string Json(const Scheme& scheme, const Scheme& other) {
    wire::JsonWriter json(2);
    json.BeginObject().Key("key").String(scheme.key());
    json.Key("name").String(scheme.name("zh")).Key("name_en").String(scheme.name("en"));
    json.Key("to").String(other.key()).Key("classes").BeginArray();
    for (size_t i = 0; i < scheme.classes().size(); ++i) {
      const SchemeClass& one = scheme.classes()[i];
      json.BeginObject().Key("key").String(one.key).Key("name").String(one.zh);
      json.Key("name_en").String(one.en).Key("colour").String(one.colour);
      json.Key("counts").Boolean(one.counts).Key("maps_to").BeginArray();
      for (const size_t j : scheme.Map(i, other)) json.String(other.classes()[j].key);
      json.EndArray().EndObject();
    }
    json.EndArray().EndObject();
    return json.text();
  }

  std::string scheme_, to_;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> MakeScheme() {
  return std::make_unique<ShowSchemes>();
}

}  // namespace duban::cli
