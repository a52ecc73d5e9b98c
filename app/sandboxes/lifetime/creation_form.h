// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandboxes/lifetime/creation_input.h"
#include "core/sandbox/templates/template_store.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPlainTextEdit;

namespace liteboxd::shell {
class FaultLabel;
}

namespace liteboxd::sandboxes {

class TtlField;

/// The fields of a sandbox that is to be made: its template and version, and what is wanted otherwise. What cannot be
/// so is said below its field as it is typed. GUI thread.
class CreationForm : public QWidget
{
    Q_OBJECT

public:
    explicit CreationForm(QWidget *parent = nullptr);

    /// All versions of all templates, by name, the newest first.
    void setTemplates(const sandbox::TemplateStore::Versions &templates);

    /// Chooses this template if there is one of the name.
    void choose(const QString &templateName);

    /// Fills the fields as far as the templates there are permit.
    void fill(const LikeSandbox &like);

    /// The version that is chosen; nullptr while there is none.
    const sandbox::SandboxTemplate *chosen() const;

    const CheckedInput &input() const { return m_input; }
    bool isSound() const { return chosen() && m_input.isSound(); }
    bool wantsDryRun() const;
    QCheckBox *dnsLock() const { return m_dnsLock; }
    QCheckBox *egressProxy() const { return m_egressProxy; }

Q_SIGNALS:
    void changed();

private:
    QLineEdit *addLine(QFormLayout &form, const QString &label, shell::FaultLabel *fault);
    QPlainTextEdit *addText(QFormLayout &form, const QString &label, const QString &hint, shell::FaultLabel *fault);
    void layOut();
    void showVersions();
    void showChosen();
    void check();
    bool hasList() const;

    sandbox::TemplateStore::Versions m_templates;
    CheckedInput m_input;
    QComboBox *m_template;
    QComboBox *m_version;
    QLineEdit *m_image = nullptr;
    QLineEdit *m_cpu = nullptr;
    QLineEdit *m_memory = nullptr;
    TtlField *m_ttl;
    QPlainTextEdit *m_env = nullptr;
    QComboBox *m_internet;
    QPlainTextEdit *m_domains = nullptr;
    QCheckBox *m_dnsLock;
    QCheckBox *m_egressProxy;
    QCheckBox *m_dryRun;
    shell::FaultLabel *m_imageFault;
    shell::FaultLabel *m_cpuFault;
    shell::FaultLabel *m_memoryFault;
    shell::FaultLabel *m_envFault;
    shell::FaultLabel *m_domainsFault;
};

} // namespace liteboxd::sandboxes
