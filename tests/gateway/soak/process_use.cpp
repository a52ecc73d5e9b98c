// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/soak/process_use.h"

#include <malloc.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace liteboxd::engine {

ProcessUse ProcessUse::now()
{
    ::malloc_trim(0); // what is free is not held
    std::size_t pages = 0;
    std::size_t resident = 0;
    std::ifstream("/proc/self/statm") >> pages >> resident;
    const std::filesystem::directory_iterator open("/proc/self/fd");
    return {resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)),
            static_cast<std::size_t>(std::distance(begin(open), end(open)))};
}

} // namespace liteboxd::engine
