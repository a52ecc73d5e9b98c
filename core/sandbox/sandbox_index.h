// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/watch/changes.h"
#include "core/sandbox/sandbox.h"

#include <QMetaType>

#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

namespace liteboxd::sandbox {

/// What happened to sandboxes; `changed` also where another pod took the id over.
using SandboxChanges = kube::Changes<Sandbox>;

/// A pod wants an id that another one holds.
struct RivalClaim
{
    base::SandboxId id;
    QString holder; ///< names of pods
    QString rival;

    bool operator==(const RivalClaim &) const = default;
};

/// Pods by sandbox id, and the one of them that stands for the sandbox (idHolder()). One thread, no I/O.
class SandboxIndex
{
public:
    /// Takes over a batch of changes to pods (told apart by their names) and says what it means for sandboxes.
    SandboxChanges apply(const kube::Changes<Sandbox> &pods);

    SandboxPtr find(const base::SandboxId &id) const;
    std::vector<SandboxPtr> values() const;

    /// The rival claims that came up since it was last asked.
    std::vector<RivalClaim> takeRivalClaims() { return std::exchange(m_rivalClaims, {}); }

private:
    struct Claims
    {
        std::vector<SandboxPtr> pods;
        SandboxPtr holder; ///< one of them; nullptr before the first time
        SandboxPtr shown;  ///< the same with its rivals, as last told
    };

    void judge(const base::SandboxId &id, Claims &claims, SandboxChanges &changes);

    void put(const SandboxPtr &pod, std::set<base::SandboxId> &touched);
    void drop(const QString &podName, std::set<base::SandboxId> &touched);

    std::unordered_map<base::SandboxId, Claims> m_claims;
    std::unordered_map<QString, base::SandboxId> m_ids; ///< by pod name
    std::vector<RivalClaim> m_rivalClaims;
};

} // namespace liteboxd::sandbox

Q_DECLARE_METATYPE(liteboxd::sandbox::SandboxChanges)
