// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace liteboxd::sandbox {

/// A local file or folder as a tar archive (pax), made piece by piece as somebody takes it, so that its size costs no
/// memory. Regular files, folders and symbolic links as they are; sockets, pipes and devices are left out. One thread.
class ArchiveSource
{
public:
    /// FileUnreadable if there is nothing at `path`. The members are called `name` and below.
    static base::Result<std::unique_ptr<ArchiveSource>> open(const std::filesystem::path &path, std::string name);
    ~ArchiveSource();

    /// The next bytes, about 128 KiB; empty at the end. FileUnreadable: a file cannot be read, or changed its size.
    base::Result<QByteArray> next();

    std::uint64_t files() const;
    std::uint64_t bytes() const; ///< of the contents, so far

private:
    struct State;
    explicit ArchiveSource(std::unique_ptr<State> state);

    std::unique_ptr<State> m_state;
};

} // namespace liteboxd::sandbox
