// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/activity_entry.h"
#include "core/models/template_model.h"
#include "core/sandbox/templates/template_store.h"
#include "core/session/session.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

class QAction;
class QDialog;

namespace liteboxd::shell {
class ActionRegistry;
}

namespace liteboxd::templates {

/// What can be done to templates, as actions of the registry: write, import, export, go back to an old version, delete.
/// What cannot be taken back says first what it will do. All it is given must outlive it. GUI thread.
class TemplateActions : public QObject
{
    Q_OBJECT

public:
    /// What is looked at: rows, and the version that is shown. Both may be empty.
    struct Selection
    {
        std::vector<const models::TemplateRow *> rows{};
        const sandbox::SandboxTemplate *shown = nullptr;
    };
    using Select = std::function<Selection()>;

    TemplateActions(shell::ActionRegistry &actions, const models::TemplateModel &model, Select select, QWidget *window);
    ~TemplateActions() override;

    /// nullptr while there is none.
    void setSession(session::Session *session);
    void update();

    QAction *create() const { return m_create; }
    QAction *importFile() const { return m_import; }

    /// Those for the version that is looked at.
    QList<QAction *> ofShown() const { return {m_sandbox, m_list, m_edit, m_rollback}; }

    /// In the order of a context menu; nullptr stands for a line.
    QList<QAction *> all() const;

Q_SIGNALS:
    /// Done or not done; the entry has no time yet.
    void happened(const liteboxd::models::ActivityEntry &entry);

    /// Somebody wants a sandbox of this version of a template.
    void sandboxWanted(const QString &templateName, int version);

    /// Somebody wants to see the sandboxes that run this version.
    void sandboxesWanted(const QString &templateName, int version);

    /// What this account or this desktop cannot do with files.
    void fileFailed(const QString &what, const liteboxd::base::Error &error);

private:
    void registerActions(shell::ActionRegistry &actions);
    void edit(const QString &yaml);
    void askForImport();
    void import(const QString &path);
    void askForExport();
    void askToRollBack();
    void rollBack(const QString &name, int version);
    void askToDelete();
    void remove(const QStringList &names);
    void tell(models::ActivityEntry::Kind kind, const QString &name, int version,
              const std::optional<base::Error> &error);
    void open(QDialog *dialog);

    const models::TemplateModel &m_model;
    const Select m_select;
    QWidget *m_window;
    QPointer<session::Session> m_session;
    std::unique_ptr<sandbox::TemplateStore> m_store;
    std::vector<async::Request> m_requests;
    QPointer<QDialog> m_dialog;
    QAction *m_sandbox;
    QAction *m_list;
    QAction *m_create;
    QAction *m_edit;
    QAction *m_import;
    QAction *m_export;
    QAction *m_rollback;
    QAction *m_remove;
};

} // namespace liteboxd::templates
