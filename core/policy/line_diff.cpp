// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/line_diff.h"

#include <QStringList>

#include <dtl/dtl.hpp>

namespace liteboxd::policy {

namespace {

std::vector<QString> linesOf(const QString &text)
{
    QString whole = text;
    if (whole.endsWith(u'\n'))
        whole.chop(1);
    const QStringList lines = whole.isEmpty() ? QStringList() : whole.split(u'\n');
    return {lines.begin(), lines.end()};
}

DiffLine::Kind kindOf(dtl::edit_t type)
{
    if (type == dtl::SES_ADD)
        return DiffLine::Kind::Added;
    return type == dtl::SES_DELETE ? DiffLine::Kind::Removed : DiffLine::Kind::Same;
}

} // namespace

std::vector<DiffLine> lineDiff(const QString &before, const QString &after)
{
    dtl::Diff<QString, std::vector<QString>> diff(linesOf(before), linesOf(after));
    diff.compose();
    std::vector<DiffLine> lines;
    for (const auto &[line, info] : diff.getSes().getSequence())
        lines.push_back({kindOf(info.type), line});
    return lines;
}

} // namespace liteboxd::policy
