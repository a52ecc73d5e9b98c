// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/details/listed_file.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

namespace {

using Kind = ListedFile::Kind;

constexpr std::size_t s_most = 5000;

Kind kindOf(QChar letter)
{
    switch (letter.unicode()) {
    case u'd':
        return Kind::Folder;
    case u'-':
        return Kind::File;
    case u'l':
        return Kind::Link;
    default:
        return Kind::Other;
    }
}

} // namespace

std::vector<ListedFile> listedFiles(const QByteArray &output)
{
    // mode, links, owner, group, size (or "major, minor" of a device), three words of a date, name
    static const QRegularExpression entry(
        u"\\A([-dlbcps])[-rwxsStTl]{9}\\S?\\s+\\d+\\s+\\S+\\s+\\S+\\s+(\\d+,\\s*)?(\\d+)\\s+(\\S+\\s+\\S+\\s+\\S+) (.+)\\z"_s);
    std::vector<ListedFile> files;
    for (const QByteArray &line : output.split('\n')) {
        const auto match = entry.match(QString::fromUtf8(line));
        if (!match.hasMatch() || files.size() == s_most)
            continue;
        ListedFile file{.name = match.captured(5), .kind = kindOf(match.captured(1).at(0)), .changed = match.captured(4)};
        if (file.kind == Kind::File)
            file.size = match.captured(3).toLongLong();
        if (const qsizetype arrow = file.name.indexOf(u" -> "_s); file.kind == Kind::Link && arrow > 0) {
            file.target = file.name.mid(arrow + 4);
            file.name.truncate(arrow);
        }
        if (file.name != u"."_s && file.name != u".."_s)
            files.push_back(std::move(file));
    }
    std::sort(files.begin(), files.end(), [](const ListedFile &a, const ListedFile &b) {
        const bool aFolder = a.kind == Kind::Folder;
        const bool bFolder = b.kind == Kind::Folder;
        return aFolder != bFolder ? aFolder : a.name.localeAwareCompare(b.name) < 0;
    });
    return files;
}

} // namespace liteboxd::sandboxes
