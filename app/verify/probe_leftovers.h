// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/base/clock.h"

#include <QObject>
#include <QPointer>

class QSettings;

namespace liteboxd::session {
class Session;
}

namespace liteboxd::verify {

/// Remembers where probes may be left if the window is closed or killed in the middle of a run, and has them deleted as
/// soon as a later window connects there. Nothing is asked of a cluster where none may be. `clock` and `settings`
/// outlive it. GUI thread.
class ProbeLeftovers : public QObject
{
    Q_OBJECT

public:
    ProbeLeftovers(const base::Clock &clock, QSettings &settings, QObject *parent = nullptr);

    /// Sweeps there, if that is due; nullptr: none is connected.
    void setSession(session::Session *session);

    /// A run makes probes now. Needs a session.
    void noteMade() { note(true); }

    /// They are all deleted.
    void noteGone() { note(false); }

private:
    void note(bool areLeft);
    QString place() const;

    const base::Clock &m_clock;
    QSettings &m_settings;
    QPointer<session::Session> m_session;
    async::Request m_sweep;
};

} // namespace liteboxd::verify
