// Entry points: MakeEventList, MakeEventErase. The events of a chain, and what the law takes out of
// them.
#include <charconv>
#include <limits>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/stored.h"
#include "cli/width.h"
#include "wire/json_writer.h"
#include "workflow/erase_payload.h"

namespace duban::cli {
namespace {

constexpr int kWidth = 200;     // of what an event says, on a terminal
constexpr int kSaidColumn = 7;  // where the lines after the first begin on a terminal
constexpr int kMost = std::numeric_limits<int>::max();

// What an event says, on one line: the changes that it notes and its salt are for machines.
std::string SaidBy(const query::EventLine& event, const Console& console) {
  if (!event.payload) return console.Say("event.erased-payload");
  std::string text;
  for (const auto& [name, value] : *event.payload) {
    if (value.empty() || name == "salt" || name.starts_with("change.")) continue;
    text.append(text.empty() ? "" : " ").append(name).append("=").append(value);
  }
  return text;
}

class EventList : public Command {
 public:
  explicit EventList(OpenWorkplace open) : open_(std::move(open)) {}

  std::string_view name() const override { return "event list"; }

  std::vector<Example> examples() const override {
    return {{"duban event list yunxiu", "example.event.list"},
            {"duban event list yunxiu --after 2 --json", "example.event.json"}};
  }

  void Declare(Options& options) override {
    options.Positional("GOVERNMENT", placed_, Need::kOptional);
    options.Value("--after", "N", after_, 0, kMost);
    options.Value("--limit", "N", limit_, 1, kMost);
    options.Flag("--json", json_);
    options.Value("-g,--government", "KEY", government_);
    options.Value("--store", "ADDRESS", store_);
  }

  base::Expected<int> Run(Console& console) override {
    DUBAN_TRY(workplace, open_(StoreAddress(store_), Purpose::kRead));
    DUBAN_TRY(either, EitherGovernment(placed_, government_));
    DUBAN_TRY(key, ResolveChain(*workplace, either));
    DUBAN_TRY(events, workplace->keeping().Events(key, after_, limit_));
    if (json_) {
      console.out.Line(Json(events));
      return kDone;
    }
    for (const query::EventLine& event : events) {
      const std::string head = Padded(std::to_string(event.sequence), 5) + "  " +
                               event.at.ToLegalString() + "+08:00  " + Padded(event.kind, 14) +
                               "  " + event.actor + "  ";
      const std::string said = SaidBy(event, console);
      console.out.Line(console.out_is_terminal
                           ? console.Flow(head + Shortened(said, kWidth), kSaidColumn)
                           : head + said);
    }
    return kDone;
  }

 private:
  static std::string Json(const std::vector<query::EventLine>& events) {
    wire::JsonWriter json(2);
    json.BeginArray();
    for (const query::EventLine& event : events) {
      json.BeginObject().Key("sequence").Integer(event.sequence).Key("kind").String(event.kind);
      json.Key("at").String(event.at.ToString()).Key("actor").String(event.actor);
      json.Key("sm3").String(event.sm3).Key("payload");
      if (event.payload) {
        // A list, because a name may stand more than once and the order matters.
        json.BeginArray();
        for (const auto& [name, value] : *event.payload)
          json.BeginObject().Key("name").String(name).Key("value").String(value).EndObject();
        json.EndArray();
      } else {
        json.Null();
      }
      json.EndObject();
    }
    json.EndArray();
    return std::move(json).Take();
  }

  OpenWorkplace open_;
  std::string placed_, government_, store_;
  int after_ = 0, limit_ = 1000;
  bool json_ = false;
};

class EventErase : public Command {
 public:
  explicit EventErase(OpenWorkplace open) : open_(std::move(open)) {}

  std::string_view name() const override { return "event erase"; }

  std::vector<Example> examples() const override {
    return {{"duban event erase 2 --government yunxiu --reason 含个人信息", "example.event.erase"}};
  }

  void Declare(Options& options) override {
    options.Positional("EVENT", event_);
    options.Value("--reason", "TEXT", options_.reason, Need::kRequired);
    options.Flag("--json", json_);
    options.Value("-g,--government", "KEY", options_.government);
    options.Value("--store", "ADDRESS", store_);
  }

  base::Expected<int> Run(Console& console) override {
    DUBAN_TRY(sequence, Number());
    options_.sequence = sequence;
    DUBAN_TRY(workplace, open_(StoreAddress(store_), Purpose::kChange));
    DUBAN_TRY(key, ResolveChain(*workplace, options_.government));
    options_.government = key;
    DUBAN_TRY(erased, workflow::ErasePayload(workplace->context(), options_));
    console.out.Line(
        json_ ? Json(erased)
              : console.Say("event.erased", {{"sequence", std::to_string(erased.sequence)},
                                             {"event", std::to_string(erased.event)}}));
    if (!erased.forgotten) console.Remark(console.Say("event.erased-in-files"));
    return kDone;
  }

 private:
  base::Expected<int> Number() const {
    int number = 0;
    const char* const past = event_.data() + event_.size();
    const auto [end, error] = std::from_chars(event_.data(), past, number);
    if (error == std::errc() && end == past && number > 0) return number;
    return base::Fail(base::ErrorCode::kUsage, "option-wrong-value",
                      {{"option", "EVENT"}, {"value", event_}});
  }

  static std::string Json(const workflow::ErasePayloadResult& erased) {
    wire::JsonWriter json(2);
    json.BeginObject().Key("sequence").Integer(erased.sequence);
    json.Key("event").Integer(static_cast<int64_t>(erased.event));
    json.Key("forgotten").Boolean(erased.forgotten).EndObject();
    return std::move(json).Take();
  }

  OpenWorkplace open_;
  workflow::ErasePayloadOptions options_;
  std::string event_, store_;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> MakeEventList(OpenWorkplace open) {
  return std::make_unique<EventList>(std::move(open));
}
std::unique_ptr<Command> MakeEventErase(OpenWorkplace open) {
  return std::make_unique<EventErase>(std::move(open));
}

}  // namespace duban::cli
