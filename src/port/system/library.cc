// LoadedFunction.
#include "port/system/library.h"

#include <dlfcn.h>

namespace duban::port::system {

void* LoadedFunction(const char* library, const char* name) {
  // The handle is not given back: it only counts a use of what stays loaded anyway.
  void* const handle = dlopen(library, RTLD_LAZY | RTLD_NOLOAD);
  return handle ? dlsym(handle, name) : nullptr;
}

}  // namespace duban::port::system
