# duban_assets(<room> FILE…): embeds files into the room's library as "<room>/assets_data.h"
# (tools/assets.py).
function(duban_assets room)
  set(header ${CMAKE_BINARY_DIR}/generated/${room}/assets_data.h)
  list(TRANSFORM ARGN PREPEND ${CMAKE_SOURCE_DIR}/src/${room}/ OUTPUT_VARIABLE files)
  add_custom_command(
    OUTPUT ${header}
    COMMAND Python3::Interpreter ${CMAKE_SOURCE_DIR}/tools/assets.py ${header} ${files}
    DEPENDS ${files} ${CMAKE_SOURCE_DIR}/tools/assets.py
    VERBATIM)
  set_property(GLOBAL APPEND PROPERTY DUBAN_GENERATED ${header})
  target_sources(duban_${room} PRIVATE ${header})
endfunction()
