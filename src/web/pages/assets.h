// The stylesheet and the icon, embedded in the program by tools/assets.py. Their addresses hold a
// hash of their bytes, so that browsers may keep them for good.
#pragma once

#include <span>
#include <string_view>

namespace duban::web::pages {

struct Asset {
  std::string_view name;  // "site.css"
  std::string_view path;  // "/assets/site.0123456789.css"
  std::string_view content_type;
  std::string_view bytes;
};

std::span<const Asset> Assets();
// The address of one. Precondition: `name` is embedded.
std::string_view AssetPath(std::string_view name);

}  // namespace duban::web::pages
