// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/strips/offer_strip.h"

#include "app/shell/looks/icons.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::shell {

OfferStrip::OfferStrip(QWidget *parent)
    : Strip(ColorRole::Accent, u"info"_s, parent)
    , m_accept(new QPushButton(this))
    , m_decline(new QPushButton(this))
{
    auto *close = new QToolButton(this);
    close->setAutoRaise(true);
    close->setIcon(icon(u"close"_s));
    close->setToolTip(tr("Not now"));
    close->setAccessibleName(tr("Not now"));
    row()->addWidget(m_accept, 0, Qt::AlignVCenter);
    row()->addWidget(m_decline, 0, Qt::AlignVCenter);
    row()->addWidget(close, 0, Qt::AlignVCenter);
    connect(close, &QToolButton::clicked, this, &OfferStrip::dismiss);
    connect(m_accept, &QPushButton::clicked, this, [this] {
        dismiss();
        Q_EMIT accepted();
    });
    connect(m_decline, &QPushButton::clicked, this, [this] {
        dismiss();
        Q_EMIT declined();
    });
    hide();
}

void OfferStrip::show(const QString &text, const QString &accept, const QString &decline)
{
    setText(text);
    m_accept->setText(accept);
    m_decline->setText(decline);
    m_decline->setVisible(!decline.isEmpty());
    setVisible(true);
}

} // namespace liteboxd::shell
