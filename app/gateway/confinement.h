// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <vector>

namespace liteboxd::gateway {

/// From now on this process writes to files below `writableFolders` only and starts no program (Landlock,
/// docs.kernel.org/userspace-api/landlock.html): what gets into it can neither stay nor fetch help. Reading goes on as
/// before, since a kubeconfig may name other files tomorrow. Holds for the calling thread and those that it starts.
/// Needs forbidNewPrivileges() first. Unsupported where the kernel has no Landlock; FileUnreadable for a folder that
/// cannot be opened.
base::Result<void> confineFiles(const std::vector<std::string> &writableFolders);

/// From now on no thread of this process gets at what a server never needs: starting programs, other processes'
/// memory, namespaces and mounts, kernel modules, BPF, io_uring, keys, the clock (seccomp(2)). Such a call fails with
/// EPERM. It is a list of what is denied, so that a new C library does not break the program. Needs
/// forbidNewPrivileges() first. Unsupported where the kernel or the machine has none of it.
base::Result<void> confineSystemCalls();

} // namespace liteboxd::gateway
