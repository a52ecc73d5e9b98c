// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace liteboxd::sandboxes {

/// One entry of a folder in a sandbox, as its `ls` tells it.
struct ListedFile
{
    enum class Kind { Folder, File, Link, Other };

    QString name{};
    Kind kind = Kind::Other;
    std::optional<qint64> size{}; ///< in bytes
    QString changed{};            ///< as ls writes it; may be empty
    QString target{};             ///< of a link

    bool operator==(const ListedFile &) const = default;
};

/// The entries of `ls -lan`, folders first, without "." and ".."; at most 5,000. Lines that are no entries are left out.
/// Source: POSIX.1-2017, ls, "STDOUT"; busybox and coreutils write the same. A name with a line end cannot be told apart
/// there. Pure.
std::vector<ListedFile> listedFiles(const QByteArray &output);

} // namespace liteboxd::sandboxes
