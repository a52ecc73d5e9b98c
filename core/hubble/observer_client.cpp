// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hubble/observer_client.h"

#include "core/hubble/relay_channel.h"

#include <utility>

namespace liteboxd::hubble {

using Phase = SourceState::Phase;
using std::chrono::system_clock;

namespace {

constexpr std::chrono::milliseconds deliveryInterval{50};

bool isHopeless(const base::Error &error)
{
    switch (error.code) {
    case base::ErrorCode::InvalidArgument:
    case base::ErrorCode::Malformed:
    case base::ErrorCode::Unauthenticated:
    case base::ErrorCode::Forbidden:
    case base::ErrorCode::Rejected:
    case base::ErrorCode::Unsupported:
        return true;
    default:
        return false;
    }
}

/// How Cilium's observer refuses a mask with a field that is newer than itself (pkg/hubble/parser/fieldmask).
bool isAboutMask(const base::Error &error)
{
    return error.message.find("invalid fieldmask") != std::string::npos;
}

} // namespace

/// Why a dialled connection ended, from whatever thread.
struct ObserverClient::EndReason
{
    std::mutex mutex;
    std::optional<base::Error> error;

    std::optional<base::Error> get()
    {
        const std::lock_guard lock(mutex);
        return error;
    }
};

ObserverClient::ObserverClient(RelayWay way, const base::Clock &clock, QObject *parent)
    : ObserverClient(std::move(way), clock, Settings{}, parent)
{}

ObserverClient::ObserverClient(RelayWay way, const base::Clock &clock, Settings settings, QObject *parent)
    : FlowSource(parent)
    , m_way(std::move(way))
    , m_clock(clock)
    , m_settings(settings)
    , m_backoff(settings.firstRetry, settings.lastRetry)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &ObserverClient::connectNow);
    m_delivery.setSingleShot(true);
    m_delivery.setInterval(deliveryInterval);
    connect(&m_delivery, &QTimer::timeout, this, [this] { deliver(m_generation); });
    m_statusTimer.setInterval(m_settings.statusInterval);
    connect(&m_statusTimer, &QTimer::timeout, this, &ObserverClient::askStatus);
}

ObserverClient::~ObserverClient()
{
    close();
}

void ObserverClient::start(const flows::FlowQuery &query)
{
    stop();
    m_query = query;
    m_startedAt = m_clock.wall();
    m_wasLive = false;
    m_lastTime.reset();
    m_brokenAt.reset();
    m_absences.clear();
    m_backoff.reset();
    connectNow();
}

void ObserverClient::stop()
{
    close();
    m_retry.stop();
    if (state().phase != Phase::Idle)
        change(Phase::Idle);
}

void ObserverClient::retryNow()
{
    if (state().phase != Phase::Waiting)
        return;
    m_retry.stop();
    connectNow();
}

/// What is still to be told: after a break only what is newer than the last flow, without what was asked of the past.
flows::FlowQuery ObserverClient::queryNow() const
{
    flows::FlowQuery query = m_query;
    if (m_lastTime || m_wasLive) {
        query.since = m_lastTime ? *m_lastTime + system_clock::duration(1) : query.since.value_or(m_startedAt);
        query.last.reset();
    }
    return query;
}

/// Hubble tells every loss that its ring has, whatever time was asked for, and again after each break.
bool ObserverClient::isOfNow(const flows::FlowGap &gap) const
{
    return !m_since || gap.to >= *m_since;
}

/// Relay goes on without a node that fails; what that one says is the only reason there is when none is left.
void ObserverClient::take(const NodeChange &change)
{
    if (change.state == NodeState::Error)
        m_nodeError = base::Error{base::ErrorCode::ServerFailed, "Hubble: " + change.message.toStdString(),
                                  "nodes " + change.nodes.join(QLatin1String(", ")).toStdString()};
    else
        noteLife();
    const std::uint64_t generation = m_generation;
    Q_EMIT nodesChanged(change);
    if (m_query.follow && generation == m_generation)
        tellGaps(m_absences.take(change));
}

