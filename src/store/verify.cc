// ReadTransaction::VerifyLedger, Chains: the chain is replayed and compared with the tables.
//
// Each aspect is brought into one form on both sides, a map from places to texts, and the maps are
// compared. Derived tables (search, revisions) are computed again from rows whose digest was
// compared before.
#include <functional>

#include "port/system/hash.h"
#include "store/db/session.h"
#include "store/digests.h"
#include "store/replay.h"
#include "store/search.h"
#include "store/search_text.h"
#include "store/store.h"
#include "store/text.h"

namespace duban::store {
namespace {

using base::Expected;
using port::system::Sm3Hex;

constexpr int kPage = 500;

struct Place {
  std::string edition;  // id
  int row = 0;
  std::string name;
  friend auto operator<=>(const Place&, const Place&) = default;
};
using Side = std::map<Place, std::string>;

std::string TextOf(std::optional<int64_t> number) {
  return number ? std::to_string(*number) : "-";
}

std::string TextOf(const std::string& id) {
  return id.empty() ? "-" : id;
}

class Comparison {
 public:
  Comparison(db::Session& session, std::string_view government, const Replay& replay)
      : session_(session), government_(government), replay_(replay) {}

  Expected<std::vector<Disagreement>> Run() && {
    DUBAN_CHECK(CompareGovernment());
    DUBAN_CHECK(ComparePlans());
    DUBAN_CHECK(ComparePeriods());
    DUBAN_CHECK(CompareEditions());
    DUBAN_CHECK(CompareDigests());
    DUBAN_CHECK(CompareTasks());
    DUBAN_CHECK(CompareRows());
    DUBAN_CHECK(CompareLinks());
    DUBAN_CHECK(CompareRevisions());
    DUBAN_CHECK(CompareSearch());
    DUBAN_CHECK(CompareFiles());
    DUBAN_CHECK(CompareNextKey());
    return std::move(disagreements_);
  }

 private:
  void Tell(std::string_view aspect, const Place& place, const std::string& chain,
            const std::string& tables) {
    Disagreement one{std::string(aspect), "", 0, place.row, place.name, chain, tables};
    if (const auto edition = replay_.editions.find(place.edition);
        edition != replay_.editions.end()) {
      one.period = edition->second.period;
      one.edition = edition->second.number;
    } else if (!place.edition.empty() && one.name.empty()) {
      one.name = place.edition;
    }
    disagreements_.push_back(std::move(one));
  }

  void Compare(std::string_view aspect, const Side& chain, const Side& tables) {
    for (const auto& [place, said] : chain) {
      const auto held = tables.find(place);
      if (held == tables.end())
        Tell(aspect, place, said, "");
      else if (held->second != said)
        Tell(aspect, place, said, held->second);
    }
    for (const auto& [place, held] : tables)
      if (!chain.contains(place)) Tell(aspect, place, "", held);
  }

  // Each row of a SELECT with the government as its one parameter, all columns as texts.
  Expected<void> EachRow(const char* sql, size_t width,
                         const std::function<void(const std::vector<db::Cell>&)>& take) {
    return session_.SelectTexts(sql, {government_}, width, take);
  }

  Expected<void> CompareGovernment() {
    Side chain, tables;
    if (!replay_.government.empty()) chain[{}] = replay_.government;
    DUBAN_CHECK(EachRow("SELECT name FROM governments WHERE government = ?", 1,
                        [&](const auto& row) { tables[{}] = row[0].text; }));
    Compare("government", chain, tables);
    return {};
  }

  Expected<void> ComparePlans() {
    Side chain, tables;
    for (const int year : replay_.plans) chain[{"", 0, std::to_string(year)}] = "+";
    DUBAN_CHECK(EachRow("SELECT CAST(year AS TEXT) FROM plans WHERE government = ?", 1,
                        [&](const auto& row) { tables[{"", 0, row[0].text}] = "+"; }));
    Compare("plan", chain, tables);
    return {};
  }

  Expected<void> ComparePeriods() {
    Side chain, tables;
    for (const auto& [key, period] : replay_.periods)
      chain[{"", 0, std::to_string(key.first) + " " + key.second}] =
          period.as_of + " " + TextOf(period.edition);
    DUBAN_CHECK(EachRow(
        "SELECT CAST(year AS TEXT), label, as_of, edition FROM periods WHERE government = ?", 4,
        [&](const auto& row) {
          tables[{"", 0, row[0].text + " " + row[1].text}] =
              row[2].text + " " + (row[3].null ? "-" : row[3].text);
        }));
    Compare("period", chain, tables);
    return {};
  }

