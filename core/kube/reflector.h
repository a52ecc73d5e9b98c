// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/backoff.h"
#include "core/base/result.h"
#include "core/kube/list_query.h"
#include "core/kube/object_sink.h"
#include "core/kube/reflector_settings.h"
#include "core/kube/sync_state.h"
#include "core/kube/transport.h"
#include "core/kube/watch_decoder.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <string>

namespace liteboxd::kube {

class ApiCall;

/// Keeps a sink equal to a query of the cluster: lists in pages, watches from the version of the list, and heals.
///
///   cause                                  what it does
///   the server ends the watch              watches on at once, still Live
///   silence                                watches anew from the last version, still Live; lists if it was all silence
///   connection lost or refused, 5xx, 429   Stale; watches on from the last version after a wait
///   401, 403                               Stale; the same, with long waits
///   410, a malformed line, anything else   Stale; lists again, rows stay and only differences arise
///   the first list fails                   Failed; lists again after a wait
///
/// Lives on the transport's thread; transport and sink must outlive it. The sink is called from the event loop only.
/// Destroying it ends all. stateChanged comes last in what caused it: a slot may destroy the reflector.
class Reflector final : public QObject
{
    Q_OBJECT

public:
    Reflector(Transport &transport, ListQuery query, ObjectSink &sink, ReflectorSettings settings = {});
    ~Reflector() override;

    void start();
    void stop();

    /// Ends a wait.
    void retryNow();

    const SyncState &state() const { return m_state; }

Q_SIGNALS:
    void stateChanged(const liteboxd::kube::SyncState &state);

private:
    enum class Resume { List, Watch };

    void list();
    void askPage(int limit, const std::string &continueToken);
    void takePage(base::Result<QByteArray> page, bool continued);
    void watch();
    void askAnew();
    void takeHead(const HttpHead &head);
    void takeBytes(const QByteArray &bytes);
    bool takeEvent(const WatchEvent &event);
    void watchEnded();
    void watchFailed(base::Error error);
    void failed(const base::Error &error);
    void attempt();
    void heard();
    void progressed();
    bool wasShort() const;
    void drop();
    void setState(SyncState state);
    SyncState troubled(const base::Error &error) const;

    Transport &m_transport;
    ListQuery m_query;
    ObjectSink &m_sink;
    ReflectorSettings m_settings;
    base::Backoff m_unreachable;
    base::Backoff m_refused;

    QPointer<ApiCall> m_page;
    std::unique_ptr<HttpExchange> m_stream;
    HttpHead m_streamHead;
    QByteArray m_refusal; ///< body of a watch answer that is not 200
    WatchDecoder m_decoder;
    JsonParser m_parser;
    QTimer m_silence;
    QTimer m_retry;

    SyncState m_state;
    Resume m_resume = Resume::List;
    std::string m_version;
    bool m_synced = false; ///< a list was whole since start()
    bool m_eventSeen = false;
    int m_setbacks = 0; ///< failures since the watch last got on
    std::chrono::steady_clock::time_point m_openedAt;
    std::chrono::system_clock::time_point m_heardAt;
};

} // namespace liteboxd::kube
