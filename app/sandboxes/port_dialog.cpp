// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/port_dialog.h"

#include "app/shell/widgets/plain_label.h"
#include "core/base/port_number.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace liteboxd::sandboxes {

PortDialog::PortDialog(const sandbox::Sandbox &sandbox, QWidget *parent)
    : QDialog(parent)
    , m_input(new QComboBox(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Choose a port"));
    auto *label =
        new shell::PlainLabel(tr("Port of sandbox %1 (1–65535):").arg(QString::fromStdString(sandbox.id.text())), this);
    label->setBuddy(m_input);
    m_input->setEditable(true);
    m_input->setInsertPolicy(QComboBox::NoInsert);
    for (const auto &port : sandbox.ports)
        m_input->addItem(QString::number(port.number));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    auto *column = new QVBoxLayout(this);
    column->addWidget(label);
    column->addWidget(m_input);
    column->addWidget(buttons);
    connect(m_input, &QComboBox::editTextChanged, this, &PortDialog::check);
    connect(buttons, &QDialogButtonBox::accepted, this, &PortDialog::take);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

void PortDialog::check()
{
    m_ok->setEnabled(base::parsePort(m_input->currentText().toStdString()).has_value());
}

void PortDialog::take()
{
    const auto port = base::parsePort(m_input->currentText().toStdString());
    if (!port)
        return;
    accept();
    Q_EMIT portChosen(*port);
}

} // namespace liteboxd::sandboxes
