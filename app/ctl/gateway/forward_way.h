// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/invocation.h"
#include "core/base/sandbox_id.h"
#include "core/base/secret.h"
#include "core/sandbox/sandbox_cache.h"
#include "gateway/control/api_server_locator.h"
#include "gateway/forward/port_forwarder.h"

#include <QObject>

#include <memory>
#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace liteboxd::ctl {

/// The way by which connections of this machine come to a sandbox: the API server's port-forward, which follows a pod
/// that is made anew; or, where one is named, a gateway, for which the token is enough and no kubeconfig is read. One
/// thread; what goes through has one of its own.
class ForwardWay : public QObject
{
    Q_OBJECT

public:
    /// Options for which gateway, and where the token is read. `options` is not used after parsing.
    void declare(CLI::App &options);

    /// Once. The invocation fails where there is no way; what goes wrong later is noted.
    void start(Invocation &invocation, const std::string &idText);

    /// Where connections to this port of the sandbox lead; outlives the forwarder.
    forward::PodResolver resolver(std::uint16_t port);

    /// After ready().
    forward::PortForwarder &forwarder() { return *m_forwarder; }

Q_SIGNALS:
    /// There is a sandbox, and a way to it. Once.
    void ready();

private:
    void startByGateway();
    void startByApiServer();
    bool readToken();
    void follow(std::unique_ptr<control::ApiServerLocator> locator);
    void tellWhenReady();
    base::Result<forward::ForwardTarget> target(std::uint16_t port) const;

    std::string m_gatewayText;
    std::string m_tokenFile;
    Invocation *m_invocation = nullptr;
    std::optional<base::SandboxId> m_id;
    base::Secret m_token; ///< for a gateway
    std::string m_nameSpace;
    std::unique_ptr<sandbox::SandboxCache> m_sandboxes; ///< nullptr: it goes by a gateway
    std::unique_ptr<control::ApiServerLocator> m_locator;
    std::unique_ptr<forward::PortForwarder> m_forwarder;
    bool m_isLocated = false;
    bool m_isListed = false;
    bool m_isReady = false;
};

} // namespace liteboxd::ctl
