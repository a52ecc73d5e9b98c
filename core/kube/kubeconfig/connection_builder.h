// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/kube/kubeconfig/connection_settings.h"
#include "core/kube/kubeconfig/kubeconfig_entries.h"

namespace liteboxd::kube {

/// Resolves a context to what it takes to connect: follows its names, reads the files they name, checks what was read.
/// Errors as Kubeconfig::connection() says; the context of each is "file: cluster "x"" or "file: user "x"".
base::Result<ConnectionSettings> buildConnection(const KubeconfigEntries &entries, const ContextEntry &context,
                                                 const base::Clock &clock);

} // namespace liteboxd::kube
