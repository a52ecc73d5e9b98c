// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/lifetime/ttl_dialog.h"

#include "app/sandboxes/lifetime/ttl_field.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/words/sentences.h"
#include "core/models/time_text.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace liteboxd::sandboxes {

using sandbox::SandboxPtr;

TtlDialog::TtlDialog(const std::vector<SandboxPtr> &sandboxes, sandbox::Sandbox::Time now, QWidget *parent)
    : QDialog(parent)
    , m_now(now)
    , m_anyManaged(std::any_of(sandboxes.begin(), sandboxes.end(),
                               [](const SandboxPtr &each) { return each->isManagedByServer(); }))
    , m_field(new TtlField(this))
    , m_consequence(new shell::PlainLabel({}, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Renew the time to live"));
    auto *question = new shell::PlainLabel(
        sandboxes.size() == 1
            ? tr("From now on sandbox %1 lives for:").arg(QString::fromStdString(sandboxes.front()->id.text()))
            : tr("From now on these %n sandboxes live for:", nullptr, static_cast<int>(sandboxes.size())),
        this);
    question->setBuddy(m_field);
    m_field->setLength(sandboxes.front()->ttl.value_or(std::chrono::hours(1)));
    m_consequence->setWordWrap(true);
    m_consequence->setForegroundRole(QPalette::PlaceholderText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(tr("Renew"), QDialogButtonBox::AcceptRole)->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(shell::metrics::Small);
    column->addWidget(question);
    column->addWidget(m_field);
    column->addWidget(m_consequence);
    column->addWidget(buttons);
    connect(m_field, &TtlField::changed, this, &TtlDialog::say);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        accept();
        Q_EMIT chosen(*m_field->length());
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    say();
}

void TtlDialog::say()
{
    m_consequence->setText(
        shell::joined({tr("The end is then at %1.").arg(models::timeText(m_now + *m_field->length())),
                       m_anyManaged ? tr("LiteBoxd's own server ends the sandboxes it looks after by its own clock.")
                                    : QString()}));
}

} // namespace liteboxd::sandboxes
