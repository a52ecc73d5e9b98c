// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/streams/exec_command.h"
#include "core/sandbox/sandbox.h"

#include <string>

namespace liteboxd::sandbox {

/// What is fetched out of a sandbox: `name` in `folder`, as the archive that `tar` there makes of it. The archive of
/// what did not change is the same bytes each time, which is what going on with one stands on. Pure.
struct Packing
{
    std::string folder;
    std::string name;

    /// Writes the archive.
    kube::ExecCommand whole(const Sandbox &sandbox) const;

    /// Writes the SHA-256 of its first `size` bytes, as sha256sum does. Needs sh, head and sha256sum.
    kube::ExecCommand digestOf(const Sandbox &sandbox, qint64 size) const;

    /// Writes the archive from byte `position` on, counted from 0. Needs sh and tail. The exit code is tail's: that tar
    /// failed is said on standard error, as failureMark.
    kube::ExecCommand rest(const Sandbox &sandbox, qint64 position) const;

    static constexpr const char *failureMark = "liteboxd: tar ended with exit code";
};

} // namespace liteboxd::sandbox
