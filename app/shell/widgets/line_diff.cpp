// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/widgets/line_diff.h"

#include <dtl/dtl.hpp>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::shell {

namespace {

using Kind = DiffLine::Kind;
constexpr std::size_t s_around = 3;

std::vector<std::string> linesOf(const QString &text)
{
    std::vector<std::string> lines;
    if (text.isEmpty())
        return lines;
    const QString whole = text.endsWith(u'\n') ? text.chopped(1) : text;
    for (const QString &line : whole.split(u'\n'))
        lines.push_back(line.toStdString());
    return lines;
}

} // namespace

std::vector<DiffLine> lineDiff(const QString &before, const QString &after)
{
    dtl::Diff<std::string> diff(linesOf(before), linesOf(after));
    diff.compose();
    std::vector<DiffLine> lines;
    for (const auto &[text, info] : diff.getSes().getSequence()) {
        const Kind kind = info.type == dtl::SES_ADD ? Kind::Added
                                                    : (info.type == dtl::SES_DELETE ? Kind::Removed : Kind::Same);
        lines.push_back({kind, QString::fromStdString(text)});
    }
    return lines;
}

QString diffText(const std::vector<DiffLine> &lines)
{
    const auto isChange = [](const DiffLine &line) { return line.kind != Kind::Same; };
    if (std::none_of(lines.begin(), lines.end(), isChange))
        return {};
    QStringList out;
    bool isLeftOut = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto from = lines.begin() + static_cast<std::ptrdiff_t>(i - std::min(i, s_around));
        const auto to = lines.begin() + static_cast<std::ptrdiff_t>(std::min(i + s_around + 1, lines.size()));
        if (std::none_of(from, to, isChange)) {
            if (!std::exchange(isLeftOut, true))
                out << u"…"_s;
            continue;
        }
        isLeftOut = false;
        const QString mark = lines[i].kind == Kind::Added ? u"+ "_s : (lines[i].kind == Kind::Removed ? u"- "_s : u"  "_s);
        out << mark + lines[i].text;
    }
    return out.join(u'\n');
}

} // namespace liteboxd::shell
