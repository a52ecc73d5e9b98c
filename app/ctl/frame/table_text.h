// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace liteboxd::ctl {

/// Rows of cells as lines of text: columns as wide as their widest cell, two blanks apart, none after the last. Control
/// characters in cells, which a terminal would obey, are shown as "?". Pure.
QString tableText(const std::vector<QStringList> &rows);

/// Text of somebody else in one line that a terminal does not obey.
QString plainLine(const QString &text);

} // namespace liteboxd::ctl
