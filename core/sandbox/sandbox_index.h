// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/watch/changes.h"
#include "core/sandbox/sandbox.h"

#include <QMetaType>

#include <set>
#include <unordered_map>
#include <vector>

namespace liteboxd::sandbox {

/// What happened to sandboxes; `changed` also where another pod took the id over.
using SandboxChanges = kube::Changes<Sandbox>;

/// Whether `a` is shown rather than `b` where both claim one id. In this order: not terminating before terminating;
/// running with an address before others; the younger pod; the greater uid. Total for pods of different uid, so that
/// every program that sees the same pods picks the same one.
bool takesPrecedence(const Sandbox &a, const Sandbox &b);

/// Pods by sandbox id, and the one of them that stands for the sandbox. One thread, no I/O.
class SandboxIndex
{
public:
    /// Takes over a batch of changes to pods (told apart by their names) and says what it means for sandboxes.
    SandboxChanges apply(const kube::Changes<Sandbox> &pods);

    SandboxPtr find(const base::SandboxId &id) const;
    std::vector<SandboxPtr> values() const;

private:
    struct Claims
    {
        std::vector<SandboxPtr> pods;
        SandboxPtr winner; ///< as last told; nullptr before the first time
    };

    void put(const SandboxPtr &pod, std::set<base::SandboxId> &touched);
    void drop(const QString &podName, std::set<base::SandboxId> &touched);

    std::unordered_map<base::SandboxId, Claims> m_claims;
    std::unordered_map<QString, base::SandboxId> m_ids; ///< by pod name
};

} // namespace liteboxd::sandbox

Q_DECLARE_METATYPE(liteboxd::sandbox::SandboxChanges)
