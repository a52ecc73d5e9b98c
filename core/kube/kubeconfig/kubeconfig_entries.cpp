// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/kubeconfig/kubeconfig_entries.h"

namespace liteboxd::kube {

void KubeconfigEntries::merge(KubeconfigEntries later)
{
    if (currentContext.empty())
        currentContext = std::move(later.currentContext);
    contexts.merge(std::move(later.contexts));
    clusters.merge(std::move(later.clusters));
    users.merge(std::move(later.users));
}

} // namespace liteboxd::kube
