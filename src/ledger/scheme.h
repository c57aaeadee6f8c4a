// Judging schemes 研判口径: other names for what became of promises (five classes, three lights).
//
// A scheme is data: classes, best first, and rules that say which of them a verdict belongs to, by
// its own class and by how far it is below the schedule (docs/formats/schemes.md). It judges
// nothing anew: the verdict and its proof stay. Schemes are compared over the verdicts' own
// classes.
//
// Pure values; a parsed Scheme may be read by any number of threads.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "base/expected.h"
#include "ledger/target.h"

namespace duban::ledger {

struct SchemeClass {
  std::string key;      // "yellow"
  std::string colour;   // "green", "blue", "yellow", "red", "grey"
  bool counts = false;  // in the rate of completion
  std::string zh, en;
};

class Scheme {
 public:
  // kMalformed with the line for what docs/formats/schemes.md does not allow: no name, a class
  // twice or unknown, a rule without classes, a verdict's class that no rule takes in.
  static base::Expected<Scheme> Parse(std::string_view text);

  const std::string& key() const { return key_; }
  std::string_view name(std::string_view language) const { return language == "en" ? en_ : zh_; }
  const std::vector<SchemeClass>& classes() const { return classes_; }  // best first

  // Index of the class of a verdict.
  size_t ClassOf(const Verdict& verdict) const;
  // The weakest class of the graded targets; where there is none, that of kUnquantified.
  size_t ClassOf(const Reading& reading) const;

  // The classes of `other` that what stands in our class `index` may belong to there, best first.
  std::vector<size_t> Map(size_t index, const Scheme& other) const;

 private:
  enum class Measure { kNone, kPoints, kMissing };
  struct Rule {
    size_t result = 0;
    unsigned classes = 0;  // a bit for each VerdictClass
    Measure measure = Measure::kNone;
    bool above = false;  // the measure must be above the bound; else below it
    base::Decimal bound;
  };
  bool Holds(const Rule& rule, const Verdict& verdict) const;
  size_t ClassOf(VerdictClass verdict_class) const;

  std::string key_, zh_, en_;
  std::vector<SchemeClass> classes_;
  std::vector<Rule> rules_;  // the first that holds decides

  friend class SchemeParser;
};

// Those that come with the program, in the order in which they are offered: "default", "five",
// "lights", "lights-half", "forecast". Parsed once; static storage.
const std::vector<Scheme>& Schemes();
const Scheme* FindScheme(std::string_view key);  // null where there is none

// How many graded targets, and tasks, stand in each class of a scheme.
struct SchemeTally {
  explicit SchemeTally(const Scheme& scheme)
      : scheme(&scheme), targets(scheme.classes().size()), tasks(scheme.classes().size()) {}
  void Add(const Reading& reading);
  // Of the targets, in per mille; what rounding leaves goes to the weaker class.
  std::vector<int> Shares() const;

  const Scheme* scheme;  // not owned
  std::vector<int> targets, tasks;
};

}  // namespace duban::ledger
