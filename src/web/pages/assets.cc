// Assets, AssetPath.
#include "web/pages/assets.h"

#include "web/assets_data.h"

namespace duban::web::pages {

std::span<const Asset> Assets() {
  return kAssets;
}

std::string_view AssetPath(std::string_view name) {
  for (const Asset& asset : kAssets)
    if (asset.name == name) return asset.path;
  return "#";
}

}  // namespace duban::web::pages
