// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/reflector.h"

#include "core/kube/api_call.h"
#include "core/kube/api_status.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace liteboxd::kube {

namespace {

using base::ErrorCode;

constexpr int setbacksBeforeList = 3;

bool isUnreachable(const base::Error &error)
{
    return !error.httpStatus && error.code != ErrorCode::ProtocolViolated;
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

Reflector::Reflector(Transport &transport, ListQuery query, ObjectSink &sink, ReflectorSettings settings)
    : m_transport(transport)
    , m_query(std::move(query))
    , m_sink(sink)
    , m_settings(std::move(settings))
    , m_unreachable(m_settings.unreachableFirst, m_settings.unreachableMost)
    , m_refused(m_settings.refusedFirst, m_settings.refusedMost)
{
    m_silence.setSingleShot(true);
    m_silence.setInterval(m_settings.silenceLimit);
    connect(&m_silence, &QTimer::timeout, this, &Reflector::askAnew);
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
    m_resume = Resume::List;
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

void Reflector::attempt()
{
    SyncState trying = m_state;
    trying.retryAt.reset();
    if (m_resume == Resume::List)
        list();
    else
        watch();
    setState(std::move(trying));
}

void Reflector::list()
{
    drop();
    m_resume = Resume::List;
    m_sink.listStarted();
    askPage(m_settings.pageSize, {});
}

void Reflector::askPage(int limit, const std::string &continueToken)
{
    HttpRequest request;
    request.target = m_query.pageTarget(limit, continueToken);
    request.timeLimit = m_settings.pageLimit;
    const bool continued = !continueToken.empty();
    m_page = new ApiCall(
        m_transport, request, m_query.collection.text(),
        [this, continued](base::Result<QByteArray> page) {
            m_page.clear();
            takePage(std::move(page), continued);
        },
        this);
}

void Reflector::takePage(base::Result<QByteArray> page, bool continued)
{
    if (!page) {
        if (page.error().code != ErrorCode::Gone || !continued)
            return failed(page.error());
        m_sink.listStarted(); // the pages expired while we read them: all in one then
        return askPage(0, {});
    }
    heard();
    const auto list = m_parser.parse(viewOf(*page));
    const std::string_view version = list ? (*list)["metadata"]["resourceVersion"].text() : std::string_view();
    if (version.empty()) {
        return failed(
            {ErrorCode::ProtocolViolated, "the server did not answer with a list", m_query.collection.text()});
    }
    (*list)["items"].eachItem([this](const ObjectView &item) { m_sink.listed(item); });
    const std::string_view next = (*list)["metadata"]["continue"].text();
    if (!next.empty())
        return askPage(m_settings.pageSize, std::string(next));
    m_version = version;
    m_synced = true;
    m_resume = Resume::Watch;
    m_sink.listFinished();
    watch();
    setState({SyncState::Phase::Live});
}

void Reflector::watch()
{
    drop();
    m_resume = Resume::Watch;
    m_decoder = WatchDecoder();
    m_refusal.clear();
    m_streamHead = {};
    m_eventSeen = false;
    m_openedAt = m_settings.clock->steady();
    const auto most = static_cast<int>(m_settings.watchDuration.count());
    const std::chrono::seconds duration(most + QRandomGenerator::global()->bounded(std::max(most, 1)));
    HttpRequest request;
    request.target = m_query.watchTarget(m_version, duration);
    request.use = HttpUse::Stream;
    request.timeLimit = m_settings.watchOpenLimit;
    m_stream = m_transport.start(request);
    connect(m_stream.get(), &HttpExchange::headReceived, this, &Reflector::takeHead);
    connect(m_stream.get(), &HttpExchange::bytesReceived, this, &Reflector::takeBytes);
    connect(m_stream.get(), &HttpExchange::finished, this, &Reflector::watchEnded);
    connect(m_stream.get(), &HttpExchange::failed, this, &Reflector::watchFailed);
}

/// A watch that never said anything may wait for a version that the cluster, restored from a backup, does not have: an
/// API server keeps such a watch open in silence.
void Reflector::askAnew()
{
    if (m_eventSeen)
        watch();
    else
        list();
}

void Reflector::takeHead(const HttpHead &head)
{
    m_streamHead = head;
    heard();
    if (head.status != 200)
        return;
    m_silence.start();
    setState({SyncState::Phase::Live});
}

void Reflector::takeBytes(const QByteArray &bytes)
{
    heard();
    if (m_streamHead.status != 200) {
        if (m_refusal.size() < (1 << 20))
            m_refusal += bytes;
        return;
    }
    m_silence.start();
    m_decoder.feed(viewOf(bytes));
    for (;;) {
        const auto event = m_decoder.next();
        if (!event)
            return watchFailed(event.error());
        if (!*event || !takeEvent(**event))
            return;
    }
}

/// False if the event ended the watch.
bool Reflector::takeEvent(const WatchEvent &event)
{
    if (event.type == WatchEvent::Type::Error) {
        watchFailed(errorFromStatus(event.object, m_query.collection.text()));
        return false;
    }
    if (event.type == WatchEvent::Type::Deleted)
        m_sink.removed(event.object);
    else if (event.type != WatchEvent::Type::Bookmark)
        m_sink.changed(event.object);
    if (const auto version = event.object["metadata"]["resourceVersion"].text(); !version.empty())
        m_version = version;
    m_eventSeen = true;
    progressed();
    return true;
}

void Reflector::watchEnded()
{
    if (m_streamHead.status != 200)
        return watchFailed(errorFromAnswer(m_streamHead, viewOf(m_refusal), m_query.collection.text()));
    if (wasShort())
        return watchFailed(
            {ErrorCode::ConnectionLost, "the server ended the watch at once", m_query.collection.text()});
    progressed();
    watch();
}

void Reflector::watchFailed(base::Error error)
{
    if (error.context.empty())
        error.context = m_query.collection.text();
    const bool wasOpen = m_streamHead.status == 200 && !wasShort();
    drop();
    if (wasOpen)
        progressed();
    ++m_setbacks;
    const bool refused = error.code == ErrorCode::Unauthenticated || error.code == ErrorCode::Forbidden;
    const bool answered = !isUnreachable(error) && !refused;
    m_resume = keepsVersion(error) && !(answered && m_setbacks >= setbacksBeforeList) ? Resume::Watch : Resume::List;
    // The first loss of a watch that worked, and the first version too old, need no wait.
    const bool atOnce = error.code == ErrorCode::Gone || (wasOpen && isUnreachable(error));
    if (m_setbacks > 1 || !atOnce)
        return failed(error);
    if (m_resume == Resume::List)
        list();
    else
        watch();
    setState(troubled(error));
}

void Reflector::failed(const base::Error &error)
{
    drop();
    auto wait = isUnreachable(error) ? m_unreachable.next() : m_refused.next();
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
    if (m_synced)
        state.since = m_heardAt;
    return state;
}

void Reflector::heard()
{
    m_heardAt = m_settings.clock->wall();
}

/// The watch works: the next failure is the first again.
void Reflector::progressed()
{
    m_setbacks = 0;
    m_unreachable.reset();
    m_refused.reset();
}

bool Reflector::wasShort() const
{
    return !m_eventSeen && m_settings.clock->steady() - m_openedAt < m_settings.shortWatch;
}

/// Ends what is under way on the wire.
void Reflector::drop()
{
    if (m_page)
        m_page->abandon();
    m_page.clear();
    m_stream.reset();
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
