// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/streams/port_forward_channels.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <optional>
#include <string>

namespace liteboxd::install {

/// What one gateway's /metrics says, by the API server's port-forward. That enters the pod on its own node, past
/// network policies that shut the API server's pod proxy out on every other node than its own. Belongs to the context
/// and deletes itself when done; destroying the Request ends it. `transport` outlives it.
class ForwardedMetrics : public QObject
{
    Q_OBJECT

public:
    /// Errors: those of opening the forward (ConnectionRefused for whatever the API server answers); ConnectionLost,
    /// TimedOut (after 3 s), Malformed: that was no answer with metrics.
    static async::Request start(kube::Transport &transport, const std::string &nameSpace, const std::string &pod,
                                QObject *context, async::Callback<QByteArray> done);

private:
    ForwardedMetrics(kube::Transport &transport, const std::string &nameSpace, const std::string &pod,
                     async::Promise<QByteArray> promise, QObject *parent);

    void take(const QByteArray &bytes);
    void fail(base::ErrorCode code, std::string why);
    void end(base::Result<QByteArray> result);

    kube::PortForwardChannels m_channels;
    const async::Promise<QByteArray> m_promise;
    QTimer m_limit;
    QByteArray m_answer;
};

/// The body of a whole HTTP answer of status 200 with a Content-Length; nothing while more has to come. Malformed for
/// any other. Pure.
base::Result<std::optional<QByteArray>> bodyOfAnswer(const QByteArray &answer);

} // namespace liteboxd::install
