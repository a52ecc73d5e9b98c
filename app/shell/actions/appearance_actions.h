// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QActionGroup;
class QSettings;

namespace liteboxd::shell {

class ActionRegistry;
class Theme;
enum class Appearance;

/// What was chosen in an earlier run.
Appearance rememberedAppearance(const QSettings &settings);

/// View > Appearance: as the desktop, light, dark; remembered in the settings. All must outlive it. GUI thread.
class AppearanceActions : public QObject
{
    Q_OBJECT

public:
    AppearanceActions(ActionRegistry &actions, Theme &theme, QSettings &settings, QObject *parent = nullptr);

private:
    void choose(Appearance appearance);

    Theme &m_theme;
    QSettings &m_settings;
    QActionGroup *m_group;
};

} // namespace liteboxd::shell
