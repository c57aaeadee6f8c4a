// What `duban read` says to a person: the head of a document, how many promises stand in each
// class, and the tasks that need a look. Pure.
#pragma once

#include <string>

#include "cli/console.h"
#include "ledger/document.h"
#include "ledger/scheme.h"
#include "ledger/tally.h"

namespace duban::cli {

// Everything about one document; `all` shows every task instead of the first that need a look. With
// a scheme the bars are its classes', and the tasks stand below theirs, the weakest first.
std::string Summary(const ledger::Document& document, const Console& console, bool all,
                    const ledger::Scheme* scheme = nullptr);

// One line of a list of documents, and the head of the list; with a scheme its classes are counted.
std::string SummaryLine(const ledger::Document& document, std::string_view path,
                        const Console& console, const ledger::Scheme* scheme = nullptr);
std::string SummaryHead(const Console& console, const ledger::Scheme* scheme = nullptr);

// The classes with their counts as bars.
std::string Bars(const ledger::Tally& tally, const Console& console);

ledger::Tally TallyOf(const ledger::Document& document);

// "已达到" in the colour of its class.
std::string ClassLabel(ledger::VerdictClass c, const Console& console, int width = 0);

// A scheme and its classes in the reader's language; "黄灯" in its colour.
std::string NameOf(const ledger::Scheme& scheme, const Console& console);
const std::string& NameOf(const ledger::SchemeClass& one, const Console& console);
std::string SchemeLabel(const ledger::Scheme& scheme, const ledger::Verdict& verdict,
                        const Console& console, int width = 0);
std::string SchemeLabel(const ledger::Scheme& scheme, const ledger::Reading& reading,
                        const Console& console, int width = 0);

}  // namespace duban::cli
