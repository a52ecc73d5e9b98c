// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/api_client.h"
#include "core/sandbox/sandbox_cache.h"

#include <string>

namespace liteboxd::management {

/// The cluster that the management API is about. What it names outlives every use.
struct ManagedCluster
{
    kube::ApiClient *api = nullptr;
    sandbox::SandboxCache *sandboxes = nullptr;
    std::string nameSpace{}; ///< of the sandboxes
};

} // namespace liteboxd::management
