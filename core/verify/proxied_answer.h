// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/wire/transport.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <string>

namespace liteboxd::verify {

/// What came back for a GET through the API server's pod proxy.
struct ProxiedAnswer
{
    int status = 0;
    QString apiServerMessage{}; ///< not empty: the API server itself answered, not the sandbox
};

/// Asks a port of a pod for "/". Belongs to the context and deletes itself when done; destroying the Request ends it.
/// Errors as HttpExchange::failed().
class ProxiedRequest : public QObject
{
    Q_OBJECT

public:
    /// `transport` must live until it is done.
    static async::Request start(kube::Transport &transport, const std::string &nameSpace, const std::string &pod,
                                quint16 port, std::chrono::milliseconds limit, QObject *context,
                                async::Callback<ProxiedAnswer> done);

private:
    ProxiedRequest(kube::Transport &transport, const kube::HttpRequest &request, async::Promise<ProxiedAnswer> promise,
                   QObject *parent);

    void take();
    void end(base::Result<ProxiedAnswer> result);

    const async::Promise<ProxiedAnswer> m_promise;
    kube::HttpHead m_head;
    QByteArray m_body; ///< as much as a Status object may have
    std::unique_ptr<kube::HttpExchange> m_exchange;
};

} // namespace liteboxd::verify
