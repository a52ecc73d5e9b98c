// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/sandbox_id.h"
#include "core/base/secret.h"
#include "core/kube/kubeconfig/connection_settings.h"
#include "core/kube/login/credential_source.h"
#include "gateway/control/browser_session.h"
#include "gateway/control/gateway_event.h"
#include "gateway/control/gateway_rules.h"
#include "gateway/control/gateway_traffic.h"
#include "gateway/control/pod_source.h"
#include "gateway/engine/access/browser_access.h"

#include <QObject>
#include <QUrl>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace liteboxd::control {

class ControlPlane;
class RedirectFile;

/// The gateway inside the console: listens on 127.0.0.1 and ::1 with the same port or not at all, takes access tokens
/// in a header from programs and lets browsers in by one-time links.
///
/// Lives on the GUI thread; its data plane runs on threads of its own, which stop() and the destructor end. The pod
/// source must outlive it, or stop() must come first.
class LoopbackGateway : public QObject
{
    Q_OBJECT

public:
    explicit LoopbackGateway(QObject *parent = nullptr);
    ~LoopbackGateway() override;

    /// Listens on `port` (0 picks one) and serves the sandboxes of `pods`, in place of a gateway that runs: that one is
    /// stopped first if it has this port, else when the new one listens, and goes on if it cannot.
    /// AlreadyExists if somebody has the port on either address (the context says which), Malformed if certificates or
    /// key of `cluster` cannot be used. Until the pods are loaded the answer is 503. A machine without ::1 is served
    /// on 127.0.0.1 alone: where there is no such address nobody else can sit on it.
    base::Result<void> start(std::uint16_t port, const GatewayRules &rules, const kube::ConnectionSettings &cluster,
                             std::shared_ptr<kube::CredentialSource> credentials, PodSource &pods);

    /// Ends within the drain timeout, in the background: WebSockets with 1001, requests when they are through. Every
    /// link and cookie is void at once.
    void stop();

    /// The ways that `auto` has come to, by sandbox; empty in the other modes and while it does not listen.
    std::map<base::SandboxId, UpstreamChoice> upstreams() const;

    /// Asks what goes through; trafficSeen() tells, if it listens.
    void askTraffic();
    /// Closes one of the connections that trafficSeen() told of, if it is still there.
    void closeConnection(quint64 number);

    bool isListening() const { return m_control != nullptr; }

    /// "http://127.0.0.1:7080", for sandbox::gatewayUrl(); empty while it does not listen.
    QUrl url() const;

    /// Writes a redirect file with a one-time link to `path` ("/a?b") of a port of a sandbox. The caller opens the file
    /// in a browser; it is removed when the link was used or is too old (60 s). InvalidArgument while the gateway does
    /// not listen or if `path` is not an absolute path, NotFound if there is no such sandbox or it has no token,
    /// FileUnreadable if the file cannot be written.
    base::Result<QUrl> openInBrowser(const base::SandboxId &id, std::uint16_t port,
                                     const QString &path = QStringLiteral("/"));

    /// The same link itself, for a browser that cannot open a file of this computer. A secret: whoever has it gets in,
    /// once, within 60 s. InvalidArgument as above.
    base::Result<base::Secret> makeLink(const base::SandboxId &id, std::uint16_t port,
                                        const QString &path = QStringLiteral("/"));

    /// The way to sandboxes that start() was told.
    UpstreamMode upstreamMode() const { return m_upstreamMode; }

    /// Where a browser finds a port of a sandbox now: "http://8080-a1b2c3d4-0123abcd.localhost:7080". Another pod of
    /// the same id has another. Errors as openInBrowser().
    base::Result<QUrl> originOf(const base::SandboxId &id, std::uint16_t port) const;

    /// The browsers that are signed in, the oldest first. Each session ends after twelve hours, with its pod and with
    /// its token.
    std::vector<BrowserSession> sessions() const;
    /// Ends a session, and within a second or so the WebSockets that it opened; one that has ended already stays so.
    void endSession(std::uint64_t number);
    void endSessions();

Q_SIGNALS:
    void listeningChanged();
    void trafficSeen(const liteboxd::control::GatewayTraffic &traffic);
    /// sessions() is another.
    void sessionsChanged();
    void happened(const liteboxd::control::GatewayEvent &event);
    /// Something went wrong that heals by itself or by a person; for logs and the status line.
    void troubled(const liteboxd::base::Error &error);
    /// `auto` takes to another way to a sandbox.
    void upstreamChosen(const liteboxd::control::UpstreamChoice &choice);

private:
    struct Redirect
    {
        engine::SandboxPort target;
        std::unique_ptr<RedirectFile> file;
    };

    base::Result<base::Secret> mint(const base::SandboxId &id, std::uint16_t port, const QString &path);
    void noteSignIn(const QString &sandboxId, quint16 port);

    UpstreamMode m_upstreamMode = UpstreamMode::ApiServer;

    std::shared_ptr<engine::BrowserAccess> m_browserAccess; ///< one per start: a new run has a new cookie
    std::unique_ptr<ControlPlane> m_control;
    std::unique_ptr<ControlPlane> m_leaving; ///< drains
    std::map<int, Redirect> m_redirects;     ///< by the order they were made
    int m_redirectsMade = 0;
};

} // namespace liteboxd::control
