# duban_room(<path> [DEPENDS room…] [LIBS library…] [TEST_DEPENDS room…] [VOCABULARY file.tsv…]
#            [EMBED folder…])
#
# Makes of src/<path> one static library `duban_<path with underscores>` and, where *_test.cc files
# stand in it, one test executable `duban_<…>_test`. DEPENDS are the arrows that docs/architecture.md
# allows. VOCABULARY files are turned into constexpr tables by tools/vocabulary.py and included as
# "<path>/<name>_tsv.h". The files of an EMBED folder become the table "<path>/<folder>_files.h" by
# tools/embed.py.
find_package(GTest REQUIRED)
find_package(Python3 REQUIRED COMPONENTS Interpreter)

# Two precompiled headers for the whole build: one for the rooms, one for their tests.
file(WRITE ${CMAKE_BINARY_DIR}/generated/empty.cc "")
add_library(duban_pch OBJECT ${CMAKE_BINARY_DIR}/generated/empty.cc)
target_link_libraries(duban_pch PUBLIC duban_flags)
target_precompile_headers(duban_pch PRIVATE ${CMAKE_SOURCE_DIR}/cmake/standard_headers.h)
add_library(duban_test_pch OBJECT ${CMAKE_BINARY_DIR}/generated/empty.cc)
target_link_libraries(duban_test_pch PUBLIC duban_test_flags GTest::gtest GTest::gmock)
target_precompile_headers(duban_test_pch PRIVATE ${CMAKE_SOURCE_DIR}/cmake/standard_headers.h
                                                 <gtest/gtest.h>)

function(duban_vocabulary room out)
  set(headers)
  foreach(tsv IN LISTS ARGN)
    get_filename_component(name ${tsv} NAME_WE)
    get_filename_component(folder ${tsv} DIRECTORY)
    set(header ${CMAKE_BINARY_DIR}/generated/${room}/${folder}/${name}_tsv.h)
    cmake_path(NORMAL_PATH header)
    add_custom_command(
      OUTPUT ${header}
      COMMAND Python3::Interpreter ${CMAKE_SOURCE_DIR}/tools/vocabulary.py
              ${CMAKE_SOURCE_DIR}/src/${room}/${tsv} ${room} ${header}
      DEPENDS ${CMAKE_SOURCE_DIR}/src/${room}/${tsv} ${CMAKE_SOURCE_DIR}/tools/vocabulary.py
      VERBATIM)
    list(APPEND headers ${header})
  endforeach()
  set_property(GLOBAL APPEND PROPERTY DUBAN_GENERATED ${headers})
  set(${out} ${headers} PARENT_SCOPE)
endfunction()

function(duban_embed room out)
  set(headers)
  foreach(folder IN LISTS ARGN)
    file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${room}/${folder}/*)
    set(header ${CMAKE_BINARY_DIR}/generated/${room}/${folder}_files.h)
    add_custom_command(
      OUTPUT ${header}
      COMMAND Python3::Interpreter ${CMAKE_SOURCE_DIR}/tools/embed.py ${room} ${folder} ${header}
              ${files}
      DEPENDS ${files} ${CMAKE_SOURCE_DIR}/tools/embed.py
      VERBATIM)
    list(APPEND headers ${header})
  endforeach()
  set_property(GLOBAL APPEND PROPERTY DUBAN_GENERATED ${headers})
  set(${out} ${headers} PARENT_SCOPE)
endfunction()

function(duban_room path)
  cmake_parse_arguments(ROOM "" "" "DEPENDS;LIBS;TEST_DEPENDS;VOCABULARY;EMBED" ${ARGN})
  string(REPLACE "/" "_" name ${path})
  set(target duban_${name})

  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${path}/*.cc)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cc$")
  list(FILTER tests INCLUDE REGEX "_test\\.cc$")
  duban_vocabulary(${path} tables ${ROOM_VOCABULARY})
  duban_embed(${path} embedded ${ROOM_EMBED})

  list(TRANSFORM ROOM_DEPENDS REPLACE "/" "_")
  list(TRANSFORM ROOM_DEPENDS PREPEND duban_)
  if(sources)
    add_library(${target} STATIC ${sources} ${tables} ${embedded})
    target_link_libraries(${target} PUBLIC duban_flags ${ROOM_DEPENDS} ${ROOM_LIBS})
    target_precompile_headers(${target} REUSE_FROM duban_pch)
  else()
    add_library(${target} INTERFACE)
    target_link_libraries(${target} INTERFACE duban_flags ${ROOM_DEPENDS} ${ROOM_LIBS})
  endif()

  if(tests)
    list(TRANSFORM ROOM_TEST_DEPENDS REPLACE "/" "_")
    list(TRANSFORM ROOM_TEST_DEPENDS PREPEND duban_)
    add_executable(${target}_test ${tests})
    target_link_libraries(${target}_test PRIVATE duban_test_flags ${target} ${ROOM_TEST_DEPENDS}
                                                 GTest::gtest GTest::gmock GTest::gtest_main)
    target_precompile_headers(${target}_test REUSE_FROM duban_test_pch)
    # Tests run in the source folder, so that they name examples/ and test/ by relative paths.
    add_test(NAME ${name} COMMAND ${target}_test WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    # What waits for another thread waits without a limit of its own: a test that hangs ends here.
    set_tests_properties(${name} PROPERTIES LABELS unit TIMEOUT 300)
  endif()
endfunction()
