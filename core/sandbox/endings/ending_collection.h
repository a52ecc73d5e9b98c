// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "core/kube/streams/log_stream.h"
#include "core/sandbox/endings/ending_evidence.h"
#include "core/sandbox/sandbox.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace liteboxd::sandbox {

/// Collects what there is to see of a sandbox while it is still there, or was a moment ago: its pod, its events, its last
/// 200 log lines. Never fails: what cannot be had within three seconds is missing. Deletes itself when done, or when the
/// Request is destroyed, which must happen before the client goes.
class EndingCollection : public QObject
{
    Q_OBJECT

public:
    static async::Request start(kube::ApiClient &api, const Sandbox &sandbox, QObject *context,
                                async::Callback<EndingEvidence> done);

private:
    EndingCollection(kube::ApiClient &api, const Sandbox &sandbox, async::Promise<EndingEvidence> promise);

    void askPod();
    void askEvents();
    void readLog();
    void take(const QList<QByteArray> &lines);
    void end();

    kube::ApiClient &m_api;
    const Sandbox m_sandbox;
    const async::Promise<EndingEvidence> m_promise;
    EndingEvidence m_evidence;
    qsizetype m_logSize = 0;
    QTimer m_limit;
    async::Request m_podRequest;
    async::Request m_eventsRequest;
    std::unique_ptr<kube::LogStream> m_log;
    int m_open = 3; ///< of the three
    bool m_hasEnded = false;
};

} // namespace liteboxd::sandbox
