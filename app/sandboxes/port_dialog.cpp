// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/port_dialog.h"

#include "app/sandboxes/path_memory.h"
#include "app/shell/widgets/plain_label.h"
#include "core/base/port_number.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

using sandbox::SandboxPtr;

PortDialog::PortDialog(const std::vector<SandboxPtr> &sandboxes, PathMemory *paths, QWidget *parent)
    : QDialog(parent)
    , m_paths(paths)
    , m_input(new QComboBox(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(paths ? tr("Choose a port and a path") : tr("Choose a port"));
    const QString text =
        sandboxes.size() == 1
            ? tr("Port of sandbox %1 (1–65535):").arg(QString::fromStdString(sandboxes.front()->id.text()))
            : tr("Port of %n sandboxes (1–65535):", nullptr, static_cast<int>(sandboxes.size()));
    auto *label = new shell::PlainLabel(text, this);
    label->setBuddy(m_input);
    m_input->setEditable(true);
    m_input->setInsertPolicy(QComboBox::NoInsert);
    for (const quint16 port : portsOf(sandboxes))
        m_input->addItem(QString::number(port));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    auto *column = new QVBoxLayout(this);
    column->addWidget(label);
    column->addWidget(m_input);
    if (paths) {
        m_path = new QLineEdit(this);
        auto *pathLabel = new shell::PlainLabel(tr("Path of the WebSocket, such as /socket?room=1:"), this);
        pathLabel->setBuddy(m_path);
        column->addWidget(pathLabel);
        column->addWidget(m_path);
        connect(m_path, &QLineEdit::textEdited, this, &PortDialog::check);
    }
    column->addWidget(buttons);
    const auto takePort = [this] {
        const auto port = base::parsePort(m_input->currentText().toStdString());
        if (m_path && port)
            m_path->setText(m_paths->path(*port));
        check();
    };
    connect(m_input, &QComboBox::editTextChanged, this, takePort);
    connect(buttons, &QDialogButtonBox::accepted, this, &PortDialog::take);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    takePort();
}

std::vector<quint16> PortDialog::portsOf(const std::vector<SandboxPtr> &sandboxes)
{
    std::vector<quint16> ports;
    for (const SandboxPtr &sandbox : sandboxes) {
        for (const auto &port : sandbox->ports) {
            if (std::find(ports.begin(), ports.end(), port.number) == ports.end())
                ports.push_back(port.number);
        }
    }
    return ports;
}

void PortDialog::check()
{
    m_ok->setEnabled(base::parsePort(m_input->currentText().toStdString()).has_value() &&
                     (!m_path || PathMemory::isPath(m_path->text())));
}

void PortDialog::take()
{
    const auto port = base::parsePort(m_input->currentText().toStdString());
    if (!port || !m_ok->isEnabled())
        return;
    const QString path = m_path ? m_path->text() : u"/"_s;
    if (m_paths)
        m_paths->remember(*port, path);
    accept();
    Q_EMIT chosen(*port, path);
}

} // namespace liteboxd::sandboxes