void ObserverClient::tellGaps(const QList<flows::FlowGap> &gaps)
{
    const std::uint64_t generation = m_generation;
    for (const flows::FlowGap &gap : gaps) {
        if (generation == m_generation) // whoever was told has not stopped this
            Q_EMIT gapFound(gap);
    }
}

base::Result<std::shared_ptr<grpc::Channel>> ObserverClient::openChannel()
{
    if (const auto *address = std::get_if<RelayAddress>(&m_way))
        return channelTo(*address);
    m_endReason = std::make_shared<EndReason>();
    const auto socket =
        std::get<std::shared_ptr<RelayDialer>>(m_way)->dial([reason = m_endReason](const base::Error &error) {
            const std::lock_guard lock(reason->mutex);
            reason->error = error;
        });
    if (!socket)
        return base::fail(socket.error());
    return channelOver(*socket);
}

void ObserverClient::connectNow()
{
    close();
    change(Phase::Connecting);
    auto channel = openChannel();
    if (!channel)
        return breakOff(channel.error());
    m_channel = std::move(*channel);
    const std::uint64_t generation = m_generation;
    m_queue = std::make_shared<FlowQueue>(m_settings.mostWaiting, [this, generation] {
        QMetaObject::invokeMethod(
            this,
            [this, generation] {
                if (generation == m_generation && !m_delivery.isActive())
                    m_delivery.start();
            },
            Qt::QueuedConnection);
    });
    const FlowFields fields = m_asksAllFields ? FlowFields::All : m_settings.fields;
    const flows::FlowQuery query = queryNow();
    m_since = query.since;
    m_nodeError.reset();
    m_stream = std::make_unique<ObserverStream>(m_channel, query, fields, m_queue);
    m_statusTimer.start();
    askStatus();
}

void ObserverClient::close()
{
    ++m_generation;
    m_delivery.stop();
    m_statusTimer.stop();
    m_statusQuestion.reset();
    m_questions.clear();
    m_stream.reset();
    m_channel.reset();
    m_queue.reset();
}

void ObserverClient::deliver(std::uint64_t generation)
{
    if (!m_queue)
        return;
    FlowQueue::Taken taken = m_queue->takeAll();
    QList<flows::Flow> flows;
    for (StreamEvent &event : taken.events) {
        if (auto *flow = std::get_if<flows::Flow>(&event)) {
            flows.append(std::move(*flow));
            continue;
        }
        tellFlows(flows);
        if (generation != m_generation) // whoever was told has stopped this
            return;
        if (const auto *end = std::get_if<StreamEnd>(&event))
            return take(*end);
        if (const auto *gap = std::get_if<flows::FlowGap>(&event)) {
            noteLife();
            if (isOfNow(*gap))
                Q_EMIT gapFound(*gap);
        } else {
            take(std::get<NodeChange>(event));
        }
        if (generation != m_generation)
            return;
    }
    tellFlows(flows);
    if (generation != m_generation || taken.unread == 0)
        return;
    SourceState next = state();
    next.unread += taken.unread;
    setState(next);
    const system_clock::time_point now = m_clock.wall();
    Q_EMIT gapFound({flows::GapCause::Unread, taken.unread, {}, m_lastTime.value_or(now), now});
}

void ObserverClient::tellFlows(QList<flows::Flow> &flows)
{
    if (flows.isEmpty())
        return;
    noteLife();
    for (const flows::Flow &flow : flows)
        m_lastTime = m_lastTime ? std::max(*m_lastTime, flow.time) : flow.time;
    const std::uint64_t generation = m_generation;
    if (m_query.follow)
        tellGaps(m_absences.take(flows));
    if (generation == m_generation)
        Q_EMIT flowsCame(std::exchange(flows, {}));
}

