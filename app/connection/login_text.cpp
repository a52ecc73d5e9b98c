// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connection/login_text.h"

#include "app/shell/looks/color_roles.h"
#include "app/shell/looks/fonts.h"
#include "app/shell/looks/metrics.h"

#include <QScrollBar>
#include <QTextBlock>
#include <QTextCursor>

#include <cmath>

namespace liteboxd::connection {

using shell::ColorRole;

namespace {
constexpr int s_largestHeight = 240;
constexpr double s_indent = 20;
} // namespace

LoginText::LoginText(QWidget *parent)
    : QTextEdit(parent)
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setWordWrapMode(QTextOption::WrapAnywhere);
    setAccessibleName(tr("What is asked for"));
}

void LoginText::setLines(const std::vector<LoginLine> &lines)
{
    using Kind = LoginLine::Kind;
    m_isEndSeen = false;
    clear();
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    for (const LoginLine &line : lines) {
        QTextBlockFormat block;
        QTextCharFormat text;
        if (line.kind == Kind::Foreign) {
            block.setLeftMargin(s_indent);
            text.setFont(shell::codeFont());
            // What is written from right to left stays a line of its own, and cannot turn ours around.
            block.setLayoutDirection(Qt::LeftToRight);
        } else {
            text.setFont(shell::textFont(0, QFont::DemiBold));
            if (line.kind == Kind::Warning)
                text.setForeground(shell::color(ColorRole::Danger, palette()));
            else
                block.setTopMargin(&line == &lines.front() ? 0 : shell::metrics::Small);
        }
        if (&line == &lines.front()) {
            cursor.setBlockFormat(block);
            cursor.setBlockCharFormat(text);
        } else {
            cursor.insertBlock(block, text);
        }
        cursor.insertText(line.text, text);
    }
    cursor.endEditBlock();
    moveCursor(QTextCursor::Start);
    fitHeight();
}

void LoginText::paintEvent(QPaintEvent *event)
{
    QTextEdit::paintEvent(event);
    if (m_isEndSeen || verticalScrollBar()->value() < verticalScrollBar()->maximum())
        return;
    m_isEndSeen = true;
    Q_EMIT endSeen();
}

void LoginText::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    fitHeight();
}

void LoginText::fitHeight()
{
    const int whole = static_cast<int>(std::ceil(document()->size().height())) + 2 * frameWidth();
    setFixedHeight(std::min(whole, s_largestHeight));
}

} // namespace liteboxd::connection
