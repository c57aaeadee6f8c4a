// Entry point: MovesOf.
#include "workflow/moves.h"

#include <sstream>
#include <vector>

namespace duban::workflow {
namespace {

constexpr std::string_view kMoved = "change.move";
constexpr int kPage = 200;  // events

class MoveReader {
 public:
  void Take(const store::Event& event) {
    times_.push_back(event.at);
    if (!event.payload) return;
    // An erased payload's changes stand behind the event that tells of it.
    const int64_t erased =
        event.kind == store::kErased ? store::ErasedBy(*event.payload) : int64_t{0};
    const int64_t sequence = erased > 0 ? erased : event.sequence;
    for (const auto& [name, value] : *event.payload)
      if (name == kMoved) TakeMove(value, sequence);
  }

  Moves Finish() && { return std::move(moves_); }

 private:
  void TakeMove(const std::string& value, int64_t sequence) {
    std::istringstream words(value);
    std::string edition;
    int ordinal = 0;
    Move move;
    words >> edition >> ordinal >> move.from >> move.to;
    Move& last = moves_[{edition, ordinal}];
    if (last.sequence > sequence) return;
    move.sequence = sequence;
    const auto index = static_cast<size_t>(sequence - 1);
    if (index < times_.size()) move.at = times_[index];
    last = std::move(move);
  }

  std::vector<base::Instant> times_;  // of the events
  Moves moves_;
};

}  // namespace

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
