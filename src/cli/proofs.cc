// Entry points: ReadWitnesses, ProveAll, HeadLine, Summary, Differences, WriteJson.
#include "cli/proofs.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "cli/progress.h"
#include "port/system/file.h"

namespace duban::cli {
namespace {

using base::ErrorCode;

constexpr size_t kShownDifferences = 20;
constexpr size_t kSm3Digits = 64;
constexpr uint64_t kWitnessLimit = 16ull << 20;

std::vector<std::string> WordsOf(std::string_view line) {
  constexpr std::string_view kBlank = " \t\r";
  std::vector<std::string> words;
  for (size_t at = line.find_first_not_of(kBlank); at != line.npos;
       at = line.find_first_not_of(kBlank, at)) {
    const size_t end = std::min(line.find_first_of(kBlank, at), line.size());
    words.emplace_back(line.substr(at, end - at));
    at = end;
  }
  return words;
}

bool IsSm3(const std::string& word) {
  return word.size() == kSm3Digits &&
         word.find_first_not_of("0123456789abcdef") == std::string::npos;
}

// A number of an event, or 0.
int64_t SequenceOf(const std::string& word) {
  int64_t number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  return error == std::errc() && end == word.data() + word.size() ? number : 0;
}

// A text for one line: hashes are cut, nothing is "none".
std::string Shown(const std::string& text, const Console& console) {
  if (text.empty()) return console.Say("differs.nothing");
  if (text == "+") return console.Say("differs.something");
  return IsSm3(text) ? text.substr(0, 12) + "…" : text;
}

std::string PlaceOf(const query::Difference& one, const Console& console) {
  std::string place = one.period;
  const auto add = [&](const std::string& more) {
    if (!place.empty() && !more.empty()) place += " ";
    place += more;
  };
  if (one.edition) add(console.Say("differs.edition", {{"n", std::to_string(one.edition)}}));
  if (one.row) add(console.Say("differs.row", {{"n", std::to_string(one.row)}}));
  add(IsSm3(one.name) ? one.name.substr(0, 12) + "…" : one.name);
  return place;
}

// A line of each of the first ones, and how many there are more.
template <typename One, typename Line>
std::vector<std::string> FirstOf(const std::vector<One>& all, const Console& console, Line line) {
  std::vector<std::string> lines;
  for (const One& one : all) {
    if (lines.size() == kShownDifferences) {
      const size_t more = all.size() - kShownDifferences;
      lines.push_back(console.Say("differs.more", {{"count", std::to_string(more)}}));
      break;
    }
    lines.push_back(line(one));
  }
  return lines;
}

}  // namespace

base::Expected<Witnesses> ReadWitnesses(const std::string& path) {
  DUBAN_TRY(text, port::system::ReadFile(path, kWitnessLimit));
  Witnesses witnesses;
  std::string_view rest = text;
  for (int number = 1; !rest.empty(); ++number) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    const std::vector<std::string> words = WordsOf(rest.substr(0, end));
    rest.remove_prefix(std::min(rest.size(), end + 1));
    if (words.empty() || words[0].starts_with('#')) continue;
    const int64_t sequence = words.size() == 3 ? SequenceOf(words[1]) : 0;
    if (sequence <= 0 || !IsSm3(words[2]))
      return base::Fail(base::Error{ErrorCode::kMalformed,
                                    {"witness-line-wrong", {{"line", std::to_string(number)}}},
                                    {path}});
    witnesses[words[0]].push_back({sequence, words[2]});
  }
  return witnesses;
}

bool Proofs::AllHold() const {
  return unread.empty() && std::all_of(made.begin(), made.end(),
                                       [](const query::Proof& proof) { return proof.holds(); });
}

