// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/backoff.h"
#include "core/kube/streams/log_stream.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace liteboxd::kube {

/// A LogStream that comes back. A log that is followed and whose connection is cut goes on where it was, without a line
/// twice, after a second at first and half a minute at most; one that is not followed is as LogStream has it. To know
/// where it was it asks for the time of each line, and takes it off unless the query asks for it.
///
/// Lives on its transport's thread, which has to outlive it. Destroying it ends the request.
///
/// Errors: those of LogStream; of the connection only before the first opened(), or if the log is not followed.
class FollowedLog final : public QObject
{
    Q_OBJECT

public:
    FollowedLog(Transport &transport, LogQuery query, QObject *parent = nullptr);
    ~FollowedLog() override;

    /// Once.
    void start();

    /// No lines come until resume().
    void pause();
    void resume();

Q_SIGNALS:
    /// Each time it is connected.
    void opened();

    /// As LogStream's.
    void linesReceived(const QList<QByteArray> &lines);

    /// The connection was cut; it will be tried again.
    void interrupted(const liteboxd::base::Error &error);
    void finished();
    void failed(const liteboxd::base::Error &error);

private:
    void connectStream();
    void take(const QList<QByteArray> &lines);
    bool isNew(const QByteArray &time);
    void takeFailure(const base::Error &error);

    Transport &m_transport;
    LogQuery m_query;
    const bool m_wantsTimes;
    std::unique_ptr<LogStream> m_stream;
    QByteArray m_last;        ///< time of the last line, as the server writes it; empty: none yet
    int m_atLast = 0;         ///< lines of that very time
    int m_toSkip = 0;         ///< of these, how many come again
    bool m_wasOpened = false;
    bool m_isPaused = false;
    base::Backoff m_backoff{std::chrono::seconds(1), std::chrono::seconds(30)};
    QTimer m_again;
};

} // namespace liteboxd::kube
