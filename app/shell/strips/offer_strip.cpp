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
    , m_button(new QPushButton(this))
{
    auto *close = new QToolButton(this);
    close->setAutoRaise(true);
    close->setIcon(icon(u"close"_s));
    close->setToolTip(tr("Not now"));
    close->setAccessibleName(tr("Not now"));
    row()->addWidget(m_button, 0, Qt::AlignVCenter);
    row()->addWidget(close, 0, Qt::AlignVCenter);
    connect(close, &QToolButton::clicked, this, &OfferStrip::dismiss);
    connect(m_button, &QPushButton::clicked, this, [this] {
        dismiss();
        Q_EMIT accepted();
    });
    hide();
}

void OfferStrip::show(const QString &text, const QString &button)
{
    setText(text);
    m_button->setText(button);
    setVisible(true);
}

} // namespace liteboxd::shell
