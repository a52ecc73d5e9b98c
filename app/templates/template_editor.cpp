// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/templates/template_editor.h"

#include "app/shell/looks/fonts.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/diff_highlighter.h"
#include "app/shell/widgets/fault_label.h"
#include "app/shell/widgets/line_diff.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/widgets/yaml_highlighter.h"
#include "app/shell/words/error_texts.h"
#include "app/shell/words/sentences.h"
#include "app/words/document_text.h"

#include <QDialogButtonBox>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::templates {

using namespace shell;
using sandbox::AppliedTemplate;
using sandbox::SandboxTemplate;

namespace {
constexpr QSize s_size(880, 700);
}

TemplateEditor::TemplateEditor(kube::ApiClient &api, const std::string &nameSpace,
                               sandbox::TemplateStore::Versions known, QWidget *parent)
    : QDialog(parent)
    , m_store(api, nameSpace)
    , m_known(std::move(known))
    , m_text(new QPlainTextEdit)
    , m_difference(new QPlainTextEdit)
    , m_fault(new FaultLabel(this))
    , m_status(new PlainLabel({}, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Templates as YAML"));
    layOut();
    connect(m_text, &QPlainTextEdit::textChanged, this, &TemplateEditor::read);
    connect(m_check, &QPushButton::clicked, this, [this] { run(kube::Persistence::DryRun); });
    connect(m_apply, &QPushButton::clicked, this, [this] { run(kube::Persistence::Store); });
    read();
}

TemplateEditor::~TemplateEditor() = default;

void TemplateEditor::layOut()
{
    m_text->setFont(codeFont());
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setAccessibleName(tr("YAML of the templates"));
    new YamlHighlighter(m_text->document());
    m_difference->setFont(codeFont());
    m_difference->setReadOnly(true);
    m_difference->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_difference->setPlaceholderText(tr("“Check” asks the API server and shows here what would change."));
    m_difference->setAccessibleName(tr("What would change"));
    new DiffHighlighter(m_difference->document());
    m_status->setWordWrap(true);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(m_text);
    splitter->addWidget(m_difference);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_check = buttons->addButton(tr("Check"), QDialogButtonBox::ActionRole);
    m_apply = buttons->addButton(tr("Apply"), QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(metrics::Small);
    column->addWidget(splitter, 1);
    column->addWidget(m_fault);
    column->addWidget(m_status);
    column->addWidget(buttons);
    resize(s_size);
}

void TemplateEditor::setText(const QString &yaml)
{
    m_text->setPlainText(yaml);
    m_given = m_text->toPlainText();
}

void TemplateEditor::reject()
{
    if (m_text->toPlainText() == m_given)
        return QDialog::reject();
    if (findChild<QMessageBox *>())
        return;
    auto *box = new QMessageBox(QMessageBox::Question, tr("Templates as YAML"), {}, QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setText(tr("Throw away what you wrote?"));
    box->setInformativeText(tr("It was not applied, and is kept nowhere."));
    box->setDefaultButton(QMessageBox::Cancel);
    const QPushButton *yes = box->addButton(tr("Throw away"), QMessageBox::DestructiveRole);
    connect(yes, &QPushButton::clicked, this, [this] { QDialog::reject(); });
    box->open();
}

/// Looks at the text as it is typed; what was checked was another text.
void TemplateEditor::read()
{
    m_run.reset();
    m_isChecked = false;
    m_read.reset();
    m_difference->clear();
    m_status->setText({});
    m_fault->setText({});
    const QByteArray yaml = m_text->toPlainText().toUtf8();
    if (!yaml.trimmed().isEmpty()) {
        auto templates = sandbox::templatesFromYaml(yaml);
        if (templates)
            m_read = std::move(*templates);
        else
            m_fault->setText(words::documentText(templates.error().text()));
    }
    follow();
}

void TemplateEditor::follow()
{
    const bool any = m_read && !m_read->empty();
    m_check->setEnabled(any && !m_run);
    m_apply->setEnabled(any && !m_run && m_isChecked);
    m_apply->setToolTip(m_isChecked ? QString() : tr("Check it first"));
}

void TemplateEditor::run(kube::Persistence persistence)
{
    m_status->setText(persistence == kube::Persistence::DryRun ? tr("The API server judges it…") : tr("Storing…"));
    m_run = std::make_unique<ApplyRun>(m_store, *m_read, persistence);
    connect(m_run.get(), &ApplyRun::finished, this, &TemplateEditor::takeEnd);
    connect(m_run.get(), &ApplyRun::failed, this, [this](const QString &name, const base::Error &error) {
        const bool stores = m_run->persistence() == kube::Persistence::Store;
        m_run.release()->deleteLater();
        m_status->setText({});
        m_fault->setText(joined({tr("Template %1:").arg(name) + u' ' + sentence(error, Subject::Cluster),
                                 words::documentText(error.message)}));
        follow();
        if (stores)
            Q_EMIT failed(name, error);
    });
    follow();
    m_run->start();
}

void TemplateEditor::takeEnd()
{
    if (m_run->persistence() == kube::Persistence::DryRun) {
        showChecked();
        m_run.release()->deleteLater();
        m_isChecked = true;
        return follow();
    }
    for (const AppliedTemplate &each : m_run->applied()) {
        if (each.isNew)
            Q_EMIT applied(each.value.name, each.value.version);
    }
    m_run.release()->deleteLater();
    accept();
}

void TemplateEditor::showChecked()
{
    QStringList said;
    QStringList differences;
    for (const AppliedTemplate &each : m_run->applied()) {
        const auto before = std::find_if(m_known.begin(), m_known.end(), [&each](const SandboxTemplate &known) {
            return known.name == each.value.name;
        });
        if (!each.isNew) {
            said << tr("%1 is as it was.").arg(each.value.name);
            continue;
        }
        said << tr("%1 would be stored as version %2.").arg(each.value.name).arg(each.value.version);
        const QString old =
            before == m_known.end() ? QString() : QString::fromUtf8(sandbox::templatesToYaml({*before}));
        differences << diffText(lineDiff(old, QString::fromUtf8(sandbox::templatesToYaml({each.value}))));
    }
    m_status->setText(joined(said));
    m_difference->setPlainText(differences.join(u"\n\n"_s));
}

QString TemplateEditor::fault() const
{
    return m_fault->text();
}

QString TemplateEditor::difference() const
{
    return m_difference->toPlainText();
}

} // namespace liteboxd::templates
