// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gateway/peer_setup.h"

#include "tests/bench/gateway/workload.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace liteboxd::bench {

void replaceAll(std::string &text, std::string_view what, std::string_view with)
{
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

std::optional<std::string> findProgram(std::string_view name)
{
    const char *const path = std::getenv("PATH");
    std::istringstream folders(std::string(path != nullptr ? path : "") + ":/usr/sbin");
    for (std::string folder; std::getline(folders, folder, ':');) {
        const std::filesystem::path candidate = std::filesystem::path(folder) / name;
        if (std::filesystem::exists(candidate))
            return candidate.string();
    }
    return std::nullopt;
}

std::filesystem::path PeerSetup::write(std::string_view name, std::string text) const
{
    replaceAll(text, "FOLDER", folder.string());
    replaceAll(text, "TOKEN", benchToken);
    replaceAll(text, "UPSTREAM", std::to_string(upstreamPort));
    replaceAll(text, "PORT", std::to_string(port));
    replaceAll(text, "TARGET", sandboxTarget(upstreamPort));
    replaceAll(text, "WORKERS", std::to_string(workers));
    replaceAll(text, "CONNECTIONS", std::to_string(connections));
    replaceAll(text, "DESCRIPTORS", std::to_string(2 * connections + 200));
    replaceAll(text, "CERTIFICATES", certificates.string());
    const std::filesystem::path file = folder / name;
    std::ofstream(file) << text;
    return file;
}

} // namespace liteboxd::bench
