// Which words of a report answer which promise.
//
// Every amount of the report is weighed against every promise of the task (object, unit, direction,
// stage, marks), and the pairing that is best as a whole is taken. Parts that the text lists are
// added up. Pure. Cells with more than kBlock promises are paired block by block, so time stays
// linear.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "ledger/period.h"
#include "ledger/target.h"
#include "understand/level.h"
#include "understand/prose/objects.h"
#include "understand/prose/statements.h"

namespace duban::understand {

inline constexpr size_t kBlock = 48;          // promises weighed at once
inline constexpr size_t kBlockAnswers = 192;  // amounts weighed at once

// One time that a figure is of: 1-9月.
struct Window {
  int year = 0;
  int months = 0;  // 1 … 12
};

// A promise prepared for comparing.
struct Promise {
  const ledger::Target* target = nullptr;
  Features features;
  std::vector<Features> parts;           // of a list: 孵化器 and 众创空间
  Features name;                         // “最美公厕”, where the promise counts things of that name
  Features wider;                        // see WiderForm; empty total where there is none
  Features deed;                         // see DeedBehind; empty total where there is none
  std::vector<std::string_view> limits;  // 普惠, 示范: kinds that the promise names
  uint64_t classes = 0;                  // see ClassesIn
  uint64_t named = 0;                    // of them those that the table names
  std::string_view rank;                 // 省级
  Level area = Level::kUnknown;          // 全区, where it names one, else the government's own
  uint64_t kinds = 0;                    // see KindsIn
  uint8_t side = 0;                      // see SideIn
  size_t least_rank = 0;                 // of 市级以上, its place among the ranks; 0 where none
  bool sub = false;                      // 其中 …
  bool strict = false;                   // 低于35: the very figure is not enough
  bool opens = false;                    // to be in use, by its verb or by the clause behind it
  bool higher_aim = false;               // 力争45家 behind 40家: of the promise before it
  std::string clause_text;
  uint32_t line = 0;   // of the content
  uint32_t lines = 1;  // that the content has
};

// A figure in the report, prepared.
struct Answer {
  const Statement* statement = nullptr;
  Features features;
  Features wider;  // see WiderForm; empty total where there is none
  Features lean;   // of the thing before it in a list: 保租房项目4个、房源530套
  Features
      pieced;  // with what was completed of it: 72家企业完成上云; empty total where nothing was
  Features trimmed;  // without 项目, 工程 … at its end; empty total where there is none
  std::optional<Window> window;
  uint8_t side = 0;             // see SideIn
  std::string_view place;       // see PlaceOf
  uint64_t kinds = 0;           // see KindsIn
  bool stockish = false;        // it may tell all there are: see MayBeStock
  bool against = false;         // it may be a deed against the thing: see IsDeedAgainst
  bool part_behind = false;     // 其中 … of its unit follows
  std::string_view what_it_is;  // 均为市级 behind it
  std::string_view around;      // its sentence up to the end of its clause
  bool summed = false;          // 共计, 合计 right before it: of everything in its list
  bool dated = false;           // its sentence says of which time it is
  bool of_years = false;        // 2021—2024年累计 …
  bool part_of_year = false;    // 上半年 …, where the year has ended; 9月份 …
  uint32_t line = 0;            // of the report
};

struct Link {
  std::vector<const Answer*> answers;  // one, or the parts that are added up
  base::Decimal reported;              // in the promise's unit
  int score = 0;
  bool stage_short = false;         // the work told is earlier than the work promised
  bool nearly = false;              // 近50场: below the figure
  bool roughly = false;             // 约50场: below it or above
  const Answer* rival = nullptr;    // another figure that fits as well and says otherwise
  const Statement* open = nullptr;  // a part that is not done, taken off
};

struct Links {
  std::vector<Answer> answers;
  std::vector<std::optional<Link>> of_promise;  // parallel to the promises
  size_t weighed = 0;  // pairs of a promise and an answer: grows as the texts, not as their product
};

// Whether another line of a cell begins at a byte: a line break, or a ① within a line.
// Precondition: at < text.size().
bool BeginsLine(std::string_view text, size_t at);

// `own` is the level of the government that promises, `named` the classes that need not be told
// with a figure, since the table or the heading over the task names them.
std::vector<Promise> PreparePromises(std::string_view content,
                                     const std::vector<ledger::Target>& targets,
                                     Level own = Level::kUnknown, uint64_t named = 0);

// Whether a figure is told of a wider area than the one that it was promised for: 全市 in a
// county's table. False where either area is unknown.
bool IsOfWiderArea(const Promise& promise, const Statement& told);

// What stands within `taken` answers none of them.
Links LinkAnswers(const std::vector<Promise>& promises, const Prose& report,
                  const std::optional<ledger::Period>& period,
                  const std::vector<base::Span>& taken = {});

// Every amount within a part of the report, with its window, whether it tells a result or not.
std::vector<Answer> AnswersIn(const Prose& report, base::Span part);

// The words of a statement by which its object is compared.
std::string ComparedText(const Statement& statement);

}  // namespace duban::understand
