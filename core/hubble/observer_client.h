// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/base/backoff.h"
#include "core/base/clock.h"
#include "core/flows/flow_filter.h"
#include "core/hubble/flow_queue.h"
#include "core/hubble/flow_source.h"
#include "core/hubble/node_absences.h"
#include "core/hubble/observer_question.h"
#include "core/hubble/observer_stream.h"
#include "core/hubble/relay_address.h"
#include "core/hubble/relay_dialer.h"

#include <QTimer>

#include <memory>
#include <variant>
#include <vector>

namespace liteboxd::hubble {

/// How Relay is reached.
using RelayWay = std::variant<std::shared_ptr<RelayDialer>, RelayAddress>;

/// Hubble's Observer behind Relay, or behind one agent: a FlowSource over gRPC. Each attempt is a connection of its
/// own. While it is live it asks ServerStatus every few seconds, which finds a connection that is dead without a word.
///
/// One thread; gRPC's threads decode, and hand over by a bounded queue. `clock` outlives it. Destroying it cancels what
/// runs.
class ObserverClient final : public FlowSource
{
    Q_OBJECT

public:
    struct Settings
    {
        FlowFields fields = FlowFields::Shown;
        std::size_t mostWaiting = 16'384; ///< flows that wait for this thread; more are counted and thrown away
        std::chrono::milliseconds firstRetry{500};
        std::chrono::milliseconds lastRetry{30'000};
        std::chrono::milliseconds statusInterval{10'000};
        std::chrono::milliseconds statusTimeout{8'000}; ///< an answer that is late by so much means a dead connection
    };

    ObserverClient(RelayWay way, const base::Clock &clock, Settings settings, QObject *parent = nullptr);
    ObserverClient(RelayWay way, const base::Clock &clock, QObject *parent = nullptr);
    ~ObserverClient() override;

    /// InvalidArgument, Malformed (of an address), Unauthenticated, Forbidden, Rejected (a filter that Hubble does not
    /// take) and Unsupported end it as Failed, and so does any error of a query without follow. All others are retried.
    void start(const flows::FlowQuery &query) override;
    void stop() override;
    void retryNow() override;

    /// The nodes that Relay knows. ConnectionLost unless it is live; Unsupported where an agent is asked.
    async::Request askNodes(QObject *context, async::Callback<std::vector<ObserverNode>> callback);

private:
    struct EndReason; // of a dialled connection, told on any thread

    void connectNow();
    base::Result<std::shared_ptr<grpc::Channel>> openChannel();
    flows::FlowQuery queryNow() const;
    bool isOfNow(const flows::FlowGap &gap) const;
    void take(const hubble::NodeChange &change);
    void close();
    void deliver(std::uint64_t generation);
    void take(const StreamEnd &end);
    void noteLife();
    void tellFlows(QList<flows::Flow> &flows);
    void tellGaps(const QList<flows::FlowGap> &gaps);
    void breakOff(base::Error error);
    void askStatus();
    void takeStatus(const base::Result<ObserverStatus> &answer);
    void change(SourceState::Phase phase, std::optional<base::Error> error = {});

    RelayWay m_way;
    const base::Clock &m_clock;
    Settings m_settings;
    base::Backoff m_backoff;
    QTimer m_retry;
    QTimer m_delivery;
    QTimer m_statusTimer;
    flows::FlowQuery m_query;
    std::chrono::system_clock::time_point m_startedAt;
    std::optional<std::chrono::system_clock::time_point> m_since; ///< that the running call asks for
    std::optional<base::Error> m_nodeError;                       ///< what a node of it said
    NodeAbsences m_absences;
    std::uint64_t m_generation = 0; ///< of the connection: what an earlier one still tells is nobody's
    bool m_wasLive = false;         ///< since start()
    bool m_asksAllFields = false;   ///< the server refused the mask
    std::optional<std::chrono::system_clock::time_point> m_lastTime; ///< of the newest flow told
    std::optional<std::chrono::system_clock::time_point> m_brokenAt;
    std::shared_ptr<EndReason> m_endReason;
    std::shared_ptr<FlowQueue> m_queue;
    std::shared_ptr<grpc::Channel> m_channel;
    std::unique_ptr<ObserverStream> m_stream; ///< these two go before the channel
    std::unique_ptr<ObserverQuestion> m_statusQuestion;
    std::vector<std::unique_ptr<ObserverQuestion>> m_questions;
};

} // namespace liteboxd::hubble
