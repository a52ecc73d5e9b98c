// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connection/address_view.h"

#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/words/error_texts.h"
#include "app/shell/words/visible_text.h"

#include <QAction>
#include <QCheckBox>
#include <QKeyEvent>
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
    , m_retry(retry)
    , m_connect(new QAction(tr("Connect"), this))
    , m_leave(new QAction(tr("Leave it as it is"), this))
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
    check();
    connect(m_field, &QLineEdit::textChanged, this, [this] {
        m_fault->hide();
        check();
    });
    connect(m_field, &QLineEdit::returnPressed, this, &AddressView::give);
    connect(m_connect, &QAction::triggered, this, &AddressView::give);
    connect(m_leave, &QAction::triggered, this, &AddressView::left);
}

void AddressView::offer(const Place &place, const base::Error &error)
{
    if (place.address.isEmpty()) {
        setHeadline(tr("Nobody answers on this computer"));
        setText(tr("The kubeconfig says that the server of “%1” is %2, this computer itself. A kubeconfig that was "
                   "copied from its server does. Where is the server?")
                    .arg(visibleText(place.context), visibleText(place.server)));
    } else {
        setHeadline(tr("Nobody answers at %1").arg(place.address));
        setText(tr("The kubeconfig says that the server of “%1” is this computer itself; you gave it the address %2. "
                   "Is it another?")
                    .arg(visibleText(place.context), place.address));
    }
    setBlock(details(error));
    fill(place, Purpose::Offer);
}

void AddressView::edit(const Place &place)
{
    setHeadline(tr("Where is the server?"));
    setText(tr("The kubeconfig says that the server of “%1” is %2, this computer itself. An address that you give here "
               "is used in its place while nobody answers on this computer; without one it is as the kubeconfig says.")
                .arg(visibleText(place.context), visibleText(place.server)));
    setBlock({});
    m_context.clear(); // what was typed and not taken is no answer to this
    fill(place, Purpose::Edit);
    m_field->setFocus();
    m_field->selectAll();
}

void AddressView::fill(const Place &place, Purpose purpose)
{
    if (purpose != m_purpose)
        setActions({m_connect, purpose == Purpose::Edit ? m_leave : m_retry});
    m_purpose = purpose;
    if (m_context != place.context)
        m_field->setText(place.address);
    m_context = place.context;
    m_write->setVisible(place.hasFile);
    check();
}

void AddressView::check()
{
    m_connect->setEnabled(m_purpose == Purpose::Edit || !m_field->text().trimmed().isEmpty());
}

void AddressView::showFault(const QString &text)
{
    m_fault->setText(text);
    m_fault->show();
}

void AddressView::give()
{
    const QString address = m_field->text().trimmed();
    if (m_purpose == Purpose::Edit || !address.isEmpty())
        Q_EMIT addressGiven(address, !address.isEmpty() && !m_write->isHidden() && m_write->isChecked());
}

void AddressView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_purpose == Purpose::Edit)
        m_leave->trigger();
    else
        StateView::keyPressEvent(event);
}

} // namespace liteboxd::connection
