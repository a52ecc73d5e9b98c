// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hubble/relay_address.h"
#include "core/hubble/relay_dialer.h"
#include "core/hubble/relay_search.h"
#include "gateway/control/api_server_locator.h"
#include "gateway/forward/port_forwarder.h"

#include <QObject>

#include <memory>

namespace liteboxd::control {

/// The way to Hubble Relay through the API server's port-forward, over a socket pair: no port of this machine is
/// opened. Each connection looks for Relay's pod anew, for it may have been restarted elsewhere. Where that pod serves
/// TLS, TLS is spoken with it inside of the forward. One thread; `api` outlives it.
class RelayForward : public QObject
{
    Q_OBJECT

public:
    /// With `tls` Relay is spoken to by TLS whatever its pod looks like; an authority that is not given is the
    /// cluster's. Errors as ApiServerLocator::create().
    static base::Result<std::unique_ptr<RelayForward>> create(const kube::ConnectionSettings &settings,
                                                              std::shared_ptr<kube::CredentialSource> credentials,
                                                              kube::ApiClient &api,
                                                              std::optional<hubble::RelayTls> tls = {});
    ~RelayForward() override;

    /// For an ObserverClient, which may outlive this: it dials nowhere then. Before located() it fails with
    /// HostNotFound.
    std::shared_ptr<hubble::RelayDialer> dialer() const;

    /// Looks the API server up. located() or failed() tells.
    void locate() { m_locator->locate(); }

Q_SIGNALS:
    /// From now on it can be dialled.
    void located();
    void failed(const liteboxd::base::Error &error);

private:
    class Dialer;

    using Answer = std::function<void(base::Result<forward::ForwardTarget>)>;

    RelayForward(std::unique_ptr<ApiServerLocator> locator, kube::ApiClient &api, std::optional<hubble::RelayTls> tls);

    base::Result<int> dial(std::function<void(const base::Error &)> onEnd);
    void resolve(Answer answer);
    void answerFor(const hubble::RelayPod &pod, Answer answer);

    kube::ApiClient &m_api;
    const std::optional<hubble::RelayTls> m_tls; ///< as it was given
    std::unique_ptr<ApiServerLocator> m_locator;
    std::shared_ptr<Dialer> m_dialer;
    std::vector<async::Request> m_searches;
    bool m_isLocated = false;
    forward::PortForwarder m_forwarder; ///< goes first: its thread asks this object
};

} // namespace liteboxd::control
