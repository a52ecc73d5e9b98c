// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/streams/followed_log.h"

#include <utility>

namespace liteboxd::kube {

namespace {

using base::ErrorCode;

bool isOfTheConnection(ErrorCode code)
{
    switch (code) {
    case ErrorCode::ConnectionLost:
    case ErrorCode::ConnectionRefused:
    case ErrorCode::TimedOut:
    case ErrorCode::HostNotFound:
    case ErrorCode::ProxyFailed:
    case ErrorCode::RateLimited:
    case ErrorCode::ServerFailed:
        return true;
    default:
        return false;
    }
}

/// "2026-01-02T03:04:05.678Z" and the like up to its blank; empty if it does not begin so.
QByteArray timeOf(const QByteArray &line)
{
    const qsizetype end = line.indexOf(' ');
    const bool isTime = end >= 20 && end <= 40 && line[4] == '-' && line[7] == '-' && line[10] == 'T';
    return isTime ? line.left(end) : QByteArray();
}

/// Times of one server in their order: its fractions may be of different lengths.
QByteArray ordered(const QByteArray &time)
{
    const QByteArray seconds = time.left(19);
    QByteArray fraction;
    for (qsizetype at = 20; time.size() > 19 && time[19] == '.' && at < time.size(); ++at) {
        if (time[at] < '0' || time[at] > '9')
            break;
        fraction += time[at];
    }
    return seconds + '.' + fraction.leftJustified(9, '0');
}

/// The same without its fraction.
QByteArray wholeSeconds(const QByteArray &time)
{
    qsizetype zone = 19;
    while (zone < time.size() && (time[zone] == '.' || (time[zone] >= '0' && time[zone] <= '9')))
        ++zone;
    return time.left(19) + time.mid(zone);
}

} // namespace

FollowedLog::FollowedLog(Transport &transport, LogQuery query, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_query(std::move(query))
    , m_wantsTimes(m_query.timestamps)
{
    if (m_query.follow == LogQuery::Follow::Yes)
        m_query.timestamps = true;
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &FollowedLog::connectStream);
}

FollowedLog::~FollowedLog() = default;

void FollowedLog::start()
{
    connectStream();
}

void FollowedLog::connectStream()
{
    m_toSkip = m_atLast;
    m_stream = std::make_unique<LogStream>(m_transport, m_query);
    connect(m_stream.get(), &LogStream::opened, this, [this] {
        m_wasOpened = true;
        m_backoff.reset();
        Q_EMIT opened();
    });
    connect(m_stream.get(), &LogStream::linesReceived, this, &FollowedLog::take);
    connect(m_stream.get(), &LogStream::finished, this, &FollowedLog::finished);
    connect(m_stream.get(), &LogStream::failed, this, &FollowedLog::takeFailure);
    m_stream->start();
    if (m_isPaused)
        m_stream->pause();
}

void FollowedLog::pause()
{
    m_isPaused = true;
    if (m_stream)
        m_stream->pause();
}

void FollowedLog::resume()
{
    m_isPaused = false;
    if (m_stream)
        m_stream->resume();
}

void FollowedLog::take(const QList<QByteArray> &lines)
{
    if (m_query.follow == LogQuery::Follow::No) {
        Q_EMIT linesReceived(lines);
        return;
    }
    QList<QByteArray> fresh;
    for (const QByteArray &line : lines) {
        const QByteArray time = timeOf(line);
        if (time.isEmpty()) // a server that tells no times, or the rest of a long line
            fresh << line;
        else if (isNew(time))
            fresh << (m_wantsTimes ? line : line.sliced(time.size() + 1));
    }
    if (!fresh.isEmpty())
        Q_EMIT linesReceived(fresh);
}

/// Whether a line of this time was not told before; notes it.
bool FollowedLog::isNew(const QByteArray &time)
{
    if (!m_last.isEmpty() && ordered(time) < ordered(m_last))
        return m_toSkip == 0; // clocks go back; what comes again does so first
    if (m_last.isEmpty() || ordered(time) != ordered(m_last)) {
        m_last = time;
        m_atLast = 1;
        m_toSkip = 0;
        return true;
    }
    if (m_toSkip > 0) {
        --m_toSkip;
        return false;
    }
    ++m_atLast;
    return true;
}

void FollowedLog::takeFailure(const base::Error &error)
{
    m_stream.release()->deleteLater(); // it is in the middle of telling so
    const bool comesBack = m_wasOpened && m_query.follow == LogQuery::Follow::Yes && isOfTheConnection(error.code);
    if (!comesBack) {
        Q_EMIT failed(error);
        return;
    }
    if (!m_last.isEmpty()) {
        m_query.sinceTime = wholeSeconds(m_last).toStdString();
        m_query.tailLines.reset();
    }
    m_again.start(m_backoff.next());
    Q_EMIT interrupted(error);
}

} // namespace liteboxd::kube
