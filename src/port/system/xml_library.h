// libxml2 before its first use.
//
// Its own first use is no thread's alone: two threads that begin at once may each make the
// library's locks and wait for ever on the other's. Whoever makes a parser calls this before; any
// number of threads.
#pragma once

namespace duban::port::system {

void PrepareXmlLibrary();

}  // namespace duban::port::system
