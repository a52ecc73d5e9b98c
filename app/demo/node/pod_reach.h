// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/node/policy_verdict.h"

#include <functional>
#include <string>

namespace liteboxd::demo {

/// What a connection of a demo sandbox meets.
enum class Reached {
    Open,
    Failing, ///< it is open, and who answers says that he cannot
    Refused,
    Silent
};

/// A connection that a sandbox tries.
struct Dial
{
    std::string host;
    int port = 0;               ///< TCP
    bool isEstablished = false; ///< whether more is sent on a connection that was let through before
};

/// What a program in a sandbox may dial.
using Dialer = std::function<Reached(const Dial &)>;

/// The network around the sandboxes, played: the API server, the nodes, the pods, the cluster's DNS, cloud metadata, a
/// LAN (10.0.0.0/8) and an internet (198.51.100.0/24, which documents use), where everything answers that the policies
/// in force let through. Nothing is sent. One thread, that of the store.
class PodReach
{
public:
    explicit PodReach(const ObjectStore &store)
        : m_store(store)
    {}

    /// From a pod that is there.
    Reached from(const QString &space, const QString &pod, const Dial &dial) const;

private:
    Reached toNode(const QJsonObject &source, const Dial &dial) const;
    Reached toPod(const QJsonObject &source, const QJsonObject &target, const Dial &dial) const;
    bool mayLeave(const QJsonObject &source, const PolicyPeer &peer, const Dial &dial) const;
    ObjectRef behindNodePort(int port) const;
    ObjectRef podAt(const QString &address) const;
    ObjectRef serviceAt(const QString &address) const;

    const ObjectStore &m_store;
};

} // namespace liteboxd::demo
