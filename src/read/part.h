// One part of an archive as a stream of XML events.
#pragma once

#include <functional>
#include <string_view>

#include "base/expected.h"
#include "port/system/xml.h"
#include "port/system/zip.h"

namespace duban::read {

// Hands the part's events to `handler` until `stopped` says so; then nothing behind is looked at.
// Fails as Zip::Read and XmlStream::Finish do; what is wrong in the XML names the part.
base::Expected<void> ReadPart(port::system::Zip& zip, std::string_view part,
                              port::system::XmlHandler& handler,
                              const std::function<bool()>& stopped = {});

}  // namespace duban::read
