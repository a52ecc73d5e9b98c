// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "gateway/io/file_descriptor.h"

namespace liteboxd::forward {

/// The two ends of a connection inside this process: stream sockets, non-blocking.
struct SocketPair
{
    io::FileDescriptor ours;
    io::FileDescriptor theirs;

    /// Internal, with the system's words, where there are no descriptors left.
    static base::Result<SocketPair> open();
};

} // namespace liteboxd::forward
