// Prints the tables of a file cell by cell, and what the reader noted: paper_cells FILE.
// For random_test.py; a tab parts the fields, a blank stands for each break in a text.
#include <algorithm>
#include <cstdio>
#include <string>

#include "port/system/file.h"
#include "read/reader.h"

int main(int count, char** arguments) {
  if (count != 2) return 64;
  const auto bytes = duban::port::system::ReadFile(arguments[1]);
  if (!bytes) return 3;
  const auto document = duban::read::Read(*bytes, arguments[1]);
  if (!document) {
    std::printf("error\t%s\n", document.error().message.key.c_str());
    return 2;
  }
  for (const auto& block : document->blocks) {
    const auto* grid = std::get_if<duban::table::Grid>(&block);
    if (grid == nullptr) {
      std::printf("text\t%s\n", std::get<duban::table::Paragraph>(block).text.c_str());
      continue;
    }
    std::printf("table\t%u\t%u\n", grid->rows(), grid->columns());
    for (const auto& cell : grid->cells()) {
      std::string text(grid->Text(cell));
      std::replace(text.begin(), text.end(), '\n', ' ');
      std::printf("cell\t%u\t%u\t%u\t%u\t%s\n", cell.row, cell.column, cell.row_span,
                  cell.column_span, text.c_str());
    }
  }
  for (const auto& note : document->notes)
    std::printf("note\t%s\t%s\t%u\n", note.code.c_str(), note.detail.c_str(), note.place.page);
  return 0;
}
