// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>

namespace liteboxd::sandbox {

/// What an extraction wrote.
struct Extracted
{
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
};

/// Writes a tar archive that a sandbox made to the local disk: what it calls `member` becomes `target`, and what is
/// below it, below. The archive is somebody else's: Rejected, and nothing more is written, for a member outside of
/// `member`, a path with "..", a link that leads out of the target, a hard link, and for devices, pipes and sockets.
/// Owners are not taken over. FileUnreadable: the disk does not take it. Ends early once `stop` is asked for: what
/// is written whole stays, half a file does not. Any thread.
base::Result<Extracted> extractArchive(const std::filesystem::path &archive, const std::string &member,
                                       const std::filesystem::path &target, const std::stop_token &stop = {});

/// How many bytes `member` has, if the archive, of which only the beginning need be there, begins with it and it is a
/// regular file. Pure but for reading.
std::optional<std::uint64_t> sizeInArchive(const std::filesystem::path &archive, const std::string &member);

} // namespace liteboxd::sandbox
