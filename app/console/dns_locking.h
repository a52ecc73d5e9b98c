// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/base/clock.h"
#include "core/models/activity_model.h"

#include <QObject>
#include <QPointer>

namespace liteboxd::session {
class Session;
}

namespace liteboxd::console {

/// Locks the DNS of a sandbox that carries data out by names, when a person wishes it, and writes that down. All it is
/// given outlives it. GUI thread.
class DnsLocking : public QObject
{
    Q_OBJECT

public:
    DnsLocking(models::ActivityModel &activity, const base::Clock &clock, QObject *parent = nullptr);

    /// nullptr: none is connected, and nothing can be locked.
    void setSession(session::Session *session);

    void lock(const QString &sandboxId);

Q_SIGNALS:
    /// A translated sentence.
    void locked(const QString &text);
    void failed(const QString &text, const liteboxd::base::Error &error);

private:
    void report(const QString &sandboxId, const std::optional<base::Error> &error);

    models::ActivityModel &m_activity;
    const base::Clock &m_clock;
    QPointer<session::Session> m_session;
    async::Request m_step;
};

} // namespace liteboxd::console
