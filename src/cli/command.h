// One command of the program: what it is called, what it takes, what it does.
//
// A command declares everything that the help, docs/cli.md and the completeness test need. Its
// sentences are the catalog's "command.<name>" (one line) and "manual.<name>" (a paragraph, where
// there is one); blanks in the name are '-' there.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/console.h"
#include "cli/options.h"

namespace duban::cli {

struct Example {
  std::string_view line;  // "duban read 台账.html"
  std::string_view key;   // its sentence in the catalog
};

class Command {
 public:
  virtual ~Command() = default;
  virtual std::string_view name() const = 0;  // "read", "import undo"
  virtual std::vector<Example> examples() const = 0;
  virtual void Declare(Options& options) = 0;
  // The exit status, or why the command failed. The options were parsed before.
  virtual base::Expected<int> Run(Console& console) = 0;
};

using Commands = std::vector<std::unique_ptr<Command>>;

}  // namespace duban::cli
