// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/source_dialog.h"

#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/words/error_texts.h"
#include "app/shell/words/visible_text.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

using namespace shell;

namespace {

constexpr int s_width = 520;

} // namespace

SourceDialog::SourceDialog(const SourceSettings &settings, QWidget *parent)
    : QDialog(parent)
    , m_agents(new QCheckBox(tr("Ask each of Cilium's &agents by exec: slow")))
    , m_address(new QLineEdit(settings.address))
    , m_tls(new QCheckBox(tr("It speaks &TLS")))
    , m_serverName(new QLineEdit(settings.serverName))
    , m_fault(new PlainLabel)
{
    setWindowTitle(tr("Source of flows"));
    setMinimumWidth(s_width);
    auto *what =
        new PlainLabel(tr("Flows come from Hubble Relay through the API server's port-forward; where it serves TLS, "
                          "with the certificates in the cluster's secrets, or with the files below. Where Relay can be "
                          "reached directly, or only so, give its address. Where there is no Relay, each agent is "
                          "asked by itself: that is slow, and what happens between two attempts is missing."));
    what->setWordWrap(true);
    m_address->setPlaceholderText(tr("Empty: through the API server; else such as relay.example:443"));
    m_tls->setChecked(settings.usesTls);
    m_fault->setWordWrap(true);
    m_fault->hide();
    auto *form = new QFormLayout;
    m_agents->setChecked(settings.asksAgents);
    form->addRow(QString(), m_agents);
    form->addRow(tr("A&ddress of Relay"), m_address);
    form->addRow(QString(), m_tls);
    m_authority = addFile(*form, tr("A&uthority that signs its certificate"), settings.authorityFile);
    m_certificate = addFile(*form, tr("Our &certificate, if it asks for one"), settings.certificateFile);
    m_key = addFile(*form, tr("&Key of our certificate"), settings.keyFile);
    form->addRow(tr("&Name in its certificate"), m_serverName);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &SourceDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(metrics::Medium);
    column->addWidget(what);
    column->addLayout(form);
    column->addWidget(m_fault);
    column->addWidget(buttons);
    connect(m_agents, &QCheckBox::toggled, this, &SourceDialog::update);
    connect(m_address, &QLineEdit::textChanged, this, &SourceDialog::update);
    connect(m_tls, &QCheckBox::toggled, this, &SourceDialog::update);
    update();
}

QLineEdit *SourceDialog::addFile(QFormLayout &form, const QString &label, const QString &file)
{
    auto *name = new QLineEdit(file);
    auto *browse = new QPushButton(tr("Browse…"));
    auto *both = new QWidget;
    auto *row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(name, 1);
    row->addWidget(browse);
    both->setFocusProxy(name);
    form.addRow(label, both);
    connect(browse, &QPushButton::clicked, this, [this, name] {
        auto *dialog = new QFileDialog(this, tr("Choose a PEM file"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, name, &QLineEdit::setText);
        dialog->open();
    });
    return name;
}

SourceSettings SourceDialog::settings() const
{
    return {m_address->text().trimmed(), m_tls->isChecked(), m_authority->text(),
            m_certificate->text(),       m_key->text(),      m_serverName->text().trimmed(),
            m_agents->isChecked()};
}

QString SourceDialog::fault() const
{
    return m_fault->text();
}

void SourceDialog::accept()
{
    const auto relay = settings().relay();
    const auto tls = settings().tls();
    m_fault->setVisible(!relay || !tls);
    if (!relay || !tls)
        return m_fault->setText(visibleText(details(relay ? tls.error() : relay.error())));
    QDialog::accept();
}

void SourceDialog::update()
{
    m_address->setEnabled(!m_agents->isChecked());
    const bool asksRelay = m_address->isEnabled();
    const bool hasAddress = asksRelay && !m_address->text().trimmed().isEmpty();
    m_tls->setEnabled(asksRelay);
    m_serverName->setPlaceholderText(hasAddress ? tr("Empty: the host of the address")
                                                : tr("Empty: the one that Cilium's chart gives"));
    for (QWidget *each : {m_authority->parentWidget(), m_certificate->parentWidget(), m_key->parentWidget(),
                          static_cast<QWidget *>(m_serverName)})
        each->setEnabled(asksRelay && m_tls->isChecked());
}

} // namespace liteboxd::flows
