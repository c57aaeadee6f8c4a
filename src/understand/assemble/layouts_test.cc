// Every case of test/layouts: document in, plan out, both as readable text.
#include <gtest/gtest.h>

#include "port/system/file.h"
#include "read/reader.h"
#include "understand/understand.h"

namespace duban::understand {
namespace {

std::string Joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : "、") + name;
  return out;
}

std::string Shown(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\n' ? std::string("⏎") : std::string(1, c);
  return out;
}

void AddLine(std::string_view label, std::string_view text, std::string& out) {
  if (!text.empty()) out += "  " + std::string(label) + " " + Shown(text) + "\n";
}

std::string Show(const ledger::Row& row) {
  std::string out = "task " + std::to_string(row.number);
  if (row.printed && *row.printed != std::to_string(row.number)) out += " printed " + *row.printed;
  if (!row.category.empty()) out += " [" + Shown(row.category) + "]";
  out += "\n";
  AddLine("content", row.content, out);
  AddLine("leaders", Joined(row.leaders), out);
  AddLine("lead", Joined(row.lead_units), out);
  AddLine("units", Joined(row.units), out);
  AddLine("progress", row.progress, out);
  AddLine("remark", row.remark, out);
  for (const ledger::ExtraCell& cell : row.extra) AddLine(cell.heading + ":", cell.text, out);
  return out;
}

std::string Show(const ledger::Disclosure& disclosure) {
  std::string out;
  const auto add = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) out += " " + std::string(name) + "=" + std::string(value);
  };
  add("index", disclosure.index_number);
  add("mode", disclosure.mode);
  add("publisher", disclosure.publisher);
  add("scope", disclosure.scope);
  add("document", disclosure.document_number);
  add("retention", disclosure.retention);
  if (disclosure.created) add("created", disclosure.created->ToString());
  if (disclosure.published) add("published", disclosure.published->ToString());
  return out.empty() ? out : "disclosure" + out + "\n";
}

std::string Show(const ledger::Document& document) {
  std::string out = "title " + document.title + "\n";
  if (document.kind != ledger::DocumentKind::kLedger)
    out += "kind " + std::string(ledger::Name(document.kind)) + "\n";
  if (document.period) out += "period " + document.period->label + "\n";
  out += Show(document.disclosure);
  for (const ledger::DocumentTask& task : document.tasks) out += Show(task.row);
  for (const ledger::ClassCount& count : document.counts)
    out += "count " + count.kind + " " + std::to_string(count.count) + count.unit + " " +
           count.text + "\n";
  for (const ledger::Finding& finding : document.findings) {
    out += "finding " + finding.code;
    if (finding.task) out += " " + std::to_string(*finding.task);
    if (finding.field != ledger::Field::kNone)
      out += " " + std::string(ledger::Name(finding.field));
    out += "\n";
  }
  return out;
}

std::string Understood(std::string_view input, std::string_view name) {
  const auto read = read::Read(input, name);
  if (!read) return "refused " + read.error().message.key + "\n";
  const auto document = Assemble(*read);
  return document ? Show(*document) : "refused " + document.error().message.key + "\n";
}

struct Case {
  std::string name, input, plan;
};

Case ReadCase(const std::string& path) {
  const std::string text = *port::system::ReadFile(path);
  const size_t head = text.find("=== input ");
  const size_t body = text.find('\n', head) + 1;
  const size_t plan = text.find("=== plan\n");
  return {text.substr(head + 10, body - head - 11), text.substr(body, plan - body),
          text.substr(plan + 9)};
}

class Layout : public testing::TestWithParam<std::string> {};

TEST_P(Layout, IsUnderstoodAsWritten) {
  const Case layout = ReadCase(GetParam());
  const std::string understood = Understood(layout.input, layout.name);
  if (std::getenv("DUBAN_ACCEPT") != nullptr && understood != layout.plan) {
    const std::string text = *port::system::ReadFile(GetParam());
    const size_t plan = text.find("=== plan\n") + 9;
    ASSERT_TRUE(port::system::WriteFile(GetParam(), text.substr(0, plan) + understood));
  }
  EXPECT_EQ(understood, layout.plan) << GetParam();
}

std::vector<std::string> Cases() {
  std::vector<std::string> cases = port::system::ListFolder("test/layouts", false).files;
  std::erase_if(cases, [](const std::string& path) { return !path.ends_with(".case"); });
  return cases;
}

std::string CaseName(const testing::TestParamInfo<std::string>& info) {
  std::string name = port::system::FileName(info.param);
  name.resize(name.size() - 5);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Layouts, Layout, testing::ValuesIn(Cases()), CaseName);

}  // namespace
}  // namespace duban::understand
