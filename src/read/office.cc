// Entry point: ReadOffice.
#include "read/office.h"

#include "port/system/sandbox.h"
#include "read/docx.h"
#include "read/xlsx.h"

namespace duban::read {
namespace {

constexpr uint64_t kMemory = 4ull << 30;  // of address space; LibreOffice maps over one by itself
constexpr uint64_t kMemoryTogether = 2ull << 30;  // really held
constexpr uint64_t kScratch = 512ull << 20;       // its profile, and the result
constexpr int kProcesses = 100;                   // mostly threads

struct Kind {
  std::string_view format;  // as `source` tells it
  std::string target;       // what it is converted to
  std::string package;
};

Kind KindOf(Type type) {
  const bool sheet = type == Type::kXls || type == Type::kOds;
  const std::string_view format = type == Type::kXls   ? "xls"
                                  : type == Type::kOds ? "ods"
                                  : type == Type::kOdt ? "odt"
                                  : type == Type::kRtf ? "rtf"
                                                       : "doc";
  return {format, sheet ? "xlsx" : "docx",
          sheet ? "libreoffice-calc-nogui" : "libreoffice-writer-nogui"};
}

// What LibreOffice says goes to standard error, so that standard output holds the result only. It
// ends with 0 also where it converted nothing: then the result is empty.
constexpr const char* kConvert =
    "soffice --headless --norestore --nolockcheck -env:UserInstallation=file:///work/profile "
    "--convert-to \"$1\" --outdir out input >&2 || exit 1; "
    "if [ -f out/input.\"$1\" ]; then cat out/input.\"$1\"; fi";

}  // namespace

base::Expected<void> ReadOffice(std::string_view bytes, Type type, const Limits& limits,
                                table::Document& document) {
  const Kind kind = KindOf(type);
  DUBAN_TRY(converted,
            port::system::RunInSandbox({.converter = "soffice",
                                        .package = kind.package,
                                        .command = {"sh", "-c", kConvert, "sh", kind.target},
                                        .input = bytes,
                                        .time = std::chrono::seconds(120),
                                        .memory = kMemory,
                                        .memory_together = kMemoryTogether,
                                        .scratch = kScratch,
                                        .processes = kProcesses}));
  if (converted.empty())
    return base::Fail(base::ErrorCode::kMalformed, "office-not-converted",
                      {{"package", kind.package}});
  if (converted.size() > limits.bytes)
    return base::Fail(base::ErrorCode::kLimit, "converter-output-too-large",
                      {{"converter", "soffice"}});
  document.notes.push_back({"converted", "LibreOffice", {}});
  DUBAN_CHECK(kind.target == "xlsx" ? ReadXlsx(converted, limits, document)
                                    : ReadDocx(converted, limits, document));
  document.format = kind.format;
  return {};
}

}  // namespace duban::read
