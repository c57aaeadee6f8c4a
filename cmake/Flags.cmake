# Compiler flags that every target shares, and the precompiled standard headers.
find_program(CCACHE ccache)
if(CCACHE)
  # Relative paths and tolerated time macros, so that one cache serves every checkout and every
  # precompiled header.
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE})
endif()

add_library(duban_flags INTERFACE)
target_include_directories(duban_flags INTERFACE ${CMAKE_SOURCE_DIR}/src ${CMAKE_BINARY_DIR}/generated)
target_compile_options(duban_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 takes std::string's own copies for overflows once they are inlined (GCC bug 105329).
  target_compile_options(duban_flags INTERFACE -fpch-preprocess -Wno-stringop-overflow
                                               -Wno-stringop-overread -Wno-array-bounds -Wno-restrict)
endif()
if(DUBAN_SANITIZE)
  target_compile_options(duban_flags INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all
                                               -fno-omit-frame-pointer)
  target_link_options(duban_flags INTERFACE -fsanitize=address,undefined)
endif()
if(DUBAN_FUZZ)
  target_compile_options(duban_flags INTERFACE -fsanitize=fuzzer-no-link,address,undefined
                                               -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(duban_flags INTERFACE -fsanitize=address,undefined)
endif()

# What a test calls is built as it is shipped; the test around it runs once, and to optimise it costs
# more than it saves.
add_library(duban_test_flags INTERFACE)
target_link_libraries(duban_test_flags INTERFACE duban_flags)
target_compile_options(duban_test_flags INTERFACE $<$<CONFIG:Release>:-O0>)
