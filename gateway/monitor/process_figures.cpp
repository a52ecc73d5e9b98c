// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/monitor/process_figures.h"

#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace liteboxd::monitor {

namespace {

/// The 22nd field of /proc/self/stat, in ticks since the machine's start. What stands before ") " is the program's
/// name, and may hold anything.
double startTicks()
{
    std::ifstream file("/proc/self/stat");
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    std::size_t at = text.rfind(") ");
    for (int field = 2; field < 22 && at != std::string::npos; ++field)
        at = text.find(' ', at + 1);
    return at == std::string::npos ? 0 : std::strtod(text.c_str() + at, nullptr);
}

/// Of the machine, since 1970.
double bootSeconds()
{
    std::ifstream file("/proc/stat");
    for (std::string word; file >> word;) {
        double seconds = 0;
        if (word == "btime" && file >> seconds)
            return seconds;
    }
    return 0;
}

double residentPages()
{
    std::ifstream file("/proc/self/statm");
    double all = 0;
    double resident = 0;
    file >> all >> resident;
    return resident;
}

double inSeconds(const timeval &time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

} // namespace

ProcessFigures ProcessFigures::read()
{
    ProcessFigures figures;
    rusage usage{};
    if (::getrusage(RUSAGE_SELF, &usage) == 0)
        figures.cpuSeconds = inSeconds(usage.ru_utime) + inSeconds(usage.ru_stime);
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0)
        figures.mostDescriptors = static_cast<double>(limit.rlim_cur);
    std::error_code ignored;
    std::filesystem::directory_iterator descriptors("/proc/self/fd", ignored);
    if (!ignored)
        figures.openDescriptors = static_cast<double>(std::distance(begin(descriptors), end(descriptors)));
    figures.residentBytes = residentPages() * static_cast<double>(::sysconf(_SC_PAGESIZE));
    figures.startSeconds = bootSeconds() + startTicks() / static_cast<double>(::sysconf(_SC_CLK_TCK));
    return figures;
}

} // namespace liteboxd::monitor
