// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/widgets/copy_block.h"

#include "app/shell/looks/fonts.h"
#include "app/shell/looks/icons.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/plain_label.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::shell {

CopyBlock::CopyBlock(QWidget *parent)
    : QFrame(parent)
    , m_text(new PlainLabel({}, this, PlainLabel::Kind::Selectable))
{
    setFrameShape(QFrame::StyledPanel);
    m_text->setFont(codeFont());
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *copy = new QToolButton(this);
    copy->setAutoRaise(true);
    copy->setIcon(icon(u"copy"_s));
    copy->setToolTip(tr("Copy"));
    copy->setAccessibleName(tr("Copy"));
    connect(copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_text->text()); });
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::Medium, metrics::Small, metrics::Small, metrics::Small);
    row->addWidget(m_text, 1);
    row->addWidget(copy, 0, Qt::AlignTop);
}

void CopyBlock::setText(const QString &text)
{
    m_text->setText(text);
}

QString CopyBlock::text() const
{
    return m_text->text();
}

} // namespace liteboxd::shell
