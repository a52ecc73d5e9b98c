// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connection/address_view.h"

#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/plain_label.h"

#include <QAction>
#include <QCheckBox>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::connection {

using namespace shell;

AddressView::AddressView(QAction *retry, QWidget *parent)
    : StateView(parent)
    , m_field(new QLineEdit)
    , m_write(new QCheckBox(tr("Write it to the kubeconfig file too")))
    , m_fault(new PlainLabel)
    , m_connect(new QAction(tr("Connect"), this))
{
    m_field->setPlaceholderText(tr("Name or address of the server, like 10.0.0.5"));
    m_field->setAccessibleName(tr("Address of the server"));
    m_field->setClearButtonEnabled(true);
    m_fault->setWordWrap(true);
    m_fault->hide();
    auto *fields = new QWidget;
    auto *column = new QVBoxLayout(fields);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::Small);
    column->addWidget(m_field);
    column->addWidget(m_fault);
    column->addWidget(m_write);
    setFields(fields);
    setIcon(u"disconnected"_s, ColorRole::Warning);
    m_connect->setEnabled(false);
    setActions({m_connect, retry});
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_fault->hide();
        m_connect->setEnabled(!text.trimmed().isEmpty());
    });
    connect(m_field, &QLineEdit::returnPressed, this, &AddressView::give);
    connect(m_connect, &QAction::triggered, this, &AddressView::give);
}

void AddressView::offer(const QString &server, const QString &context, const QString &address, bool hasFile)
{
    if (address.isEmpty()) {
        setHeadline(tr("Nobody answers on this computer"));
        setText(tr("The kubeconfig says that the server of “%1” is %2, this computer itself. A kubeconfig that was "
                   "copied from its server does. Where is the server?")
                    .arg(context, server));
    } else {
        setHeadline(tr("Nobody answers at %1").arg(address));
        setText(tr("The kubeconfig says that the server of “%1” is this computer itself; you gave it the address %2. "
                   "Is it another?")
                    .arg(context, address));
    }
    if (m_context != context)
        m_field->setText(address);
    m_context = context;
    m_write->setVisible(hasFile);
}

void AddressView::showFault(const QString &text)
{
    m_fault->setText(text);
    m_fault->show();
}

void AddressView::give()
{
    const QString address = m_field->text().trimmed();
    if (!address.isEmpty())
        Q_EMIT addressGiven(address, !m_write->isHidden() && m_write->isChecked());
}

} // namespace liteboxd::connection