  Expected<void> CompareEditions() {
    Side chain, tables;
    for (const auto& [id, edition] : replay_.editions)
      chain[{id, 0, ""}] =
          Joined({std::to_string(edition.year), edition.period, std::to_string(edition.number),
                  TextOf(edition.replaced), TextOf(edition.undone_at)});
    DUBAN_CHECK(
        EachRow("SELECT edition, CAST(year AS TEXT), period, CAST(number AS TEXT), replaced,"
                " CAST(undone_at AS TEXT) FROM editions WHERE government = ?",
                6, [&](const auto& row) {
                  tables[{row[0].text, 0, ""}] =
                      Joined({row[1].text, row[2].text, row[3].text,
                              row[4].null ? "-" : row[4].text, row[5].null ? "-" : row[5].text});
                }));
    Compare("edition", chain, tables);
    return {};
  }

  Expected<void> CompareDigests() {
    std::map<std::string, std::string> stored;
    DUBAN_CHECK(EachRow("SELECT edition, digest FROM editions WHERE government = ?", 2,
                        [&](const auto& row) { stored[row[0].text] = row[1].text; }));
    for (const auto& [id, edition] : replay_.editions) {
      const Place place{id, 0, ""};
      RowMarks marks;
      DUBAN_TRY(now, ReadDigests(session_, government_, id, &marks));
      base::Arguments said = Parts(now);
      for (auto& [part, sm3] : said) {
        const auto chain = edition.digests.find(part);
        const std::string held =
            std::exchange(sm3, chain == edition.digests.end() ? "" : chain->second);
        if (sm3 != held && !TellRows(part, id, edition, marks[part])) Tell(part, place, sm3, held);
      }
      // The column is a convenience for those who read the tables; it must not lie to them.
      const std::string whole = Sm3Hex(EncodeArguments(said));
      if (const auto held = stored.find(id); held != stored.end() && held->second != whole)
        Tell("header", place, whole, held->second);
    }
    return {};
  }

  // Tells the rows of a part that differs, and whether there are any.
  bool TellRows(const std::string& part, const std::string& id, const ReplayedEdition& edition,
                const std::vector<std::string>& held) {
    const auto noted = edition.marks.find(part);
    if (noted == edition.marks.end()) return false;
    const std::vector<std::string>& said = noted->second;
    const size_t before = disagreements_.size();
    const auto mark = [](const std::vector<std::string>& marks, size_t row) {
      return row < marks.size() && marks[row] != "-" ? marks[row] : std::string();
    };
    for (size_t i = 0; i < std::max(said.size(), held.size()); ++i)
      if (mark(said, i) != mark(held, i))
        Tell(part, {id, static_cast<int>(i) + 1, ""}, mark(said, i), mark(held, i));
    return disagreements_.size() > before;
  }

  Expected<void> CompareTasks() {
    Side chain, tables;
    for (const auto& [id, task] : replay_.tasks)
      chain[{"", 0, id}] = std::to_string(task.first) + " " + std::to_string(task.second);
    DUBAN_CHECK(EachRow(
        "SELECT task, CAST(year AS TEXT), CAST(ordinal AS TEXT) FROM tasks WHERE government = ?", 3,
        [&](const auto& row) { tables[{"", 0, row[0].text}] = row[1].text + " " + row[2].text; }));
    Compare("task", chain, tables);
    return {};
  }

  Expected<void> CompareRows() {
    Side chain, tables;
    for (const auto& [id, edition] : replay_.editions)
      for (size_t i = 0; i < edition.tasks.size(); ++i)
        chain[{id, static_cast<int>(i) + 1, ""}] = edition.tasks[i];
    DUBAN_TRY(rows, (session_.Select<std::string, int, std::string, std::string>(
                        "SELECT edition, ordinal, task, content FROM task_rows"
                        " WHERE government = ?",
                        {government_})));
    for (auto& [edition, ordinal, task, content] : rows) {
      tables[{edition, ordinal + 1, ""}] = std::move(task);
      contents_[{edition, ordinal + 1, ""}] = Sm3Hex(content);
    }
    Compare("row", chain, tables);
    std::set<std::pair<std::string, std::string>> seen;  // edition and task
    for (const auto& [place, task] : tables)
      if (!seen.emplace(place.edition, task).second)
        Tell("twice", {place.edition, place.row, task}, "", "");
    return {};
  }

