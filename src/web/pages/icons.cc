// ClassId, WriteIcons, WriteIcon.
#include "web/pages/icons.h"

namespace duban::web::pages {
namespace {

using ledger::VerdictClass;
using markup::Writer;

struct Sign {
  VerdictClass verdict_class;
  std::string_view id;
  std::string_view reference;
  std::string_view filled;   // path in the class's colour
  std::string_view drawn;    // path drawn as a line in the class's colour
  std::string_view cut_out;  // path drawn as a line in the ground's colour
};

// On a field of 16 by 16. Filled: answered with a figure. Hollow: no figure.
constexpr Sign kSigns[] = {
    {VerdictClass::kMet, "met", "#i-met", "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1z", "",
     "M4.8 8.3l2.2 2.2 4.3-4.6"},
    {VerdictClass::kAhead, "ahead", "#i-ahead", "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1z", "",
     "M4.7 5.2L7.5 8l-2.8 2.8M8.5 5.2L11.3 8l-2.8 2.8"},
    {VerdictClass::kOnPace, "on-pace", "#i-on-pace", "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1z", "",
     "M8 4.2V8.3l2.7 1.7"},
    {VerdictClass::kTargetPending, "target-pending", "#i-target-pending", "", "M2.5 2.5h11v11h-11z",
     ""},
    {VerdictClass::kDataPending, "data-pending", "#i-data-pending", "",
     "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 4.5V8.2l2.3 1.5", ""},
    {VerdictClass::kUnderway, "underway", "#i-underway", "M8 2a6 6 0 0 1 0 12z",
     "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2z", ""},
    {VerdictClass::kBehind, "behind", "#i-behind", "M8 14.5L1.2 2.5h13.6z", "",
     "M8 5v4.2M8 10.8v.4"},
    {VerdictClass::kUnreported, "unreported", "#i-unreported", "",
     "M8 2a6 6 0 0 1 2.6.6M13.2 5a6 6 0 0 1 .7 2.6M13.3 10.9a6 6 0 0 1-2 2.1M8.2 14a6 6 0 "
     "0 1-2.7-.6M2.9 11a6 6 0 0 1-.8-2.6M2.7 5.2a6 6 0 0 1 2-2.2",
     ""},
    {VerdictClass::kShort, "short", "#i-short", "M8 .8L15.2 8 8 15.2.8 8z", "", "M5 8h6"},
    {VerdictClass::kUnquantified, "unquantified", "#i-unquantified", "", "M3.5 8h9", ""},
};

const Sign& SignOf(VerdictClass verdict_class) {
  for (const Sign& sign : kSigns)
    if (sign.verdict_class == verdict_class) return sign;
  return kSigns[std::size(kSigns) - 1];
}

void WritePath(Writer& html, std::string_view css_class, std::string_view path) {
  if (!path.empty()) html.Void("path", {{"class", css_class}, {"d", path}});
}

}  // namespace

std::string_view ClassId(VerdictClass verdict_class) {
  return SignOf(verdict_class).id;
}

void WriteIcons(Writer& html) {
  const auto svg =
      html.Open("svg", {{"class", "sprite"}, {"width", 0}, {"height", 0}, {"aria-hidden", "true"}});
  for (const Sign& sign : kSigns) {
    const auto symbol =
        html.Open("symbol", {{"id", sign.reference.substr(1)}, {"viewBox", "0 0 16 16"}});
    WritePath(html, "f", sign.filled);
    WritePath(html, "l", sign.drawn);
    WritePath(html, "c", sign.cut_out);
  }
}

void WriteIcon(Writer& html, VerdictClass verdict_class) {
  const auto svg = html.Open("svg", {{"class", "icon"}, {"aria-hidden", "true"}});
  html.Void("use", {{"href", SignOf(verdict_class).reference}});
}

}  // namespace duban::web::pages
