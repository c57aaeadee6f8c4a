// Whose ledger a document is, where nobody gave the key (--government auto).
//
// A place's name is not enough: districts of several cities share one. What stands above is taken
// from the document and from the editions that the store holds, and the site's address speaks too.
// Of several lists of one place, each under a key of its own, the document belongs to the one that
// holds its file, else to the one whose titles it continues ("import-which-list" where that is
// none, or several).
// A government of which nothing stands any more, as after an undo, is nobody's rival: it is taken
// only where no other of the place has a ledger. Where it stays open whether two namesakes are one
// government, nothing is guessed (kConflict, "import-namesake"): a table filed under another's name
// would become a correction of theirs.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/expected.h"
#include "base/message.h"
#include "ledger/document.h"
#include "workflow/context.h"

namespace duban::store {
class ReadTransaction;
}

namespace duban::workflow {

struct Resolved {
  std::string key;
  std::string name;
};

// The government of the store that the document is of, else a key and a name for a new one: the
// place's name in Latin letters; with what stands above it where a namesake has that. A document
// that names no place gets a key of its SM3 (source.sm3) and the name of an unknown government.
base::Expected<Resolved> ResolveGovernment(const Context& context,
                                           const ledger::Document& document);

// Asked of a table under a key of which nothing stands: whether it is not the ledger of a
// government that has ledgers under another key, for a key is mistyped easily
// ("import-second-key"). `name` is what the government would be called. Not asked where the keys
// differ in a figure behind '-' only ("jichuan-2"), as another list of one place does.
base::Expected<std::optional<base::Message>> SecondKeyQuestionOf(
    const store::ReadTransaction& transaction, std::string_view key, std::string_view name,
    const ledger::Document& document);

// Asked again inside the transaction that writes, as another process may have made the key since:
// kConflict where `key` stands and is, or may be, another place than the document's.
base::Expected<void> RequireSameGovernment(const store::ReadTransaction& transaction,
                                           std::string_view key, const ledger::Document& document);

}  // namespace duban::workflow