base::Expected<Proofs> ProveAll(const query::Keeping& keeping, const Witnesses& witnesses,
                                Console& console) {
  DUBAN_TRY(chains, keeping.Chains());
  std::set<std::string> keys(chains.begin(), chains.end());
  Proofs proofs;
  Progress progress(console, keys.size());
  for (const std::string& key : keys) {
    const auto noted = witnesses.find(key);
    auto proof =
        keeping.Prove(key, noted == witnesses.end() ? std::vector<query::Head>() : noted->second);
    if (proof)
      proofs.made.push_back(*std::move(proof));
    else if (proof.error().message.key == "store-damaged")
      proofs.unread.push_back({key, std::move(proof).error()});
    else
      return base::Fail(std::move(proof).error());
    progress.Step(key);
  }
  for (const auto& [key, heads] : witnesses)
    if (!keys.contains(key))
      proofs.made.push_back({key, 0, 0, {}, query::BrokenChain{0, "witness"}, {}});
  return proofs;
}

std::string HeadLine(const query::Proof& proof) {
  return proof.government + '\t' + std::to_string(proof.head.sequence) + '\t' + proof.head.sm3;
}

std::string Summary(const query::Proof& proof, const Console& console) {
  base::Arguments arguments = {{"events", std::to_string(proof.events)},
                               {"erased", std::to_string(proof.erased)},
                               {"sequence", std::to_string(proof.head.sequence)},
                               {"sm3", proof.head.sm3}};
  if (proof.head.sm3.empty()) return console.Say("doctor.chain-gone");
  if (proof.broken) {
    arguments.emplace_back("at", std::to_string(proof.broken->sequence));
    arguments.emplace_back("fault", proof.broken->fault);
    return console.Say("doctor.chain-broken", std::move(arguments));
  }
  arguments.emplace_back("count", std::to_string(proof.differences.size()));
  std::string text =
      console.Say(proof.holds() ? "doctor.chain" : "doctor.chain-differs", arguments);
  if (proof.erased > 0) text += console.Say("doctor.chain-erased", std::move(arguments));
  return text;
}

std::vector<std::string> Differences(const query::Proof& proof, const Console& console) {
  return FirstOf(proof.differences, console, [&](const query::Difference& one) {
    const std::string place = PlaceOf(one, console);
    if (one.aspect == "twice")
      return console.Say("differs-twice",
                         {{"place", place}, {"task", one.name}, {"period", one.period}});
    return console.Say(place.empty() ? "differs-whole" : "differs",
                       {{"aspect", one.aspect},
                        {"place", place},
                        {"chain", Shown(one.chain, console)},
                        {"tables", Shown(one.tables, console)}});
  });
}

std::vector<std::string> Differences(const std::vector<query::StoreDifference>& differences,
                                     const Console& console) {
  return FirstOf(differences, console, [&](const query::StoreDifference& one) {
    return console.Say("store-differs." + one.kind, {{"object", one.object},
                                                     {"name", one.name},
                                                     {"government", one.government},
                                                     {"rows", std::to_string(one.rows)},
                                                     {"detail", one.detail}});
  });
}

void WriteJson(const query::Proof& proof, wire::JsonWriter& json) {
  json.BeginObject().Key("government").String(proof.government);
  json.Key("holds").Boolean(proof.holds());
  json.Key("events").Integer(proof.events).Key("erased").Integer(proof.erased);
  json.Key("head").BeginObject().Key("sequence").Integer(proof.head.sequence);
  json.Key("sm3").String(proof.head.sm3).EndObject().Key("broken");
  if (proof.broken)
    json.BeginObject()
        .Key("sequence")
        .Integer(proof.broken->sequence)
        .Key("fault")
        .String(proof.broken->fault)
        .EndObject();
  else
    json.Null();
  json.Key("differences").BeginArray();
  for (const query::Difference& one : proof.differences) {
    json.BeginObject().Key("aspect").String(one.aspect).Key("period").String(one.period);
    json.Key("edition").Integer(one.edition).Key("row").Integer(one.row);
    json.Key("name").String(one.name);
    json.Key("chain").String(one.chain).Key("tables").String(one.tables).EndObject();
  }
  json.EndArray().EndObject();
}

void WriteJson(const query::StoreDifference& one, wire::JsonWriter& json) {
  json.BeginObject().Key("kind").String(one.kind).Key("object").String(one.object);
  json.Key("name").String(one.name).Key("government").String(one.government);
  json.Key("rows").Integer(one.rows).Key("detail").String(one.detail).EndObject();
}

}  // namespace duban::cli
