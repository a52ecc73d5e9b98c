// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/permissions.h"
#include "core/models/sandbox_filter_model.h"
#include "core/sandbox/internet/internet_switch.h"

#include <QObject>
#include <QPointer>

class QAction;
class QMessageBox;

namespace liteboxd::shell {
class ActionRegistry;
}

namespace liteboxd::sandboxes {

/// Internet on and off for the selection, or off for all that are shown. Taking access away is never asked about;
/// giving it to more than a few is, with their number. All it is given must outlive it. GUI thread.
class InternetActions : public QObject
{
    Q_OBJECT

public:
    /// `selection` is read whenever update() is called.
    InternetActions(shell::ActionRegistry &actions, const models::SandboxFilterModel &rows,
                    const std::vector<models::SandboxRow> &selection, QWidget *window);

    /// Both nullptr while there is no session.
    void setSession(sandbox::InternetSwitch *internet, kube::Permissions *permissions);

    /// Which cluster it is, as every question says it: "prod (production)".
    void setPlace(const QString &place) { m_place = place; }

    void update();

    /// Switches these, after a question where there has to be one.
    void set(const std::vector<sandbox::SandboxPtr> &sandboxes, sandbox::InternetWish wish);

    QAction *toggle() const { return m_toggle; }
    QAction *allow() const { return m_allow; }
    QAction *cut() const { return m_cut; }

private:
    void ask(const std::vector<sandbox::SandboxPtr> &sandboxes);
    std::vector<sandbox::SandboxPtr> targets(sandbox::InternetWish wish) const;
    bool hasTarget(sandbox::InternetWish wish, const std::function<bool(const models::SandboxRow &)> &fits) const;
    QString refusal(sandbox::InternetWish wish) const;
    sandbox::InternetWish toggled() const;

    const models::SandboxFilterModel &m_rows;
    const std::vector<models::SandboxRow> &m_selection;
    QWidget *m_window;
    QString m_place;
    sandbox::InternetSwitch *m_switch = nullptr;
    QPointer<kube::Permissions> m_permissions;
    QPointer<QMessageBox> m_question;
    QAction *m_toggle;
    QAction *m_allow;
    QAction *m_cut;
};

} // namespace liteboxd::sandboxes
