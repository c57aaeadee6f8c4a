// How alike two things are that are counted: 停车泊位 and 新增停车位.
//
// Words are brought to one form by synonyms.tsv, cut into character bigrams, and weighed: generic
// words (generic.tsv: 项目, 企业, 建设) tell little. Words that exclude each other (exclusive.tsv:
// 总额 and 增量, 城镇 and 农村) make two things different, however alike. Pure; linear.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace duban::understand {

// The object of a promise or an answer, prepared for comparing.
struct Features {
  std::vector<uint64_t> bigrams;  // sorted, each once
  std::vector<int> weights;       // parallel, in hundredths
  int total = 0;                  // of the weights
  uint64_t head = 0;              // the last two characters
  std::vector<uint16_t> groups;   // exclusive words: group << 8 | member, sorted
  std::string limit;              // 10亿 of 10亿元以上: another limit is another thing
  std::string text;               // after synonyms
};

Features FeaturesOf(std::string_view object);

// The object with its kinds put under the word that an answer may use for all of them: 学校 for
// 中小学、幼儿园. Empty where there is none.
std::string WiderForm(std::string_view object);

// Whether the wider word says hardly more than the object: 学校 of 中小学, not of 幼儿园.
bool IsNearlyAllOfWider(std::string_view object);

struct Resemblance {
  int covered = 0;    // hundredths of the promise's words that the answer has
  int fitting = 0;    // hundredths of the answer's words that the promise has
  int shared = 0;     // weight in common, hundredths of a bigram
  bool same = false;  // word for word, after synonyms
  bool same_head = false;
  bool excluded = false;  // an exclusive word differs
  bool narrower = false;  // the answer has a limiting word that the promise lacks

  // 0 … 100: how sure the two are one thing. 0 where excluded.
  int Score() const;
};

Resemblance Compare(const Features& promise, const Features& answer);

// 水稻机械化率 and 主要农作物机械化率, 调查失业率 and 登记失业率: between what they have in common
// each has a word of its own.
bool NamesAnother(const Features& promise, const Features& answer);

// A stock or a share rather than a flow: 拥有量, 总数, 标准, 浓度.
bool IsLevelObject(std::string_view object);

// The words of `span` cleaned and cut to the last 16 code points, for showing.
std::string ShortObject(std::string_view text, base::Span span);

}  // namespace duban::understand
