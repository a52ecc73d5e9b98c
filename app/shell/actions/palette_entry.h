// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QList>
#include <QString>

#include <functional>

namespace liteboxd::shell {

/// One thing that the palette can do or go to.
struct PaletteEntry
{
    QString group; ///< translated: the kind of thing
    QString name;
    QString note{};                     ///< at the right: the shortcut, or what tells it from others
    std::function<QString()> refusal{}; ///< why it is off now; none, or an empty text: it is on
    QIcon icon{};
    std::function<void()> run{};

    QString whyOff() const { return refusal ? refusal() : QString(); }
};

/// What can be found, asked for each time the palette opens.
using PaletteSource = std::function<QList<PaletteEntry>()>;

} // namespace liteboxd::shell
