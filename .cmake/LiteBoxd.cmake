# SPDX-FileCopyrightText: LiteBoxd Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# Settings and functions shared by every folder's CMakeLists.txt.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin" CACHE PATH "where programs go")

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    # Paths count from the top of the tree, so that one clone finds what another has compiled.
    # The sloppiness is what it asks for before it takes part in precompiled headers.
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" CCACHE_NOHASHDIR=1
        CCACHE_SLOPPINESS=pch_defines,time_macros "${CCACHE_PROGRAM}")
endif()

add_library(liteboxd_options INTERFACE)
target_compile_options(liteboxd_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(liteboxd_options INTERFACE -Werror) # the compiler this is written for; clang only fuzzes
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # gcc 12 sees overlaps and overflows in "text" + std::string() at -O2 and above that are not there (its bug 105651),
    # and in the clean-up of a half-made aggregate strings that were never set.
    target_compile_options(liteboxd_options INTERFACE -Wno-restrict -Wno-array-bounds -Wno-stringop-overflow
        -Wno-stringop-overread -Wno-maybe-uninitialized)
endif()
target_compile_definitions(liteboxd_options INTERFACE
    QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_FOREACH QT_DEPRECATED_WARNINGS
    BOOST_ASIO_NO_DEPRECATED)
target_include_directories(liteboxd_options INTERFACE "${CMAKE_SOURCE_DIR}")

# What a release is hardened with; tests/architecture reads it from the linked programs. gcc alone: it is what releases
# are made with. A sanitizer has checks of its own.
option(LITEBOXD_HARDEN "Harden a release; off only to measure what it costs (docs/performance.md)" ON)
if(LITEBOXD_HARDEN AND CMAKE_BUILD_TYPE STREQUAL "Release" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT LITEBOXD_SANITIZE)
    set(LITEBOXD_HARDENED ON)
    set(CMAKE_POSITION_INDEPENDENT_CODE ON)
    add_compile_options(-fstack-protector-strong -fstack-clash-protection
        -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -D_GLIBCXX_ASSERTIONS)
    # Zeroed locals, where the compiler zeroes nothing else: gcc 12 zeroes the first byte of what a lambda captured too,
    # when an empty class was captured beside it.
    include(CheckCXXSourceRuns)
    set(CMAKE_REQUIRED_FLAGS "-std=c++20 -O2 -ftrivial-auto-var-init=zero")
    check_cxx_source_runs([[
        #include <algorithm>
        #include <array>
        #include <functional>
        #include <string>
        #include <string_view>
        using Names = std::array<std::pair<std::string_view, int>, 4>;
        constexpr Names table{{{"first", 1}, {"second", 2}, {"third", 3}, {"fourth", 4}}};
        struct Row { std::function<bool(int &, const std::string &)> set; };
        template<class Field> Row row(const Names &names, Field field) {
            return {[=](int &to, const std::string &name) {
                const auto found = std::find_if(names.begin(), names.end(),
                                                [&](const auto &each) { return each.first == name; });
                if (found != names.end()) field(to) = found->second;
                return found != names.end();
            }};
        }
        int main() {
            int value = 0;
            return row(table, [](auto &to) -> auto & { return to; }).set(value, "first") ? 0 : 1;
        }]] LITEBOXD_ZEROES_LOCALS)
    unset(CMAKE_REQUIRED_FLAGS)
    if(LITEBOXD_ZEROES_LOCALS)
        add_compile_options(-ftrivial-auto-var-init=zero)
    endif()
    if(CMAKE_SYSTEM_PROCESSOR STREQUAL "x86_64")
        add_compile_options(-fcf-protection=full)
    elseif(CMAKE_SYSTEM_PROCESSOR STREQUAL "aarch64")
        add_compile_options(-mbranch-protection=standard)
    endif()
    add_link_options(-Wl,-z,relro,-z,now,-z,noexecstack -pie)
endif()

set(LITEBOXD_SANITIZE "" CACHE STRING "value of -fsanitize= for everything, e.g. address,undefined")
if(LITEBOXD_SANITIZE)
    add_compile_options(-fsanitize=${LITEBOXD_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${LITEBOXD_SANITIZE})
    # UBSan looks at an object's type through a pipe: without a free descriptor (tst_descriptors) it sees faults that are
    # none. AddressSanitizer finds most of what this would.
    add_compile_options(-fno-sanitize=vptr)
endif()

# The preset `fuzz` sets this: clang's libFuzzer drives the fuzz_* programs. Without it they run their corpora once.
option(LITEBOXD_FUZZ "Build fuzz targets with libFuzzer (clang)" OFF)
if(LITEBOXD_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# liteboxd_module(LINKS ...): one library from the .cpp and .h files of this folder.
# The target is named after the folder: core/base becomes liteboxd_core_base.
# LINKS are public: a folder's headers include what they name.
function(liteboxd_module)
    cmake_parse_arguments(ARG "" "" "LINKS" ${ARGN})
    file(RELATIVE_PATH folder "${CMAKE_SOURCE_DIR}" "${CMAKE_CURRENT_SOURCE_DIR}")
    string(REPLACE "/" "_" name "${folder}")
    file(GLOB sources CONFIGURE_DEPENDS *.cpp *.h)
    add_library(liteboxd_${name} STATIC ${sources})
    list(JOIN ARG_LINKS " " links)
    set_property(GLOBAL APPEND PROPERTY LITEBOXD_LINKS "${folder}: ${links}") # tests/architecture looks at these
    set_property(GLOBAL APPEND PROPERTY LITEBOXD_MODULES liteboxd_${name})
    set_property(GLOBAL APPEND PROPERTY LITEBOXD_TARGETS liteboxd_${name})
    target_link_libraries(liteboxd_${name} PUBLIC ${ARG_LINKS} PRIVATE liteboxd_options)
    if(folder MATCHES "^(core/base|gateway/(io|http|forward|engine|monitor))$")
        set_target_properties(liteboxd_${name} PROPERTIES AUTOMOC OFF AUTORCC OFF) # these folders have no Qt
    endif()
    target_include_directories(liteboxd_${name} PUBLIC "${CMAKE_SOURCE_DIR}")
endfunction()

# liteboxd_program(NAME LINKS ...): one program from the files of this folder. The target `programs` builds them all.
add_custom_target(programs)
function(liteboxd_program name)
    cmake_parse_arguments(ARG "" "" "LINKS" ${ARGN})
    file(RELATIVE_PATH folder "${CMAKE_SOURCE_DIR}" "${CMAKE_CURRENT_SOURCE_DIR}")
    file(GLOB sources CONFIGURE_DEPENDS *.cpp *.h)
    list(JOIN ARG_LINKS " " links)
    set_property(GLOBAL APPEND PROPERTY LITEBOXD_LINKS "${folder}: ${links}")
    add_executable(${name} ${sources})
    set_property(GLOBAL APPEND PROPERTY LITEBOXD_TARGETS ${name})
    target_link_libraries(${name} PRIVATE ${ARG_LINKS} liteboxd_options)
    add_dependencies(programs ${name})
endfunction()

# liteboxd_tests(LINKS ...): every tst_*.cpp of this folder becomes a program and a ctest of the same name.
# FRAMEWORK is GTest (default, for folders without Qt) or Qt (QtTest). The other .cpp files of the folder are one library
# that each of them links.
# LABELS go to ctest. WITH_RIG wraps each test in tests/rig/with_rig, which gives it a real kube-apiserver, and adds
# the label rig; WITH_KUBELET the same with a node that serves exec, logs and port-forward. WRAPPER names another program that each test is run by; its exit code 77 means Skipped.
# The target tests_LABEL builds all tests of a label.
function(liteboxd_tests)
    cmake_parse_arguments(ARG "WITH_RIG;WITH_KUBELET" "FRAMEWORK;TIMEOUT;WRAPPER" "LINKS;LABELS" ${ARGN})
    file(GLOB tests CONFIGURE_DEPENDS tst_*.cpp)
    file(GLOB support CONFIGURE_DEPENDS *.cpp *.h)
    list(REMOVE_ITEM support ${tests})
    set(rig "${CMAKE_SOURCE_DIR}/tests/rig/with_rig")
    if(ARG_WITH_KUBELET)
        list(APPEND rig --kubelet)
    endif()
    if(ARG_WITH_RIG OR ARG_WITH_KUBELET)
        list(APPEND ARG_LABELS rig)
    endif()
    if(ARG_FRAMEWORK STREQUAL "Qt")
        set(framework Qt6::Test)
    else()
        set(framework GTest::gtest GTest::gtest_main)
        set(CMAKE_AUTOMOC OFF)
        set(CMAKE_AUTORCC OFF)
    endif()
    if(support)
        file(RELATIVE_PATH folder "${CMAKE_SOURCE_DIR}" "${CMAKE_CURRENT_SOURCE_DIR}")
        string(REPLACE "/" "_" support_library "support_${folder}")
        add_library(${support_library} STATIC ${support})
        set_property(GLOBAL APPEND PROPERTY LITEBOXD_TARGETS ${support_library})
        target_link_libraries(${support_library} PUBLIC ${framework} ${ARG_LINKS} PRIVATE liteboxd_options)
    endif()
    foreach(file IN LISTS tests)
        get_filename_component(name "${file}" NAME_WE)
        add_executable(${name} "${file}")
        set_property(GLOBAL APPEND PROPERTY LITEBOXD_TARGETS ${name})
        set_source_files_properties("${file}" PROPERTIES COMPILE_OPTIONS "$<$<CONFIG:Release>:-O1>") # a quarter faster to build
        set_source_files_properties("${CMAKE_CURRENT_BINARY_DIR}/${name}_autogen/mocs_compilation.cpp" PROPERTIES
            SKIP_PRECOMPILE_HEADERS ON) # next to nothing is in it
        target_link_libraries(${name} PRIVATE ${support_library} ${framework} ${ARG_LINKS} liteboxd_options)
        set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
        if(ARG_WITH_RIG OR ARG_WITH_KUBELET)
            add_test(NAME ${name} COMMAND ${rig} $<TARGET_FILE:${name}>)
            set_tests_properties(${name} PROPERTIES SKIP_RETURN_CODE 77 RESOURCE_LOCK rig)
        elseif(ARG_WRAPPER)
            add_test(NAME ${name} COMMAND "${ARG_WRAPPER}" $<TARGET_FILE:${name}>)
            set_tests_properties(${name} PROPERTIES SKIP_RETURN_CODE 77)
        else()
            add_test(NAME ${name} COMMAND ${name})
        endif()
        if(NOT ARG_TIMEOUT)
            set(ARG_TIMEOUT 120)
        endif()
        set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}")
        if(ARG_FRAMEWORK STREQUAL "Qt")
            set_tests_properties(${name} PROPERTIES ENVIRONMENT
                "QT_QPA_PLATFORM=offscreen;LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/qt_threads.supp:print_suppressions=0")
        endif()
        foreach(label IN LISTS ARG_LABELS)
            if(NOT TARGET tests_${label})
                add_custom_target(tests_${label})
            endif()
            add_dependencies(tests_${label} ${name})
        endforeach()
    endforeach()
endfunction()

# liteboxd_fuzzer(NAME LINKS ...): the program fuzz_NAME from fuzz_NAME.cpp of this folder, which defines
# LLVMFuzzerTestOneInput. Seeds and mended findings are files in tests/fuzz/corpus/NAME; ctest runs each of them once,
# whatever the preset. The target `fuzzers` builds them all.
add_custom_target(fuzzers)
function(liteboxd_fuzzer name)
    cmake_parse_arguments(ARG "" "" "LINKS" ${ARGN})
    set(program fuzz_${name})
    add_executable(${program} ${program}.cpp)
    set_target_properties(${program} PROPERTIES AUTOMOC OFF AUTORCC OFF
        RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    target_link_libraries(${program} PRIVATE ${ARG_LINKS} liteboxd_options)
    if(LITEBOXD_FUZZ)
        target_link_options(${program} PRIVATE -fsanitize=fuzzer)
        set(arguments -runs=0)
    else()
        target_link_libraries(${program} PRIVATE liteboxd_tests_fuzz_corpus_runner)
        set(arguments)
    endif()
    add_test(NAME ${program} COMMAND ${program} ${arguments} "${CMAKE_SOURCE_DIR}/tests/fuzz/corpus/${name}")
    set_tests_properties(${program} PROPERTIES TIMEOUT 120 LABELS fuzz)
    add_dependencies(fuzzers ${program})
endfunction()

# Headers from outside the project that nearly every file of ours includes, compiled once for all targets that see the
# same parts of Qt; a file still names what it uses. Called once, when all targets are there.
option(LITEBOXD_PRECOMPILED "Compile the headers of Qt and the standard library once" ON)

# All Qt parts that a target links, directly or through others.
function(liteboxd_qt_parts target result)
    set(found)
    set(seen)
    set(open "${target}")
    while(open)
        list(POP_FRONT open next)
        if(NOT TARGET "${next}" OR next IN_LIST seen)
            continue()
        endif()
        list(APPEND seen "${next}")
        if(next MATCHES "^Qt6::(Core|Network|Gui|Widgets|Test)$")
            list(APPEND found "${CMAKE_MATCH_1}")
        endif()
        foreach(property LINK_LIBRARIES INTERFACE_LINK_LIBRARIES)
            get_target_property(links "${next}" ${property})
            if(links)
                list(APPEND open ${links})
            endif()
        endforeach()
    endwhile()
    list(SORT found)
    set(${result} "${found}" PARENT_SCOPE)
endfunction()

function(liteboxd_precompile)
    if(NOT LITEBOXD_PRECOMPILED OR NOT LITEBOXD_QT)
        return()
    endif()
    if(TARGET Qt6::Test) # it defines macros that differ from folder to folder, which no two targets could share
        get_target_property(definitions Qt6::Test INTERFACE_COMPILE_DEFINITIONS)
        list(FILTER definitions EXCLUDE REGEX QT_TESTCASE)
        set_target_properties(Qt6::Test PROPERTIES INTERFACE_COMPILE_DEFINITIONS "${definitions}")
    endif()
    get_property(targets GLOBAL PROPERTY LITEBOXD_TARGETS)
    foreach(target IN LISTS targets)
        liteboxd_qt_parts(${target} parts)
        if(NOT parts)
            continue()
        endif()
        list(JOIN parts "_" suffix)
        set(headers "liteboxd_precompiled_${suffix}")
        if(NOT TARGET ${headers})
            add_library(${headers} OBJECT "${CMAKE_SOURCE_DIR}/.cmake/precompiled.cpp")
            list(TRANSFORM parts PREPEND "Qt6::" OUTPUT_VARIABLE links)
            target_link_libraries(${headers} PRIVATE ${links} liteboxd_options)
            set_target_properties(${headers} PROPERTIES AUTOMOC OFF AUTORCC OFF)
            target_precompile_headers(${headers} PRIVATE <algorithm> <array> <chrono> <filesystem> <functional> <map>
                <memory> <optional> <set> <string> <string_view> <unordered_map> <utility> <variant> <vector>)
            foreach(part IN LISTS parts)
                target_precompile_headers(${headers} PRIVATE <Qt${part}/Qt${part}>)
            endforeach()
        endif()
        target_precompile_headers(${target} REUSE_FROM ${headers})
    endforeach()
endfunction()
