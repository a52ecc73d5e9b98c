// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandboxes/lifetime/edit_run.h"
#include "core/base/clock.h"
#include "core/models/activity_entry.h"
#include "core/models/sandbox_model.h"
#include "core/sandbox/internet/internet_switch.h"
#include "core/session/session.h"

#include <QList>
#include <QObject>
#include <QPointer>

#include <memory>
#include <vector>

class QAction;

namespace liteboxd::shell {
class ActionRegistry;
}

namespace liteboxd::sandboxes {

/// Internet access for a time, for the selected sandboxes: the end is written down first, then it is switched on, so that
/// none is left open by a connection that breaks in between. Whoever switches it on without an end takes away one that
/// was written down. All it is given must outlive it. GUI thread.
class TimedInternet : public QObject
{
    Q_OBJECT

public:
    /// `selection` is read whenever update() is called, and when an action is triggered.
    TimedInternet(shell::ActionRegistry &actions, const base::Clock &clock,
                  const std::vector<models::SandboxRow> &selection, QObject *parent);
    ~TimedInternet() override;

    /// Both nullptr while there is none.
    void setSession(session::Session *session, sandbox::InternetSwitch *internet);

    void update();

    /// On for each of the lengths that are offered.
    const QList<QAction *> &all() const { return m_actions; }

    /// Switches these on for that long.
    void allow(const std::vector<sandbox::SandboxPtr> &sandboxes, std::chrono::seconds length);

Q_SIGNALS:
    /// The end was written down or not; the entry has no time yet.
    void happened(const liteboxd::models::ActivityEntry &entry, const QString &hint);

private:
    std::vector<sandbox::SandboxPtr> targets() const;
    void finish(const std::vector<sandbox::SandboxPtr> &sandboxes, std::chrono::seconds length);
    void takeEndAway(const QString &id);

    const base::Clock &m_clock;
    const std::vector<models::SandboxRow> &m_selection;
    QPointer<session::Session> m_session;
    sandbox::InternetSwitch *m_switch = nullptr;
    QList<QAction *> m_actions;
    std::unique_ptr<EditRun> m_run;
    QStringList m_written;                    ///< ids whose end was written in m_run
    QStringList m_timed;                      ///< ids that are being switched on for a time
    std::vector<async::Request> m_unlimiting; ///< ends that are taken away
};

} // namespace liteboxd::sandboxes
