// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <functional>
#include <vector>

namespace liteboxd::ctl {

/// When a column is shown.
enum class ColumnUse { Always, Wide };

/// One column of a table: what it shows of an object.
struct Column
{
    const char *title;
    std::function<QString(const QJsonObject &)> text;
    ColumnUse use = ColumnUse::Always;
};

/// How objects of one kind are written for people. JSON and YAML need none of it.
struct Shape
{
    std::function<QString(const QJsonObject &)> name; ///< for -o name
    std::vector<Column> columns;

    /// The text of a member, also of one within ("internet.observed"); numbers and truth values as JSON writes them,
    /// lists joined by commas, "-" for what is absent or null.
    static std::function<QString(const QJsonObject &)> member(const char *path);
};

} // namespace liteboxd::ctl
