// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/widgets/fault_label.h"

#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/icon_label.h"
#include "app/shell/widgets/plain_label.h"

#include <QHBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::shell {

FaultLabel::FaultLabel(QWidget *parent)
    : QWidget(parent)
    , m_text(new PlainLabel({}, this))
{
    m_text->setWordWrap(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::Tiny);
    row->addWidget(new IconLabel(u"error"_s, ColorRole::Danger, metrics::Icon, this), 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    hide();
}

void FaultLabel::setText(const QString &text)
{
    m_text->setText(text);
    setVisible(!text.isEmpty());
}

QString FaultLabel::text() const
{
    return m_text->text();
}

} // namespace liteboxd::shell
