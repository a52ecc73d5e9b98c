// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/widgets/yaml_highlighter.h"

#include "app/shell/looks/color_roles.h"

#include <QGuiApplication>
#include <QPalette>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::shell {

YamlHighlighter::YamlHighlighter(QTextDocument *document)
    : QSyntaxHighlighter(document)
{}

void YamlHighlighter::highlightBlock(const QString &text)
{
    static const QRegularExpression key(u"^\\s*(?:- +)*([^\\s#'\":][^:#]*|\"[^\"]*\"|'[^']*'):(?=\\s|$)"_s);
    static const QRegularExpression quoted(u"(?<=[\\s\\[{,])(\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*')"_s);
    static const QRegularExpression comment(u"(?:^|\\s)#.*$"_s);
    const QPalette palette = QGuiApplication::palette();
    const auto paint = [&](const QRegularExpression &pattern, int group, ColorRole role) {
        auto matches = pattern.globalMatch(text);
        while (matches.hasNext()) {
            const auto match = matches.next();
            setFormat(static_cast<int>(match.capturedStart(group)), static_cast<int>(match.capturedLength(group)),
                      color(role, palette));
        }
    };
    paint(quoted, 1, ColorRole::Ok);
    paint(key, 1, ColorRole::Accent);
    paint(comment, 0, ColorRole::Muted);
}

} // namespace liteboxd::shell
