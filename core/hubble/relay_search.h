// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"

#include <QObject>

#include <cstdint>
#include <string>

namespace liteboxd::hubble {

/// A pod that runs Hubble Relay, and the port that it serves Observer on.
struct RelayPod
{
    std::string nameSpace;
    std::string name;
    std::uint16_t port = 0;
    std::string serverSecret{}; ///< holds the certificate that it serves with; empty: it serves without TLS

    bool operator==(const RelayPod &) const = default;
};

/// Looks for Relay as Cilium's chart installs it: a pod with the label k8s-app=hubble-relay and a port named grpc, in
/// kube-system, and where there is none in all namespaces. NotFound if none is ready; other errors as
/// ApiClient::list(). Belongs to the API client and deletes itself when done; destroying the Request ends it.
class RelaySearch : public QObject
{
    Q_OBJECT

public:
    static async::Request start(kube::ApiClient &api, QObject *context, async::Callback<RelayPod> done);
    ~RelaySearch() override;

private:
    RelaySearch(kube::ApiClient &api, async::Promise<RelayPod> promise);

    void look(const std::string &nameSpace);
    void end(base::Result<RelayPod> result);

    kube::ApiClient &m_api;
    const async::Promise<RelayPod> m_promise;
    async::Request m_step;
};

} // namespace liteboxd::hubble
