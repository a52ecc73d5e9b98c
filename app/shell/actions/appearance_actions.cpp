// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/actions/appearance_actions.h"

#include "app/shell/actions/action_registry.h"
#include "app/shell/looks/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QSettings>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::shell {

namespace {
const QString s_key = u"window/appearance"_s;
}

Appearance rememberedAppearance(const QSettings &settings)
{
    switch (settings.value(s_key).toInt()) {
    case static_cast<int>(Appearance::Light):
        return Appearance::Light;
    case static_cast<int>(Appearance::Dark):
        return Appearance::Dark;
    default:
        return Appearance::System;
    }
}

AppearanceActions::AppearanceActions(ActionRegistry &actions, Theme &theme, QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_settings(settings)
    , m_group(new QActionGroup(this))
{
    const auto add = [&](const QString &name, const QString &text, Appearance appearance) {
        QAction *action = actions.add(
            {u"view.appearance."_s + name, ActionGroup::View, text, u"appearance"_s, {}, MenuSection::Appearance});
        action->setCheckable(true);
        action->setChecked(m_theme.appearance() == appearance);
        m_group->addAction(action);
        connect(action, &QAction::triggered, this, [this, appearance] { choose(appearance); });
    };
    add(u"system"_s, tr("Appearance: as the desktop"), Appearance::System);
    add(u"light"_s, tr("Appearance: light"), Appearance::Light);
    add(u"dark"_s, tr("Appearance: dark"), Appearance::Dark);
}

void AppearanceActions::choose(Appearance appearance)
{
    m_theme.setAppearance(appearance);
    m_settings.setValue(s_key, static_cast<int>(appearance));
}

} // namespace liteboxd::shell
