// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/strips/error_strip.h"

#include "app/shell/looks/fonts.h"
#include "app/shell/looks/icons.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/words/sentences.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::shell {

namespace {

QToolButton *stripButton(const QString &text, const QString &iconName, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setText(text);
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setIcon(icon(iconName));
    return button;
}

} // namespace

ErrorStrip::ErrorStrip(QWidget *parent)
    : Strip(ColorRole::Danger, u"error"_s, parent)
    , m_details(new PlainLabel({}, this, PlainLabel::Kind::Selectable))
    , m_toggle(stripButton(tr("Details"), u"chevron-down"_s, this))
{
    m_toggle->setCheckable(true);
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto *copy = stripButton(tr("Copy details"), u"copy"_s, this);
    auto *close = stripButton(tr("Dismiss"), u"close"_s, this);
    row()->addWidget(m_toggle, 0, Qt::AlignVCenter);
    row()->addWidget(copy, 0, Qt::AlignVCenter);
    row()->addWidget(close, 0, Qt::AlignVCenter);

    m_details->setFont(codeFont());
    m_details->setWordWrap(true);
    m_details->hide();
    column()->addWidget(m_details);

    connect(m_toggle, &QToolButton::toggled, m_details, &QWidget::setVisible);
    connect(copy, &QToolButton::clicked, this, [this] {
        if (m_error)
            QGuiApplication::clipboard()->setText(details(*m_error));
    });
    connect(close, &QToolButton::clicked, this, &ErrorStrip::dismiss);
    hide();
}

void ErrorStrip::show(const QString &what, const base::Error &error, Subject subject)
{
    showText(joined({what, sentence(error, subject), advice(error, subject)}), error);
}

void ErrorStrip::showText(const QString &text, const base::Error &error)
{
    m_error = error;
    setText(text);
    m_details->setText(details(error));
    setVisible(true);
}

void ErrorStrip::dismiss()
{
    m_error.reset();
    m_toggle->setChecked(false);
    hide();
}

} // namespace liteboxd::shell
