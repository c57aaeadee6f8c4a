// What a text says with each of its amounts: of which thing, by which verb, how far along.
//
// The same reading serves promises (a task's content) and answers (its progress). A statement is
// one quantity with the words around it: the object before or behind the number ("新增学位900个",
// "900个新增学位"), the verb, the stage of the work, and marks such as 其中, 累计, 计划. An object
// that is left out ("开工60个、竣工40个") is taken over from the statement before it in the
// sentence. Pure; linear in the text; any number of threads.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "base/span.h"
#include "ledger/quantity.h"
#include "quantity/quantity.h"
#include "understand/level.h"
#include "understand/prose/clauses.h"
#include "understand/prose/lexer.h"

namespace duban::understand {

struct Statement {
  ledger::Quantity quantity;
  std::string object;     // cleaned: no quotes, blanks, adverbs
  std::string place;      // before its verb: 城东街道 of 城东街道加装电梯26部
  std::string topic;      // the words before the number, where others follow it
  std::string inherited;  // object of the statement it leans on, where its own says too little
  std::string verb;       // as written
  // Of preparation, where it stands behind the amount: 招标 of 120公里完成招标.
  std::string step;
  // What is completed of the thing, where words say it: 前端设备安装 of 60个小区完成前端设备安装.
  std::string piece;
  std::string honour;  // what the thing was named: 省级示范村 of 5个村获评省级示范村
  Work work = Work::kUntold;
  base::Span clause;
  base::Span reach;             // from the first to the last word that belongs to it
  std::string_view own;         // the text of `reach`, with the amount
  std::string_view own_before;  // of it, what stands before the number
  uint32_t sentence = 0;
  uint32_t clause_index = 0;
  bool verb_inherited = false;
  bool growth = false;     // a rate of change
  bool ceiling = false;    // 控制在 … 不高于 …
  bool from = false;       // the A of 从A提高到B
  bool condition = false;  // 10亿元以上项目
  bool quoted = false;     // inside a name
  bool bracketed = false;
  bool sub = false;       // 其中 …
  bool total = false;     // 累计 …
  bool plan = false;      // 计划 …, 拟 …
  bool estimate = false;  // 预计 …
  bool rest = false;      // 剩余 …, 其余 …
  bool negated = false;   // 尚未 …
  bool delta = false;     // 低于 …, 快于 …: against another figure
  bool since = false;     // 较上年 …: by how much it changed
  bool change = false;    // 同比减少2人, 提高2.1万元: by how much, and not how high it stands
  bool could = false;     // 可提供 …: what the thing can do
  std::optional<base::Decimal> rise;  // of 由210家增加到305家: the difference
  bool only_named = false;            // 围绕 … 目标, … 任务已分解: named, and nothing told of it
  bool aim = false;                   // 力争 …, 确保 …: in a report, still to come
  bool this_year = false;             // 今年以来 …, 年内 …
  bool ongoing = false;      // 3个，预计年底建成: what stands behind tells that it is not done yet
  bool almost = false;       // 2万亩基本完成: told behind it that it is only almost done
  bool deployed = false;     // 任务已全面部署，改造农房300户: the clause before only hands it out
  bool all_done = false;     // 12公里，均已完工: the clause behind tells that all of it is done
  bool opens_later = false;  // 路面铺设完成，预计次年1月通车: done, and not in use yet
  bool outrun = false;       // 新建公路60公里，完工41公里: the next one tells what was done of it
  std::optional<size_t> open_part;  // the statement of 其中6个在建, where it is within this one
  bool open_rest = false;           // 剩余1.2公里未完成 follows
  bool lean = false;                // what it inherits comes from a clause without an amount
  bool reaches = false;             // 达到 …, 保持在 …
  bool names_set = false;           // 民生实事: how many there are is known
  bool past = false;                // 去年 …, … 基础上
  bool lead = false;                // 围绕 …, 按照 …: sets the stage
  bool praise = false;              // 入选 …, 评为 …
  bool share = false;               // 占年度目标的 …, 完成年度任务的 …
  bool completion = false;          // 完成率: a share that may be promised itself
  bool group = false;               // 8所学校中: how many there are, before what became of each
  bool whole = false;               // what a share or a part is of: 120公里的78%, 48个小区完工46个
  bool rate = false;                // 开工率 …
  bool floor = false;               // 确保 …: the lower threshold of the amount before it
  bool nominal = false;             // 现价增长 …
  bool real = false;                // 按可比价计算增长 …
  bool in_list = false;             // follows the one before it after 、
  Level area = Level::kUnknown;     // 全市, 我县: of which area, where the sentence names one
  int told_year = 0;  // 2023 of 3200套（2023年数据）; 0 where no year stands behind it
};

// A text with its words, clauses and statements. Spans are bytes of `text`, which must outlive it.
struct Prose {
  std::string_view text;
  std::vector<Word> words;
  std::vector<Clause> clauses;
  std::vector<base::Span> quotes;
  std::vector<Statement> statements;
  std::vector<quantity::TimeMention> times;
  uint32_t outlook = ~0U;  // where 下步打算 begins; what follows tells of no result
};

// 为上年完成数: a clause that says what the amount before it is.
bool TellsWhatItIs(std::string_view clause);

Prose ReadProse(std::string_view text);

}  // namespace duban::understand
