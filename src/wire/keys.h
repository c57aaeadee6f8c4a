// Ids that outlive the file: of a plan, its tasks, their promises and findings, made of what is
// read and not of bytes or places (docs/decisions/0012-ids-outlive-the-file.md).
//
// The same table as HTML and as DOCX, published again with a corrected figure, or of the next
// quarter has the same ids; what tells such rows apart is the period, and the document. Within one
// document an id stands once: a row's changes when a second row of its plain wording comes to stand
// beside it, or goes, since from then on both are told apart by their figures, category or unit.
// All are 32 hexadecimal digits of an SM3, with "-5" behind a task's for its promise. Pure; linear
// but for sorting.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ledger/document.h"

namespace duban::wire {

struct TaskKeys {
  std::string id;
  std::vector<std::string> targets;  // parallel to the reading's
};

struct Keys {
  std::string government;             // as given to KeysOf
  std::string document;               // of the file's bytes: the first half of its SM3
  std::string plan;                   // of government, year and kind of paper
  std::vector<TaskKeys> tasks;        // parallel to document.tasks
  std::vector<std::string> findings;  // parallel to document.findings
};

// `government` is whose table it is, however that is known; empty where nobody tells. Where it or
// the year is untold, the title stands in for it, and where there is none, the file: what is told
// of nobody must not continue another's task. Give the whole document: which tasks are worded alike
// is asked of all of them.
Keys KeysOf(const ledger::Document& document, std::string_view government);

// Puts the findings in the order in which they are told: those of no task first, then as their
// tasks stand; of one task as they were found. A document that was read and the same one from a
// store then have them alike. KeysOf numbers findings that are otherwise alike in this order,
// however they stand.
void OrderFindings(ledger::Document& document);

// A wording without what copies of one text differ in: blanks, marks, width and case of letters,
// and figures, each of which is one "#" (also those that are masked). Marks that mean something
// beside a figure (% ‰) stay. `figures` keeps the figures.
std::string PlainWording(std::string_view text, bool figures = false);

}  // namespace duban::wire
