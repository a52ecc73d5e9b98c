// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace liteboxd::bench {

/// A folder of nginx's own in the temporary directory: a configuration that does the gateway's job for one sandbox,
/// and all that nginx writes. Removed with this object.
class NginxFiles
{
public:
    enum class Buffers { Default, Large }; ///< Large: 64 KiB

    NginxFiles(Buffers buffers, std::uint16_t port, std::uint16_t upstreamPort);
    NginxFiles(const NginxFiles &) = delete;
    NginxFiles &operator=(const NginxFiles &) = delete;
    ~NginxFiles();

    /// What starts it.
    std::vector<std::string> command(const std::string &nginx) const;

    /// Where nginx is; nullopt if it is not installed.
    static std::optional<std::string> findNginx();

private:
    std::filesystem::path m_folder;
};

} // namespace liteboxd::bench
