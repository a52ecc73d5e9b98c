// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace liteboxd::policy {

/// One line of two texts laid side by side.
struct DiffLine
{
    enum class Kind { Same, Removed, Added };

    Kind kind = Kind::Same;
    QString text;

    bool operator==(const DiffLine &) const = default;
};

/// How `after` comes from `before`, line by line, in as few changes as possible. Pure.
std::vector<DiffLine> lineDiff(const QString &before, const QString &after);

} // namespace liteboxd::policy
