// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace liteboxd::shell {

/// A line of a comparison of two texts.
struct DiffLine
{
    enum class Kind { Same, Removed, Added };

    Kind kind = Kind::Same;
    QString text{};

    bool operator==(const DiffLine &) const = default;
};

/// Two texts, line by line, as the shortest way from the one to the other. Pure.
std::vector<DiffLine> lineDiff(const QString &before, const QString &after);

/// As one reads it: "- ", "+ " or "  " before each line; of what is the same, three lines around each change and "…" in
/// place of the rest. Empty if both are the same. Pure.
QString diffText(const std::vector<DiffLine> &lines);

} // namespace liteboxd::shell
