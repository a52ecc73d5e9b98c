// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/looks/color_roles.h"
#include "app/shell/looks/system_scheme.h"

#include <QObject>

namespace liteboxd::shell {

/// What the operator chose under View > Appearance.
enum class Appearance { System, Light, Dark };

/// Gives the application its style and palette. Where the platform brings a style of its own, style and palette stay
/// untouched unless the operator asks for the other scheme; without one it is Fusion with our palette, light or dark as
/// the desktop says. One per program, GUI thread.
class Theme : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QObject *parent = nullptr);

    Appearance appearance() const { return m_appearance; }
    void setAppearance(Appearance appearance);

private:
    void apply();

    SystemScheme m_system;
    Appearance m_appearance = Appearance::System;
    QPalette m_platformPalette;
    bool m_platformHasStyle = false;
};

} // namespace liteboxd::shell
