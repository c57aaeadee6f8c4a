// Entry points: MovesOf, Moves::Of.
#include "workflow/moves.h"

#include <algorithm>
#include <sstream>

namespace duban::workflow {
namespace {

constexpr std::string_view kMoved = "change.move", kMade = "change.edition",
                           kUndone = "change.undo", kUnjoin = "task.unjoin";
constexpr int kPage = 200;  // events

class MoveReader {
 public:
  void Take(const store::Event& event) {
    unjoins_.push_back(event.kind == kUnjoin);
    if (!event.payload) return;
    // An erased payload's changes stand behind the event that tells of it.
    const int64_t erased =
        event.kind == store::kErased ? store::ErasedBy(*event.payload) : int64_t{0};
    const int64_t sequence = erased > 0 ? erased : event.sequence;
    for (const auto& [name, value] : *event.payload) {
      if (name == kMoved) TakeMove(value, sequence);
      if (name == kUndone) moves_.undone[value.substr(0, value.find(' '))] = sequence;
      if (name == kMade) moves_.editions.emplace(value.substr(0, value.find(' ')), sequence);
    }
  }

  Moves Finish() && {
    for (auto& [row, moves] : moves_.rows)
      std::stable_sort(moves.begin(), moves.end(),
                       [](const Move& a, const Move& b) { return a.sequence < b.sequence; });
    return std::move(moves_);
  }

 private:
  void TakeMove(const std::string& value, int64_t sequence) {
    std::istringstream words(value);
    std::string edition;
    int ordinal = 0;
    Move move;
    words >> edition >> ordinal >> move.from >> move.to;
    move.sequence = sequence;
    const auto index = static_cast<size_t>(sequence - 1);
    move.parts = index < unjoins_.size() && unjoins_[index];
    moves_.rows[{edition, ordinal}].push_back(std::move(move));
  }

  std::vector<bool> unjoins_;  // of the events, whether one is
  Moves moves_;
};

}  // namespace

const std::vector<Move>& Moves::Of(const std::string& edition, int ordinal) const {
  static const std::vector<Move> none;
  const auto found = rows.find({edition, ordinal});
  return found == rows.end() ? none : found->second;
}

base::Expected<Moves> MovesOf(const store::ReadTransaction& transaction,
                              std::string_view government) {
  MoveReader reader;
  for (int64_t after = 0;;) {
    DUBAN_TRY(events, transaction.Events(government, after, kPage));
    if (events.empty()) return std::move(reader).Finish();
    for (const store::Event& event : events) reader.Take(event);
    after = events.back().sequence;
  }
}

}  // namespace duban::workflow
