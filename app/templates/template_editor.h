// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/templates/apply_run.h"

#include <QDialog>

#include <memory>
#include <optional>

class QPlainTextEdit;
class QPushButton;

namespace liteboxd::shell {
class FaultLabel;
class PlainLabel;
} // namespace liteboxd::shell

namespace liteboxd::templates {

/// Templates as YAML, to write, to have judged by the API server without storing anything, with what would change, and
/// then to apply. Deletes itself when closed. `api` must outlive it. GUI thread.
class TemplateEditor : public QDialog
{
    Q_OBJECT

public:
    /// `known` are the newest versions there are: what the text is compared with.
    TemplateEditor(kube::ApiClient &api, const std::string &nameSpace, sandbox::TemplateStore::Versions known,
                   QWidget *parent = nullptr);
    ~TemplateEditor() override;

    void setText(const QString &yaml);

    /// Asks first if something was written that is not stored.
    void reject() override;

    QString fault() const;
    QString difference() const;

Q_SIGNALS:
    /// Stored, those that are new versions.
    void applied(const QString &name, int version);
    void failed(const QString &name, const liteboxd::base::Error &error);

private:
    void layOut();
    void read();
    void run(kube::Persistence persistence);
    void takeEnd();
    void showChecked();
    void follow();

    sandbox::TemplateStore m_store;
    const sandbox::TemplateStore::Versions m_known;
    QString m_given;                                             ///< the text that nobody has written to yet
    std::optional<std::vector<sandbox::SandboxTemplate>> m_read; ///< what the text says
    bool m_isChecked = false;                                    ///< of this very text
    QPlainTextEdit *m_text;
    QPlainTextEdit *m_difference;
    shell::FaultLabel *m_fault;
    shell::PlainLabel *m_status;
    QPushButton *m_check;
    QPushButton *m_apply;
    std::unique_ptr<ApplyRun> m_run;
};

} // namespace liteboxd::templates