  Expected<void> CompareLinks() {
    Side chain, tables;
    for (const std::string& link : replay_.links) chain[{"", 0, link}] = "+";
    DUBAN_CHECK(EachRow("SELECT from_task, kind, to_task FROM task_links WHERE government = ?", 3,
                        [&](const auto& row) {
                          tables[{"", 0, Joined({row[0].text, row[1].text, row[2].text})}] = "+";
                        }));
    Compare("link", chain, tables);
    return {};
  }

  Expected<void> CompareRevisions() {
    Side chain, tables;
    std::map<std::string, int> numbers;
    std::set<std::pair<std::string, std::string>> known;
    for (const ReplayedWording& wording : replay_.wordings) {
      const auto content = contents_.find({wording.edition, static_cast<int>(wording.row) + 1, ""});
      if (content == contents_.end() || !known.emplace(wording.task, content->second).second)
        continue;
      const int number = ++numbers[wording.task];
      chain[{"", 0, wording.task + " " + std::to_string(number)}] =
          Joined({content->second, content->second, std::to_string(wording.at)});
    }
    DUBAN_CHECK(
        EachRow("SELECT task, CAST(number AS TEXT), content, sm3, CAST(made_at AS TEXT)"
                " FROM task_revisions WHERE government = ?",
                5, [&](const auto& row) {
                  tables[{"", 0, row[0].text + " " + row[1].text}] =
                      Joined({Sm3Hex(row[2].text), row[3].text, row[4].text});
                }));
    Compare("revision", chain, tables);
    return {};
  }

  Expected<void> CompareSearch() {
    Side computed, stored;
    using Text = std::string;
    DUBAN_TRY(rows, (session_.Select<Text, Text, Text, Text, Text, Text, Text, Text, Text, Text,
                                     Text, Text, Text, Text>(
                        "SELECT r.task, CAST(p.year AS TEXT), p.label, p.as_of, r.edition,"
                        " CAST(r.ordinal AS TEXT), " +
                            std::string(kSearchColumns) +
                            " FROM periods p"
                            " JOIN task_rows r ON r.government = p.government"
                            " AND r.edition = p.edition"
                            " WHERE p.government = ? ORDER BY p.as_of, p.label, r.ordinal",
                        {government_})));
    std::map<std::string_view, size_t> newest;
    for (size_t i = 0; i < rows.size(); ++i) newest[std::get<0>(rows[i])] = i;
    for (const auto& [task, i] : newest) {
      const auto& [id, year, label, as_of, edition, ordinal, category, content, leaders, lead_units,
                   units, progress, remark, extra] = rows[i];
      computed[{"", 0, id}] =
          Sm3Hex(Joined({year, label, as_of, edition, ordinal}) + '\n' +
                 SearchBody(SearchColumns{category, content, leaders, lead_units, units, progress,
                                          remark, extra}));
    }
    DUBAN_CHECK(EachRow(
        "SELECT task, CAST(year AS TEXT), period, as_of, edition, CAST(ordinal AS TEXT), body"
        " FROM task_search WHERE government = ?",
        7, [&](const auto& row) {
          stored[{"", 0, row[0].text}] =
              Sm3Hex(Joined({row[1].text, row[2].text, row[3].text, row[4].text, row[5].text}) +
                     '\n' + row[6].text);
        }));
    Compare("search", computed, stored);
    return {};
  }

  Expected<void> CompareFiles() {
    Side chain, tables, counted, noted;
    for (const auto& [sm3, bytes] : replay_.files) chain[{"", 0, sm3}] = std::to_string(bytes);
    DUBAN_CHECK(
        EachRow("SELECT sm3, CAST(bytes AS TEXT), CAST(chunks AS TEXT) FROM kept_files"
                " WHERE government = ?",
                3, [&](const auto& row) {
                  tables[{"", 0, row[0].text}] = row[1].text;
                  noted[{"", 0, row[0].text}] = row[2].text;
                }));
    // One at a time: together they may be larger than the memory.
    for (auto& [place, bytes] : tables) {
      DUBAN_TRY(chunks, ReadChunks(place.name));
      if (chunks.sm3 != place.name) bytes = chunks.sm3;
      counted[place] = chunks.whole ? std::to_string(chunks.count) : "-";
    }
    Compare("file", chain, tables);
    Compare("chunks", counted, noted);
    return {};
  }