/// The server has said something: the connection stands. The gap of the last break ends here.
void ObserverClient::noteLife()
{
    if (state().phase == Phase::Live)
        return;
    m_wasLive = true;
    m_backoff.reset();
    change(Phase::Live);
    if (const auto from = std::exchange(m_brokenAt, std::nullopt))
        Q_EMIT gapFound({flows::GapCause::Disconnected, 0, {}, *from, m_clock.wall()});
}

void ObserverClient::take(const StreamEnd &end)
{
    if (!end.error && m_nodeError && !m_lastTime)
        return breakOff(*m_nodeError);
    if (!end.error && !m_query.follow) {
        close();
        return change(Phase::Finished);
    }
    if (end.error && isAboutMask(*end.error) && !m_asksAllFields) {
        m_asksAllFields = true;
        return connectNow();
    }
    const base::Error ended{base::ErrorCode::ConnectionLost, "Hubble Relay ended the stream", {}};
    breakOff(end.error.value_or(m_nodeError.value_or(ended)));
}

void ObserverClient::breakOff(base::Error error)
{
    if (m_endReason) {
        if (const auto reason = m_endReason->get())
            error = *reason; // says more than a socket that was reset
    }
    close();
    if (state().phase == Phase::Live)
        m_brokenAt = std::min(m_lastTime.value_or(m_clock.wall()), m_absences.since().value_or(m_clock.wall()));
    m_absences.clear();
    if (!m_query.follow || isHopeless(error))
        return change(Phase::Failed, std::move(error));
    const auto wait = m_backoff.next();
    m_retry.start(wait);
    SourceState next = state();
    next.phase = Phase::Waiting;
    next.error = std::move(error);
    next.retryIn = wait;
    setState(next);
}

void ObserverClient::askStatus()
{
    if (m_statusQuestion || !m_channel)
        return;
    const std::uint64_t generation = m_generation;
    m_statusQuestion =
        ObserverQuestion::askStatus(m_channel, m_settings.statusTimeout, [this, generation](auto answer) {
            QMetaObject::invokeMethod(
                this,
                [this, generation, answer = std::move(answer)] {
                    if (generation == m_generation)
                        takeStatus(answer);
                },
                Qt::QueuedConnection);
        });
}

void ObserverClient::takeStatus(const base::Result<ObserverStatus> &answer)
{
    m_statusQuestion.reset();
    if (!answer) {
        if (answer.error().code == base::ErrorCode::TimedOut && m_query.follow)
            breakOff(answer.error());
        return; // of anything else the stream tells
    }
    SourceState next = state();
    next.status = *answer;
    setState(next);
    if (m_query.follow) {
        noteLife();
        tellGaps(m_absences.take(*answer, m_clock.wall()));
    }
}

async::Request ObserverClient::askNodes(QObject *context, async::Callback<std::vector<ObserverNode>> callback)
{
    const async::Promise<std::vector<ObserverNode>> promise(context, std::move(callback));
    if (!m_channel) {
        promise.complete(base::fail(base::ErrorCode::ConnectionLost, "Hubble Relay is not connected"));
        return promise.request();
    }
    m_questions.push_back(ObserverQuestion::askNodes(m_channel, m_settings.statusTimeout, [this, promise](auto answer) {
        QMetaObject::invokeMethod(
            this, [promise, answer = std::move(answer)] { promise.complete(answer); }, Qt::QueuedConnection);
    }));
    return promise.request();
}

void ObserverClient::change(Phase phase, std::optional<base::Error> error)
{
    SourceState next = state();
    next.phase = phase;
    next.way = std::holds_alternative<RelayAddress>(m_way) ? FlowWay::Address : FlowWay::PortForward;
    next.error = std::move(error);
    next.retryIn = {};
    if (phase == Phase::Connecting && !m_wasLive)
        next.unread = 0;
    setState(next);
}

} // namespace liteboxd::hubble
