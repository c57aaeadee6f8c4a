// Entry point: ReadPart.
#include "read/part.h"

namespace duban::read {

base::Expected<void> ReadPart(port::system::Zip& zip, std::string_view part,
                              port::system::XmlHandler& handler,
                              const std::function<bool()>& stopped) {
  port::system::XmlStream xml(handler);
  const auto is_stopped = [&] { return stopped && stopped(); };
  DUBAN_CHECK(
      zip.Read(part, [&](std::string_view piece) { return !is_stopped() && xml.Feed(piece); }));
  if (is_stopped()) return {};
  if (auto done = xml.Finish(); !done)
    return base::Fail(std::move(done).error().Within(std::string(part)));
  return {};
}

}  // namespace duban::read