  struct Chunks {
    std::string sm3;  // of the bytes that they give
    size_t count = 0;
    bool whole = true;  // counted from 0 without gaps, each with bytes of its own
  };

  Expected<Chunks> ReadChunks(const std::string& file) {
    Chunks chunks;
    port::system::Sm3 sm3;
    DUBAN_CHECK(session_.SelectTexts(
        "SELECT body, CAST(ordinal AS TEXT) FROM kept_chunks WHERE government = ? AND sm3 = ?"
        " ORDER BY ordinal",
        {government_, file}, 2, [&](const auto& row) {
          const std::string bytes = DecodeBase64(row[0].text).value_or("");
          chunks.whole = chunks.whole && !bytes.empty() && EncodeBase64(bytes) == row[0].text &&
                         row[1].text == std::to_string(chunks.count);
          ++chunks.count;
          sm3.Add(bytes);
        }));
    chunks.sm3 = port::system::Hex(sm3.Finish());
    return chunks;
  }

  // Every key that was given out belongs to a task or an edition that the chain tells of. A number
  // that was set back would give a key a second time.
  Expected<void> CompareNextKey() {
    std::string newest;
    for (const auto& [id, task] : replay_.tasks) newest = std::max(newest, id);
    for (const auto& [id, edition] : replay_.editions) newest = std::max(newest, id);
    Side chain, tables;
    if (!replay_.government.empty()) chain[{}] = std::to_string(NumberOfId(newest) + 1);
    DUBAN_CHECK(EachRow("SELECT CAST(next_id AS TEXT) FROM chain_heads WHERE government = ?", 1,
                        [&](const auto& row) { tables[{}] = row[0].text; }));
    Compare("next-key", chain, tables);
    return {};
  }

  db::Session& session_;
  const std::string_view government_;
  const Replay& replay_;
  Side contents_;  // SM3 of each row's content
  std::vector<Disagreement> disagreements_;
};

// The payload of each event that tells of an erasure, by the number of the erased one; the first
// where there are several.
Expected<std::map<int64_t, base::Arguments>> Erasures(db::Session& session,
                                                      std::string_view government) {
  std::map<int64_t, base::Arguments> erasures;
  DUBAN_TRY(rows, session.Select<std::string>(
                      "SELECT p.body FROM events e JOIN event_payloads p"
                      " ON p.government = e.government AND p.sequence = e.sequence"
                      " WHERE e.government = ? AND e.kind = ? ORDER BY e.sequence",
                      {government, kErased}));
  for (const auto& [body] : rows) {
    base::Arguments payload = DecodeArguments(body);
    const int64_t sequence = ErasedBy(payload);
    erasures.emplace(sequence, std::move(payload));
  }
  return erasures;
}

// The tables can be compared with a chain whose own events hold together.
bool IsReadable(const ChainReport& chain) {
  return !chain.broken || chain.broken->fault == ChainFault::kHead ||
         chain.broken->fault == ChainFault::kWitness;
}

}  // namespace

Expected<LedgerReport> ReadTransaction::VerifyLedger(
    std::string_view government, const std::vector<ChainHead>& witnesses) const {
  DUBAN_TRY(chain, VerifyChain(government, witnesses));
  LedgerReport report{std::move(chain), {}};
  if (!IsReadable(report.chain)) return report;
  DUBAN_TRY(erasures, Erasures(session(), government));
  Replay replay;
  for (int64_t after = 0;;) {
    DUBAN_TRY(page, Events(government, after, kPage));
    for (const Event& event : page) {
      // What an erasure took over was replayed where the erased payload stood.
      if (event.kind == kErased) continue;
      const auto erasure = erasures.find(event.sequence);
      if (event.payload)
        replay.Take(event.at, *event.payload);
      else if (erasure != erasures.end())
        replay.Take(event.at, erasure->second);
    }
    if (page.size() < kPage) break;
    after = page.back().sequence;
  }
  DUBAN_TRY(disagreements, Comparison(session(), government, replay).Run());
  report.disagreements = std::move(disagreements);
  return report;
}

Expected<std::vector<std::string>> ReadTransaction::Chains() const {
  DUBAN_TRY(rows,
            session().Select<std::string>("SELECT government FROM governments UNION"
                                          " SELECT government FROM chain_heads UNION"
                                          " SELECT government FROM events ORDER BY government",
                                          {}));
  std::vector<std::string> keys;
  for (auto& [key] : rows) keys.push_back(std::move(key));
  return keys;
}

}  // namespace duban::store
