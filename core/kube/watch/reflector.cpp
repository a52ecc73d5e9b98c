// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/watch/reflector.h"

#include "core/kube/decode/api_status.h"
#include "core/kube/decode/protobuf_envelope.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace liteboxd::kube {

namespace {

using base::ErrorCode;

constexpr int fruitlessBeforeList = 3;

/// More than this much that is not decoded yet, and the server has to wait.
constexpr qsizetype mostWaiting = 8 << 20;

bool isUnreachable(const base::Error &error)
{
    return !error.httpStatus && error.code != ErrorCode::ProtocolViolated;
}

/// Whether there is a server behind the failure, so that a list may tell what its watches do not. A server that is down
/// is not asked for more than the watch that goes on, and one that refuses us refuses a list too.
bool mayListHelp(const base::Error &error)
{
    switch (error.code) {
    case ErrorCode::Unauthenticated:
    case ErrorCode::Forbidden:
        return false;
    case ErrorCode::ConnectionLost:
        return true;
    default:
        return !isUnreachable(error);
    }
}

/// Whether the watch may go on from the version we have.
bool keepsVersion(const base::Error &error)
{
    switch (error.code) {
    case ErrorCode::Unauthenticated:
    case ErrorCode::Forbidden:
    case ErrorCode::RateLimited:
    case ErrorCode::ServerFailed:
        return true;
    default:
        return isUnreachable(error);
    }
}

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

} // namespace

Reflector::Reflector(Transport &transport, ListQuery query, DecodeObject decode, ObjectSink &sink,
                     ReflectorSettings settings)
    : m_transport(transport)
    , m_query(std::move(query))
    , m_decode(std::move(decode))
    , m_sink(sink)
    , m_settings(std::move(settings))
    , m_unreachable(m_settings.unreachableFirst, m_settings.unreachableMost)
    , m_refused(m_settings.refusedFirst, m_settings.refusedMost)
{
    m_silence.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, &Reflector::takeSilence);
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Reflector::attempt);
}

Reflector::~Reflector()
{
    drop();
}

void Reflector::start()
{
    if (m_state.phase != SyncState::Phase::Idle)
        return;
    m_synced = false;
    progressed();
    list();
    setState({SyncState::Phase::Loading});
}

void Reflector::stop()
{
    drop();
    m_retry.stop();
    setState({});
}

void Reflector::retryNow()
{
    if (!m_retry.isActive())
        return;
    m_retry.stop();
    attempt();
}

void Reflector::wakeUp()
{
    if (!m_exchange)
        retryNow();
    else if (m_next == Answer::List)
        list();
    else
        watch();
}

void Reflector::doubt(const base::Error &error)
{
    if (m_state.phase != SyncState::Phase::Live)
        return;
    m_isDoubted = true;
    setState(troubled(error));
}

void Reflector::attempt()
{
    SyncState trying = m_state;
    trying.retryAt.reset();
    if (m_next == Answer::List)
        list();
    else
        watch();
    setState(std::move(trying));
}

void Reflector::list()
{
    drop();
    m_next = Answer::List;
    m_sink.listStarted();
    ask(m_query.listTarget(m_synced ? "" : "0"), m_settings.listLimit);
}

void Reflector::watch()
{
    drop();
    m_next = Answer::Watch;
    m_hasSpoken = false;
    m_hasGotOn = false;
    m_openedFrom = m_version;
    m_openedAt = m_settings.clock->steady();
    const auto most = static_cast<int>(m_settings.watchDuration.count());
    const std::chrono::seconds duration(most + QRandomGenerator::global()->bounded(std::max(most, 1)));
    ask(m_query.watchTarget(m_version, duration), m_settings.watchOpenLimit);
}

void Reflector::ask(std::string target, std::chrono::milliseconds limit)
{
    m_head = {};
    m_refusal.clear();
    HttpRequest request;
    request.target = std::move(target);
    request.use = HttpUse::Stream;
    request.timeLimit = limit;
    request.coding = HttpCoding::Gzip;
    request.readBufferSize = mostWaiting;
    const Resource &resource = m_query.collection.resource;
    if (messageOf(resource.apiVersion(), resource.kind))
        request.accept = "application/vnd.kubernetes.protobuf, application/json";
    m_exchange = m_transport.start(request);
    connect(m_exchange.get(), &HttpExchange::headReceived, this, &Reflector::takeHead);
    connect(m_exchange.get(), &HttpExchange::bytesReceived, this, &Reflector::takeBytes);
    connect(m_exchange.get(), &HttpExchange::finished, this, &Reflector::takeEnd);
    connect(m_exchange.get(), &HttpExchange::failed, this, &Reflector::takeFailure);
}

void Reflector::takeHead(const HttpHead &head)
{
    m_head = head;
    m_lane.reset();
    heard();
    if (head.status != 200)
        return;
    m_lane = std::make_unique<DecodingLane>(AnswerDecoder(m_next, head, m_decode));
    connect(m_lane.get(), &DecodingLane::ready, this, &Reflector::takeDecoded);
    m_silence.start(m_next == Answer::List ? m_settings.listLimit : m_settings.silenceLimit);
    if (m_next == Answer::Watch)
        setState({SyncState::Phase::Live});
}

void Reflector::takeBytes(const QByteArray &bytes)
{
    heard();
    if (!m_lane) {
        if (m_refusal.size() < (1 << 20))
            m_refusal += bytes;
        return;
    }
    const QPointer<Reflector> self(this);
    m_lane->feed(bytes);
    if (!self || !m_lane || !m_exchange)
        return;
    m_holdsBack = m_holdsBack || m_lane->waitingBytes() > mostWaiting;
    if (m_holdsBack) {
        m_exchange->pause(); // until the pool has caught up
        m_silence.stop();    // which then is ours
    } else {
        m_silence.start();
    }
    if (std::exchange(m_isDoubted, false))
        setState({SyncState::Phase::Live});
}

