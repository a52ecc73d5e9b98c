// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandboxes/lifetime/creation_input.h"
#include "app/sandboxes/lifetime/edit_run.h"
#include "app/sandboxes/lifetime/removal_run.h"
#include "core/base/clock.h"
#include "core/models/activity_entry.h"
#include "core/models/sandbox_model.h"
#include "core/session/capability.h"
#include "core/session/session.h"

#include <QDialog>
#include <QObject>
#include <QPointer>

#include <memory>
#include <vector>

class QAction;

namespace liteboxd::shell {
class ActionRegistry;
}

namespace liteboxd::sandboxes {

class CreateDialog;
class DeleteDialog;

/// The life of sandboxes as actions of the registry: create one, renew the time and rotate the token of the selected
/// ones, delete them. What cannot be taken back says first what it will do. An action that is off says why. All it is
/// given must outlive it; what is under way ends with the session. GUI thread.
class LifetimeActions : public QObject
{
    Q_OBJECT

public:
    /// `selection` is read whenever update() is called, and when an action is triggered.
    LifetimeActions(shell::ActionRegistry &actions, const base::Clock &clock,
                    const std::vector<models::SandboxRow> &selection, QWidget *window);
    ~LifetimeActions() override;

    /// nullptr while there is none.
    void setSession(session::Session *session);

    /// Which cluster it is, as every question says it.
    void setPlace(const QString &place) { m_place = place; }

    void update();

    QAction *create() const { return m_create; }
    QAction *renew() const { return m_renew; }
    QAction *rotate() const { return m_rotate; }
    QAction *remove() const { return m_remove; }

    /// Asks what sandbox to create; of this template, if there is one of the name.
    void askToCreate(const QString &templateName);

    /// The same, with the fields filled as one that ended was.
    void askToCreateLike(const LikeSandbox &like);

    /// Asks before it deletes these.
    void askToDelete(std::vector<sandbox::Sandbox> sandboxes);

Q_SIGNALS:
    /// Done or not done; the entry has no time yet.
    void happened(const liteboxd::models::ActivityEntry &entry, const QString &hint);

    /// These begin to be deleted.
    void removing(const std::vector<liteboxd::sandbox::Sandbox> &sandboxes);

    /// One of them will not go, since it was refused.
    void removalRefused(const liteboxd::sandbox::SandboxFailure &refusal);

    /// A sandbox is ready that was asked for here, and what the person wants of it next.
    void created(const liteboxd::sandbox::Sandbox &sandbox);
    void tokenWanted(const liteboxd::sandbox::Sandbox &sandbox);
    void openWanted(const liteboxd::sandbox::Sandbox &sandbox);

private:
    using Sandboxes = std::vector<sandbox::SandboxPtr>;

    CreateDialog *openCreation();
    void askToRenew();
    void askToRotate();
    void startRemoval(const std::vector<sandbox::Sandbox> &sandboxes, RemovalRun::Grace grace);
    void startEdit(const Sandboxes &sandboxes, models::ActivityEntry::Kind kind, const EditRun::Edit &edit);
    void tellRemoval(const RemovalRun &run);
    void deleteById(const base::SandboxId &id);
    QString missing(session::Capability capability) const;
    Sandboxes living() const;
    void open(QDialog *dialog);

    const base::Clock &m_clock;
    const std::vector<models::SandboxRow> &m_selection;
    QWidget *m_window;
    QString m_place;
    QPointer<session::Session> m_session;
    QPointer<QDialog> m_dialog;
    QPointer<DeleteDialog> m_deleting;
    std::vector<std::unique_ptr<RemovalRun>> m_removals;
    std::vector<std::unique_ptr<EditRun>> m_edits;
    QAction *m_create;
    QAction *m_renew;
    QAction *m_rotate;
    QAction *m_remove;
};

} // namespace liteboxd::sandboxes
