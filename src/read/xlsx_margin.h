// Heads and feet of a workbook's printed pages.
#pragma once

#include <string>
#include <string_view>

namespace duban::read {

// Whether an element of a sheet holds one (`oddHeader` …).
bool IsMargin(std::string_view element);

// Their texts without the codes for fonts, sizes and fields; what stands left, in the middle and
// right is a line each.
std::string PlainMargins(std::string_view coded);

}  // namespace duban::read
