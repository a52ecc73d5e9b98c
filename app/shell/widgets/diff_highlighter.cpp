// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/widgets/diff_highlighter.h"

#include "app/shell/looks/color_roles.h"

#include <QGuiApplication>
#include <QPalette>

namespace liteboxd::shell {

DiffHighlighter::DiffHighlighter(QTextDocument *document)
    : QSyntaxHighlighter(document)
{}

void DiffHighlighter::highlightBlock(const QString &text)
{
    const bool added = text.startsWith(u'+');
    if (!added && !text.startsWith(u'-'))
        return;
    QTextCharFormat format;
    format.setBackground(softColor(added ? ColorRole::Ok : ColorRole::Danger, QGuiApplication::palette()));
    setFormat(0, static_cast<int>(text.size()), format);
}

} // namespace liteboxd::shell
