// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/policies/yaml_highlighter.h"

#include "app/shell/looks/color_roles.h"

#include <QRegularExpression>
#include <QWidget>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::policies {

using shell::ColorRole;

YamlHighlighter::YamlHighlighter(QTextDocument *document, const QWidget &place)
    : QSyntaxHighlighter(document)
    , m_place(place)
{}

void YamlHighlighter::highlightBlock(const QString &text)
{
    static const QRegularExpression key(u"^\\s*(?:- )*([^\\s#'\"\\-][^:#]*):(?=\\s|$)"_s);
    static const QRegularExpression quoted(u"\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^']|'')*'"_s);
    static const QRegularExpression comment(u"(?:^|\\s)#.*$"_s);
    const auto paint = [this, &text](const QRegularExpression &pattern, int group, ColorRole role) {
        auto matches = pattern.globalMatch(text);
        while (matches.hasNext()) {
            const auto match = matches.next();
            setFormat(static_cast<int>(match.capturedStart(group)), static_cast<int>(match.capturedLength(group)),
                      shell::color(role, m_place.palette()));
        }
    };
    paint(key, 1, ColorRole::Accent);
    paint(quoted, 0, ColorRole::Ok);
    paint(comment, 0, ColorRole::Muted);
}

} // namespace liteboxd::policies
