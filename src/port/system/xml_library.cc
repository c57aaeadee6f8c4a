// PrepareXmlLibrary.
#include "port/system/xml_library.h"

#include <libxml/parser.h>

namespace duban::port::system {

void PrepareXmlLibrary() {
  [[maybe_unused]] static const bool ready = [] {
    xmlInitParser();
    return true;
  }();
}

}  // namespace duban::port::system
