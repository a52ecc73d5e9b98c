// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/kubeconfig/context_entries.h"

#include "core/kube/kubeconfig/entry_contents.h"

namespace liteboxd::kube {

namespace {

template<class Entry>
base::Result<const Entry *> entryNamed(const std::map<std::string, Entry> &entries, const std::string &name,
                                       const char *kind, const ContextEntry &context)
{
    if (context.fault)
        return base::fail(*context.fault);
    const auto found = entries.find(name);
    if (found == entries.end()) {
        return base::fail(base::ErrorCode::NotFound,
                          std::string("it names the ") + kind + " \"" + name + "\", which is not there",
                          placeOf(context, "context"));
    }
    if (found->second.fault)
        return base::fail(*found->second.fault);
    return &found->second;
}

} // namespace

base::Result<const ClusterEntry *> clusterOf(const KubeconfigEntries &entries, const ContextEntry &context)
{
    return entryNamed(entries.clusters, context.cluster, "cluster", context);
}

base::Result<const UserEntry *> userOf(const KubeconfigEntries &entries, const ContextEntry &context)
{
    if (context.user.empty())
        return nullptr;
    return entryNamed(entries.users, context.user, "user", context);
}

} // namespace liteboxd::kube
