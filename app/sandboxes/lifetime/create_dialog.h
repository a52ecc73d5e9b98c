// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandboxes/lifetime/creation_input.h"
#include "app/sandboxes/lifetime/creation_run.h"
#include "core/sandbox/templates/template_store.h"

#include <QDialog>

#include <memory>
#include <optional>

class QPushButton;
class QStackedWidget;

namespace liteboxd::shell {
class StateView;
}

namespace liteboxd::sandboxes {

class CreationForm;
class CreationProgress;

/// Asks what sandbox to create, creates it, and shows how that goes; cancelling stops the following. `api` must outlive
/// it. Deletes itself when closed. GUI thread.
class CreateDialog : public QDialog
{
    Q_OBJECT

public:
    CreateDialog(kube::ApiClient &api, std::string nameSpace, const QString &place, QWidget *parent = nullptr);
    ~CreateDialog() override;

    /// Before the templates are there, or after.
    void choose(const QString &templateName);

    /// As this one was, as soon as the templates are there.
    void fill(const LikeSandbox &like) { m_like = like; }

    CreationForm *form() const { return m_form; }
    CreationProgress *progress() const { return m_progress; }

    void reject() override;

Q_SIGNALS:
    void created(const liteboxd::sandbox::Sandbox &sandbox);

    /// `exists`: its pod is there, and it will not be ready.
    void failed(const liteboxd::base::SandboxId &id, const liteboxd::base::Error &error, bool exists);
    void tokenWanted(const liteboxd::sandbox::Sandbox &sandbox);
    void openWanted(const liteboxd::sandbox::Sandbox &sandbox);

    /// The sandbox that did not become what it should is not wanted.
    void deleteWanted(const liteboxd::base::SandboxId &id);

private:
    enum class Step { Templates, Form, Running, Ready, Ended };

    void layOut(const QString &place);
    void readTemplates();
    void create();
    void show(Step step);
    void takeFailure(const base::Error &error);
    void follow();

    kube::ApiClient &m_api;
    const std::string m_nameSpace;
    sandbox::TemplateStore m_store;
    QString m_wanted;
    std::optional<LikeSandbox> m_like;
    Step m_step = Step::Templates;
    QStackedWidget *m_stack;
    shell::StateView *m_state;
    CreationForm *m_form;
    CreationProgress *m_progress;
    QAction *m_again;
    QPushButton *m_create;
    QPushButton *m_token;
    QPushButton *m_open;
    QPushButton *m_delete;
    QPushButton *m_back;
    QPushButton *m_close;
    std::unique_ptr<CreationRun> m_run;
    std::optional<sandbox::Sandbox> m_made;
    std::optional<base::SandboxId> m_left; ///< exists, and did not become ready under our eyes
    async::Request m_reading;
};

} // namespace liteboxd::sandboxes