void Reflector::takeEnd()
{
    m_silence.stop();
    m_holdsBack = false;
    if (m_lane)
        m_lane->finish();
    else
        takeFailure(errorFromAnswer(m_head, viewOf(m_refusal), m_query.collection.text()));
}

void Reflector::takeFailure(const base::Error &error)
{
    if (m_next == Answer::List)
        failed(error);
    else
        watchFailed(error);
}

/// A watch that never said anything may wait for a version that the cluster, restored from a backup, does not have: an
/// API server keeps such a watch open in silence.
void Reflector::takeSilence()
{
    if (m_next == Answer::List)
        failed({ErrorCode::TimedOut, "the server stopped in the middle of its answer", {}});
    else if (m_hasSpoken)
        watch();
    else
        list();
}

void Reflector::takeDecoded()
{
    if (m_exchange && m_holdsBack && m_lane->waitingBytes() <= mostWaiting) {
        m_holdsBack = false;
        m_exchange->resume();
        m_silence.start();
    }
    for (DecodedEvent &event : m_lane->take()) {
        if (event.type == WatchEvent::Type::Error)
            return takeFailure(*event.fault);
        if (m_next == Answer::Watch)
            takeEvent(std::move(event));
        else if (event.type == WatchEvent::Type::Bookmark)
            return listWhole(std::move(event.version));
        else
            m_sink.listed(std::move(event));
    }
    if (m_lane->isDone())
        watchEnded();
}

void Reflector::listWhole(std::string version)
{
    m_version = std::move(version);
    m_synced = true;
    m_fruitless = 0;
    m_sink.listFinished();
    watch();
    setState({SyncState::Phase::Live});
}

void Reflector::takeEvent(DecodedEvent event)
{
    m_hasSpoken = true;
    if (event.type != WatchEvent::Type::Bookmark && event.version != m_openedFrom) {
        m_hasGotOn = true;
        progressed();
    }
    if (!event.version.empty())
        m_version = event.version;
    if (event.type == WatchEvent::Type::Deleted)
        m_sink.removed(event.key);
    else if (event.type != WatchEvent::Type::Bookmark)
        m_sink.changed(std::move(event));
}

void Reflector::watchEnded()
{
    if (!wasShort()) {
        progressed();
        return watch();
    }
    if (!m_hasGotOn)
        return watchFailed(
            {ErrorCode::ConnectionLost, "the server ended the watch at once", m_query.collection.text()});
    // It does get on, event by event; a watch for each of them would be too many.
    drop();
    m_retry.start(m_settings.unreachableFirst);
}

void Reflector::watchFailed(base::Error error)
{
    if (error.context.empty())
        error.context = m_query.collection.text();
    const bool wasOpen = m_lane && !wasShort();
    const bool hasAnswered = m_lane || !isUnreachable(error);
    drop();
    if (wasOpen)
        progressed();
    ++m_setbacks;
    m_fruitless += mayListHelp(error) ? 1 : 0;
    m_next = keepsVersion(error) && m_fruitless < fruitlessBeforeList ? Answer::Watch : Answer::List;
    // The first loss of a watch that worked, and the first version too old, need no wait.
    const bool atOnce = error.code == ErrorCode::Gone || (wasOpen && isUnreachable(error));
    if (m_setbacks > 1 || !atOnce)
        return retryAfter(hasAnswered ? m_refused.next() : m_unreachable.next(), std::move(error));
    if (m_next == Answer::List)
        list();
    else
        watch();
    setState(troubled(error));
}

void Reflector::failed(base::Error error)
{
    drop();
    if (error.context.empty())
        error.context = m_query.collection.text();
    const auto wait = isUnreachable(error) ? m_unreachable.next() : m_refused.next();
    retryAfter(wait, std::move(error));
}

void Reflector::retryAfter(std::chrono::milliseconds wait, base::Error error)
{
    if (error.retryAfter)
        wait = std::max<std::chrono::milliseconds>(wait, *error.retryAfter);
    m_retry.start(wait);
    SyncState state = troubled(error);
    state.retryAt = m_settings.clock->wall() + wait;
    setState(std::move(state));
}

SyncState Reflector::troubled(const base::Error &error) const
{
    SyncState state{m_synced ? SyncState::Phase::Stale : SyncState::Phase::Failed, error};
    if (error.subject == base::ErrorSubject::Unsaid)
        state.error->subject = base::ErrorSubject::Cluster;
    if (m_synced)
        state.since = m_heardAt;
    return state;
}

void Reflector::heard()
{
    m_heardAt = m_settings.clock->wall();
}

/// The watch works, since it lasts or tells of changes: the next failure is the first again. A bookmark, or an answer
/// that begins well, is not enough: a broken proxy gives them too, each time.
void Reflector::progressed()
{
    m_setbacks = 0;
    m_fruitless = 0;
    m_unreachable.reset();
    m_refused.reset();
}

bool Reflector::wasShort() const
{
    return m_settings.clock->steady() - m_openedAt < m_settings.shortWatch;
}

/// Ends what is under way on the wire.
void Reflector::drop()
{
    m_exchange.reset();
    m_lane.reset();
    m_holdsBack = false;
    m_isDoubted = false;
    m_silence.stop();
}

void Reflector::setState(SyncState state)
{
    if (m_state == state)
        return;
    m_state = std::move(state);
    Q_EMIT stateChanged(m_state);
}

} // namespace liteboxd::kube
