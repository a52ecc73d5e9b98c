// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/hubble/relay_address.h"
#include "core/hubble/relay_search.h"
#include "core/kube/api_client.h"

#include <QJsonObject>
#include <QObject>

#include <functional>
#include <string>

namespace liteboxd::hubble {

/// Reads from the secrets of Relay's namespace what a client of a Relay with TLS needs, as Cilium's chart leaves it for
/// Hubble UI: `hubble-ui-client-certs` has the authority, and a certificate for who is asked for one. Where there is no
/// such secret, the authority is taken from the one that Relay serves with, and there is no certificate of ours.
///
/// Forbidden where secrets may not be read, with what to do; other errors as ApiClient::get(). Belongs to the API
/// client and deletes itself when done; destroying the Request ends it.
class RelayTlsSearch : public QObject
{
    Q_OBJECT

public:
    /// A name that the certificates of Cilium's chart have (hubble.relay.tls.server.relayName).
    static const std::string usualServerName;

    static async::Request start(kube::ApiClient &api, const RelayPod &pod, QObject *context,
                                async::Callback<RelayTls> done);
    ~RelayTlsSearch() override;

private:
    RelayTlsSearch(kube::ApiClient &api, RelayPod pod, async::Promise<RelayTls> promise);

    void read(const std::string &secret, std::function<void(const QJsonObject &data)> then);
    void end(base::Result<RelayTls> result);

    kube::ApiClient &m_api;
    const RelayPod m_pod;
    const async::Promise<RelayTls> m_promise;
    RelayTls m_found;
    async::Request m_step;
};

} // namespace liteboxd::hubble
