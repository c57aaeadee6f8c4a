// The times that a text names, from its mentions of dates and its phrases (上半年, 年底).
//
// Internal to the room. Linear in the text.
#pragma once

#include <string_view>
#include <vector>

#include "quantity/mention.h"
#include "quantity/quantity.h"

namespace duban::quantity {

class TimeReader {
 public:
  explicit TimeReader(std::string_view text) : text_(text) {}

  // Precondition: dates come in the order of the text.
  void Add(const Mention& date);
  std::vector<TimeMention> TakeAll();

 private:
  bool Joins(TimeMention& last, const TimeMention& next) const;
  void Take(const TimeMention& time);
  void TakePhrasesBefore(size_t until);

  std::string_view text_;
  size_t at_ = 0;  // phrases before it are taken
  std::vector<TimeMention> found_;
};

}  // namespace duban::quantity
