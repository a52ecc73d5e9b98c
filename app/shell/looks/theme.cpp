// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/looks/theme.h"

#include <QApplication>
#include <QStyle>
#include <QStyleFactory>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::shell {

Theme::Theme(QObject *parent)
    : QObject(parent)
    , m_platformPalette(QApplication::palette())
    , m_platformHasStyle(QApplication::style()->name().compare(u"fusion"_s, Qt::CaseInsensitive) != 0)
{
    connect(&m_system, &SystemScheme::changed, this, &Theme::apply);
    apply();
}

void Theme::setAppearance(Appearance appearance)
{
    m_appearance = appearance;
    apply();
}

void Theme::apply()
{
    Scheme wanted = m_system.scheme().value_or(schemeOf(m_platformPalette));
    if (m_appearance != Appearance::System)
        wanted = m_appearance == Appearance::Dark ? Scheme::Dark : Scheme::Light;

    if (m_platformHasStyle && wanted == schemeOf(m_platformPalette)) {
        QApplication::setPalette(QPalette());
        return;
    }
    if (QApplication::style()->name().compare(u"fusion"_s, Qt::CaseInsensitive) != 0)
        QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QApplication::setPalette(fusionPalette(wanted));
}

} // namespace liteboxd::shell
