// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/backoff.h"
#include "core/base/result.h"
#include "core/kube/watch/decoding_lane.h"
#include "core/kube/watch/object_sink.h"
#include "core/kube/watch/reflector_settings.h"
#include "core/kube/watch/sync_state.h"
#include "core/kube/wire/list_query.h"
#include "core/kube/wire/transport.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <string>

namespace liteboxd::kube {

/// Keeps a sink equal to a query of the cluster: lists, watches from the version of the list, and heals.
///
/// A list is one answer: pages would cost the server half as much again, and its rows arrive while it comes anyway. The
/// first is asked for as the server has it in memory (resourceVersion=0), as Kubernetes' own clients do; it may be
/// moments old, which the watch makes good. Later ones come from the store, so that no row goes back in time. Kinds of
/// kubernetes.proto are asked for in protobuf, with JSON as the second choice; the answer's Content-Type decides.
///
///   cause                                  what it does
///   the server ends the watch              watches on at once, still Live; after a moment if it lasted no longer
///   it ends or breaks each watch at once   Stale; waits that grow until a watch lasts or tells of a change, and a list
///                                          after every third such watch, which may be all that is left to go by
///   silence                                watches anew from the last version, still Live; lists if it was all silence
///   connection lost or refused, 5xx, 429   Stale; watches on from the last version after a wait
///   401, 403                               Stale; the same, with long waits
///   410, a malformed line, anything else   Stale; lists again, rows stay and only differences arise
///   the first list fails                   Failed; lists again after a wait
///
/// Lives on the transport's thread, decodes on the thread pool; transport and sink must outlive it. The sink is called
/// from the event loop only. Destroying it ends all. stateChanged comes last in what caused it: a slot may destroy the
/// reflector.
class Reflector final : public QObject
{
    Q_OBJECT

public:
    Reflector(Transport &transport, ListQuery query, DecodeObject decode, ObjectSink &sink,
              ReflectorSettings settings = {});
    ~Reflector() override;

    void start();
    void stop();

    /// Ends a wait.
    void retryNow();

    /// The machine slept, or the server answers again: the connection may be dead without knowing it, so the watch is
    /// asked anew from where it was.
    void wakeUp();

    /// The server does not answer other requests: Stale for that reason until anything comes.
    void doubt(const base::Error &error);

    const SyncState &state() const { return m_state; }

Q_SIGNALS:
    void stateChanged(const liteboxd::kube::SyncState &state);

private:
    using Answer = EventDecoder::Answer;

    void list();
    void watch();
    void ask(std::string target, std::chrono::milliseconds limit);
    void takeHead(const HttpHead &head);
    void takeBytes(const QByteArray &bytes);
    void takeEnd();
    void takeFailure(const base::Error &error);
    void takeDecoded();
    void takeEvent(DecodedEvent event);
    void listWhole(std::string version);
    void takeSilence();
    void watchEnded();
    void watchFailed(base::Error error);
    void failed(base::Error error);
    void retryAfter(std::chrono::milliseconds wait, base::Error error);
    void attempt();
    void heard();
    void progressed();
    bool wasShort() const;
    void drop();
    void setState(SyncState state);
    SyncState troubled(const base::Error &error) const;

    Transport &m_transport;
    ListQuery m_query;
    DecodeObject m_decode;
    ObjectSink &m_sink;
    ReflectorSettings m_settings;
    base::Backoff m_unreachable;
    base::Backoff m_refused;

    std::unique_ptr<HttpExchange> m_exchange;
    HttpHead m_head;
    QByteArray m_refusal; ///< body of an answer that is not 200
    std::unique_ptr<DecodingLane> m_lane;
    QTimer m_silence;
    bool m_holdsBack = false; ///< the server waits for us to decode what it sent
    QTimer m_retry;

    SyncState m_state;
    Answer m_next = Answer::List; ///< what is under way, or to be asked for next
    std::string m_version;
    bool m_synced = false; ///< a list was whole since start()
    bool m_isDoubted = false;
    bool m_hasSpoken = false; ///< the watch told of anything, be it a bookmark
    bool m_hasGotOn = false;  ///< it told of a change
    std::string m_openedFrom; ///< the version it began at
    int m_setbacks = 0;       ///< failures since a watch last got on
    int m_fruitless = 0;      ///< those of a server that is there, since then or since the last list
    std::chrono::steady_clock::time_point m_openedAt;
    std::chrono::system_clock::time_point m_heardAt;
};

} // namespace liteboxd::kube
