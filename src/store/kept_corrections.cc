// Corrections of editions: InsertCorrections, ReadTransaction::Corrections.
#include "store/kept_corrections.h"

#include "store/store.h"

namespace duban::store {

using base::Expected;
using ledger::CorrectionLine;

Expected<void> InsertCorrections(db::Session& session, std::string_view government,
                                 std::string_view edition,
                                 const std::vector<CorrectionLine>& lines) {
  std::vector<db::Param> values;
  for (size_t i = 0; i < lines.size(); ++i) {
    const CorrectionLine& line = lines[i];
    const auto at = line.at == CorrectionLine::kAnywhere
                        ? std::nullopt
                        : std::optional<int>(static_cast<int>(line.at));
    values.insert(values.end(),
                  {government, edition, static_cast<int64_t>(i), line.task, line.promise, at,
                   line.action, line.value, line.content, line.progress});
  }
  return session.Insert(
      "edition_corrections (government, edition, correction, task, promise, begins_at, action,"
      " value, content, progress)",
      10, values);
}

Expected<std::vector<CorrectionLine>> ReadTransaction::Corrections(std::string_view government,
                                                                   std::string_view edition) const {
  using S = std::string;
  DUBAN_TRY(rows, (session().Select<S, S, std::optional<int>, S, S, S, S>(
                      "SELECT task, promise, begins_at, action, value, content, progress"
                      " FROM edition_corrections WHERE government = ? AND edition = ?"
                      " ORDER BY correction",
                      {government, edition})));
  std::vector<CorrectionLine> lines;
  for (auto& [task, promise, at, action, value, content, progress] : rows)
    lines.push_back({std::move(task), std::move(promise), std::move(action), std::move(value),
                     std::move(content), std::move(progress),
                     at ? static_cast<uint32_t>(*at) : CorrectionLine::kAnywhere});
  return lines;
}

}  // namespace duban::store
