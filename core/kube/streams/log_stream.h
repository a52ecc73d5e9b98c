// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/streams/log_query.h"
#include "core/kube/wire/http_exchange.h"
#include "core/kube/wire/transport.h"

#include <QList>
#include <QObject>

#include <memory>

namespace liteboxd::kube {

/// The lines of one container's log, as they come. After start(): opened once, linesReceived any number of times, then
/// exactly one of finished (there is no more; a followed log ends with its container) or failed. Nothing is signalled
/// inside start(). A stream does not come back by itself: what to show again, and from when, is its user's decision
/// (`LogQuery::sinceTime`).
///
/// Lives on its transport's thread and does not own the transport, which has to outlive it. Destroying it ends the
/// request. pause() stops the sender after what the buffers of both machines hold; here that is 256 KiB.
///
/// Errors: NotFound, Forbidden, Rejected (no such container, or it has not started) with the words of the server;
/// transport errors.
class LogStream final : public QObject
{
    Q_OBJECT

public:
    LogStream(Transport &transport, LogQuery query, QObject *parent = nullptr);

    /// Once.
    void start();

    /// No lines come until resume().
    void pause();
    void resume();

Q_SIGNALS:
    void opened();

    /// Lines without their ends, in order, at least one. With `LogQuery::timestamps` each begins with its time (RFC
    /// 3339 with nanoseconds) and a space. A line of more than 256 KiB comes in pieces.
    void linesReceived(const QList<QByteArray> &lines);
    void finished();
    void failed(const liteboxd::base::Error &error);

private:
    void takeHead(const HttpHead &head);
    void takeBytes(const QByteArray &bytes);
    void takeEnd();
    void takeRefusal(const base::Error &error);

    Transport &m_transport;
    LogQuery m_query;
    std::unique_ptr<HttpExchange> m_exchange;
    HttpHead m_head;
    async::Request m_question; ///< for the container that is meant
    QByteArray m_rest;         ///< of a line that is not whole; of an answer that is an error, all of it
    bool m_isPaused = false;
};

} // namespace liteboxd::kube
