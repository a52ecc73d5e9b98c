// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/objects/object_store.h"
#include "core/policy/explain/policy_rule.h"

#include <QJsonObject>
#include <QString>

#include <cstdint>

namespace liteboxd::demo {

/// The other side of a connection: a pod, or by one word "host", "kube-apiserver", or an address of the world.
struct PolicyPeer
{
    QJsonObject pod{};
    QString entity{};
    QString address{};
};

/// Whether the policies in force let a pod connect to a peer, or a peer to it: as Cilium decides it, by the evaluator
/// that is held against Cilium's engine. One thread, that of the store.
class PolicyVerdict
{
public:
    explicit PolicyVerdict(const ObjectStore &store)
        : m_store(store)
    {}

    bool allows(const QJsonObject &pod, policy::explain::Direction direction, const PolicyPeer &peer,
                std::uint16_t port) const;

private:
    const ObjectStore &m_store;
};

} // namespace liteboxd::demo
