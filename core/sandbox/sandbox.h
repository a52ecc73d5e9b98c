// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sandbox_id.h"
#include "core/base/secret.h"
#include "core/sandbox/access_token.h"
#include "core/sandbox/sandbox_state.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace liteboxd::sandbox {

/// A port that a container declares. Only TCP ports are listed: nothing else can be opened through the gateway.
struct ContainerPort
{
    quint16 number = 0;
    QString name; ///< may be empty

    bool operator==(const ContainerPort &) const = default;
};

/// The object that made the pod and would make the next one (ownerReferences with controller: true).
struct Controller
{
    QString kind; ///< "ReplicaSet", "Job", …
    QString name;
    QString uid;

    bool operator==(const Controller &) const = default;
};

/// One sandbox as its pod shows it: a plain value, decoded once by decodeSandbox(). Every text in it was written by
/// somebody else: show it as plain text, never as rich text or a format string. It holds only what somebody shows or
/// acts on, no resource version for one, so that equal values mean nothing to repaint.
struct Sandbox
{
    using Time = std::chrono::system_clock::time_point;

    base::SandboxId id;
    QString podName{}; ///< "sandbox-{id}", or longer where a ReplicaSet made the pod; the pod proxy wants this name
    QString podNamespace{};
    QString uid{};

    SandboxState state = SandboxState::Unknown;
    QString reason{};   ///< why it is in this state, as the cluster says it ("ImagePullBackOff"); may be empty
    QString message{};  ///< the cluster's sentence to the reason; may be empty
    bool ready = false; ///< the pod's Ready condition
    int restarts = 0;   ///< of all containers
    std::optional<int> exitCode{}; ///< of the container that the reason is about, where it ended badly
    QString image{};               ///< of the first container, as the pod asks for it; cut after 512 characters
    QString podAddress{};          ///< IPv4 or IPv6; empty until the pod has one
    bool hostNetwork = false; ///< it says so, or has its node's address: no upstream, and outside every network policy
    QString nodeName{};

    base::Secret accessToken{}; ///< empty: nobody may open it through the gateway, or its digest is kept instead
    std::optional<base::TokenDigest> accessTokenDigest{}; ///< in place of the token itself: decodeSandboxWithoutToken()
    std::optional<base::TokenDigest> decoyDigest{};       ///< of a token that opens nothing: using it raises an alarm
    TokenFault tokenFault = TokenFault::Missing;          ///< why there is neither
    bool internetRequested = false; ///< label liteboxd.io/internet-access=true: what is wanted, not what is so
    bool hasDnsLock = false;        ///< label liteboxd.io/dns-lock: names outside of its list are not even asked
    bool hasEgressProxy = false;    ///< label liteboxd.io/egress-proxy: the gateway's proxy opens its list
    QStringList allowedDomains{};   ///< annotation liteboxd.io/allowed-domains, in its order
    QString links{};                ///< annotation liteboxd.io/links as it stands, for linksFrom(); nearly always empty
    QString templateName{};
    int templateVersion = 0;            ///< 0: not known
    QString managedBy{};                ///< "liteboxd-server", "liteboxd-console", …; may be empty
    std::vector<ContainerPort> ports{}; ///< in the order of the containers
    std::optional<Controller> controller{};
    QStringList rivals{}; ///< names of other pods that want its id, as rivalsOf() says; set by SandboxIndex

    Time createdAt{};                          ///< annotation liteboxd/created-at where it is a date, else podCreatedAt
    Time podCreatedAt{};                       ///< the API server's date of this pod
    std::optional<std::chrono::seconds> ttl{}; ///< annotation liteboxd/ttl where it is a positive number

    /// Annotation liteboxd.io/internet-access-until: when a keeper takes its internet access away again.
    std::optional<Time> internetUntil{};

    /// When its time is up; nothing if it has no end.
    std::optional<Time> expiresAt() const;

    /// Whether LiteBoxd's own server looks after this object and must not be surprised by changes of ours.
    bool isManagedByServer() const;

    bool operator==(const Sandbox &) const = default;
};

/// How sandboxes travel: never changed once published.
using SandboxPtr = std::shared_ptr<const Sandbox>;

} // namespace liteboxd::sandbox
