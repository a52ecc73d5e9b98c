// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terminal/terminal_screen.h"
#include "app/terminal/terminal_selection.h"

#include <QAbstractScrollArea>
#include <QClipboard>

namespace liteboxd::terminal {

/// A terminal to look at and to type into: draws a TerminalScreen in cells of a fixed-width font, as many as fit, and
/// gives it keys, mouse and what is pasted. Ctrl+Shift+C and V copy and paste; with Shift the mouse marks also where
/// the program wants it, Shift+Page Up looks back. F6 leaves it. GUI thread.
class TerminalView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit TerminalView(QWidget *parent = nullptr);
    ~TerminalView() override;

    TerminalScreen &screen() { return m_screen; }

    /// Bytes of the program.
    void write(const QByteArray &bytes);

    QString selectedText() const;
    void copy() const;
    void paste(QClipboard::Mode from = QClipboard::Clipboard);

    QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;

Q_SIGNALS:
    /// Bytes for the program.
    void output(const QByteArray &bytes);
    void resized(int columns, int rows);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void measure();
    void fit();
    void follow();
    int topLine() const;
    TerminalPosition placeAt(const QPointF &point) const;
    bool isForProgram(const QMouseEvent &event) const;
    void paintLine(QPainter &painter, int line, int y) const;
    void paintCursor(QPainter &painter) const;
    void paintComposed(QPainter &painter) const;
    QRectF cursorCell() const;
    bool looksBack(const QKeyEvent &event);
    void returnToEnd();

    TerminalScreen m_screen;
    TerminalSelection m_selection;
    QSizeF m_cell;
    qreal m_ascent = 0;
    int m_wheel = 0;    ///< what is left of a notch
    QString m_composed; ///< what an input method has not given yet
};

} // namespace liteboxd::terminal
