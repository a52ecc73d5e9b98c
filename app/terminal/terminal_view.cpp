// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal/terminal_view.h"

#include "app/shell/looks/fonts.h"
#include "app/terminal/terminal_keys.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QPainter>
#include <QScrollBar>

#include <cmath>

namespace liteboxd::terminal {

namespace {

constexpr int s_firstRows = 24;
constexpr int s_firstColumns = 80;
constexpr int s_wheelLines = 3;

QColor qcolor(const std::optional<Rgb> &color, const QColor &otherwise)
{
    return color ? QColor(color->red, color->green, color->blue) : otherwise;
}

bool isCopyOrPaste(const QKeyEvent &event)
{
    return event.modifiers() == (Qt::ControlModifier | Qt::ShiftModifier) &&
           (event.key() == Qt::Key_C || event.key() == Qt::Key_V);
}

/// What the window keeps for itself while a terminal has the focus.
bool isOfWindow(const QKeyEvent &event)
{
    return event.key() == Qt::Key_F6 || (event.key() == Qt::Key_F9 && event.modifiers() == Qt::ShiftModifier) ||
           (event.modifiers() == (Qt::ControlModifier | Qt::ShiftModifier) && !isCopyOrPaste(event));
}

} // namespace

TerminalView::TerminalView(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_screen(s_firstRows, s_firstColumns,
               {.output = [this](std::string_view bytes) {
                    Q_EMIT output(QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())));
                },
                .changed = [this] { follow(); },
                .scrolled = [this](int lines) { m_selection.moveUp(lines); }})
{
    setFrameShape(NoFrame);
    setFont(shell::codeFont());
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Terminal"));
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setMouseTracking(true);
    measure();
    connect(verticalScrollBar(), &QScrollBar::valueChanged, viewport(), qOverload<>(&QWidget::update));
}

TerminalView::~TerminalView() = default;

void TerminalView::write(const QByteArray &bytes)
{
    m_screen.write({bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

void TerminalView::measure()
{
    const QFontMetricsF metrics(font());
    // Whole pixels: cells that touch leave no seams.
    m_cell = QSizeF(std::max(1.0, std::round(metrics.horizontalAdvance(u'M'))), std::max(1.0, std::ceil(metrics.height())));
    m_ascent = metrics.ascent();
}

void TerminalView::fit()
{
    const int columns = static_cast<int>(viewport()->width() / m_cell.width());
    const int rows = static_cast<int>(viewport()->height() / m_cell.height());
    if (columns < 2 || rows < 2 || (columns == m_screen.columns() && rows == m_screen.rows()))
        return;
    m_selection.clear();
    m_screen.resize(rows, columns);
    Q_EMIT resized(columns, rows);
}

/// Whoever has scrolled up stays there.
void TerminalView::follow()
{
    QScrollBar *bar = verticalScrollBar();
    const bool atEnd = bar->value() == bar->maximum();
    bar->setPageStep(m_screen.rows());
    bar->setRange(0, m_screen.historyLines());
    if (atEnd)
        bar->setValue(bar->maximum());
    viewport()->update();
}

int TerminalView::topLine() const
{
    return verticalScrollBar()->value() - m_screen.historyLines();
}

TerminalPosition TerminalView::placeAt(const QPointF &point) const
{
    const int row = std::clamp(static_cast<int>(std::floor(point.y() / m_cell.height())), 0, m_screen.rows() - 1);
    const int column = std::clamp(static_cast<int>(std::floor(point.x() / m_cell.width())), 0, m_screen.columns());
    return {topLine() + row, column};
}

void TerminalView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.setFont(font());
    painter.fillRect(event->rect(), palette().color(QPalette::Base));
    const int first = std::max(0, static_cast<int>(event->rect().top() / m_cell.height()));
    const int last = std::min(m_screen.rows() - 1, static_cast<int>(event->rect().bottom() / m_cell.height()));
    for (int row = first; row <= last; ++row)
        paintLine(painter, topLine() + row, static_cast<int>(row * m_cell.height()));
    paintCursor(painter);
}

void TerminalView::paintLine(QPainter &painter, int line, int y) const
{
    const QColor ink = palette().color(QPalette::Text);
    const QColor ground = palette().color(QPalette::Base);
    for (int column = 0; column < m_screen.columns(); ++column) {
        const TerminalCell cell = m_screen.cell({line, column});
        if (cell.width == 0)
            continue;
        const QRectF place(column * m_cell.width(), y, cell.width * m_cell.width(), m_cell.height());
        QColor fore = qcolor(cell.foreground, ink);
        QColor back = qcolor(cell.background, ground);
        if (cell.reverse)
            std::swap(fore, back);
        if (m_selection.contains({line, column})) {
            fore = palette().color(QPalette::HighlightedText);
            back = palette().color(QPalette::Highlight);
        }
        if (back != ground)
            painter.fillRect(place, back);
        if (cell.text.empty() || cell.text == U" ")
            continue;
        QFont face = font();
        face.setBold(cell.bold);
        face.setItalic(cell.italic);
        face.setUnderline(cell.underline);
        face.setStrikeOut(cell.strike);
        painter.setFont(face);
        painter.setPen(fore);
        painter.drawText(QPointF(place.left(), y + m_ascent),
                         QString::fromUcs4(cell.text.data(), static_cast<qsizetype>(cell.text.size())));
    }
}

void TerminalView::paintCursor(QPainter &painter) const
{
    if (!m_screen.isCursorVisible())
        return;
    const TerminalPosition at = m_screen.cursor();
    const QRectF place(at.column * m_cell.width(), (at.line - topLine()) * m_cell.height(), m_cell.width(),
                       m_cell.height());
    if (hasFocus()) {
        QColor color = palette().color(QPalette::Text);
        color.setAlphaF(0.5F);
        painter.fillRect(place, color);
    } else {
        painter.setPen(palette().color(QPalette::Text));
        painter.drawRect(place.adjusted(0, 0, -1, -1));
    }
}

bool TerminalView::event(QEvent *event)
{
    // The program gets Ctrl+C, Ctrl+L and the like, not the window.
    if (event->type() == QEvent::ShortcutOverride && !isOfWindow(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QAbstractScrollArea::event(event);
}

void TerminalView::keyPressEvent(QKeyEvent *event)
{
    if (isCopyOrPaste(*event)) {
        if (event->key() == Qt::Key_C)
            copy();
        else
            paste();
        return;
    }
    if (!pressKey(m_screen, *event))
        return QAbstractScrollArea::keyPressEvent(event);
    m_selection.clear();
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    viewport()->update();
}

bool TerminalView::focusNextPrevChild(bool)
{
    return false; // Tab is the program's
}

bool TerminalView::isForProgram(const QMouseEvent &event) const
{
    return m_screen.mouseMode() != MouseMode::None && !event.modifiers().testFlag(Qt::ShiftModifier);
}

void TerminalView::mousePressEvent(QMouseEvent *event)
{
    const TerminalPosition place = placeAt(event->position());
    if (isForProgram(*event)) {
        const int button = event->button() == Qt::LeftButton ? 1 : (event->button() == Qt::MiddleButton ? 2 : 3);
        m_screen.moveMouse(place, terminalModifiers(event->modifiers()));
        m_screen.pressMouse(button, true, terminalModifiers(event->modifiers()));
        return;
    }
    if (event->button() == Qt::MiddleButton) {
        const QString text = QGuiApplication::clipboard()->text(QClipboard::Selection);
        return m_screen.paste(text.toStdString());
    }
    if (event->button() == Qt::LeftButton)
        m_selection.begin(place);
    viewport()->update();
}

void TerminalView::mouseMoveEvent(QMouseEvent *event)
{
    const TerminalPosition place = placeAt(event->position());
    if (isForProgram(*event))
        return m_screen.moveMouse(place, terminalModifiers(event->modifiers()));
    if (!event->buttons().testFlag(Qt::LeftButton))
        return;
    m_selection.extend(place);
    viewport()->update();
}

void TerminalView::mouseReleaseEvent(QMouseEvent *event)
{
    if (isForProgram(*event)) {
        const int button = event->button() == Qt::LeftButton ? 1 : (event->button() == Qt::MiddleButton ? 2 : 3);
        return m_screen.pressMouse(button, false, terminalModifiers(event->modifiers()));
    }
    if (!m_selection.isEmpty() && QGuiApplication::clipboard()->supportsSelection())
        QGuiApplication::clipboard()->setText(selectedText(), QClipboard::Selection);
}

/// A word: what stands between blanks.
void TerminalView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (isForProgram(*event))
        return;
    const TerminalPosition place = placeAt(event->position());
    const auto isWord = [&](int column) {
        const TerminalCell cell = m_screen.cell({place.line, column});
        return cell.width == 0 || (!cell.text.empty() && cell.text != U" ");
    };
    int from = place.column;
    int to = place.column;
    while (from > 0 && isWord(from - 1))
        --from;
    while (to < m_screen.columns() && isWord(to))
        ++to;
    m_selection.begin({place.line, from});
    m_selection.extend({place.line, to});
    viewport()->update();
}

/// In a program that fills the screen and does not ask for the mouse the wheel is arrow keys, as in xterm.
void TerminalView::wheelEvent(QWheelEvent *event)
{
    const int steps = event->angleDelta().y() / QWheelEvent::DefaultDeltasPerStep;
    const TerminalModifiers modifiers = terminalModifiers(event->modifiers());
    if (m_screen.mouseMode() != MouseMode::None) {
        m_screen.moveMouse(placeAt(event->position()), modifiers);
        for (int i = 0; i < std::abs(steps); ++i)
            m_screen.pressMouse(steps > 0 ? 4 : 5, true, modifiers);
    } else if (m_screen.isAlternate()) {
        for (int i = 0; i < std::abs(steps) * s_wheelLines; ++i)
            m_screen.press(steps > 0 ? TerminalKey::Up : TerminalKey::Down, {});
    } else {
        verticalScrollBar()->setValue(verticalScrollBar()->value() - steps * s_wheelLines);
    }
    event->accept();
}

QString TerminalView::selectedText() const
{
    return m_selection.isEmpty() ? QString()
                                 : QString::fromStdString(m_screen.text(m_selection.from(), m_selection.to()));
}

void TerminalView::copy() const
{
    if (!m_selection.isEmpty())
        QGuiApplication::clipboard()->setText(selectedText());
}

void TerminalView::paste()
{
    m_screen.paste(QGuiApplication::clipboard()->text().toStdString());
}

void TerminalView::inputMethodEvent(QInputMethodEvent *event)
{
    for (const char32_t character : event->commitString().toUcs4())
        m_screen.type(character, {});
    event->accept();
}

QVariant TerminalView::inputMethodQuery(Qt::InputMethodQuery query) const
{
    if (query == Qt::ImEnabled)
        return true;
    if (query != Qt::ImCursorRectangle)
        return QAbstractScrollArea::inputMethodQuery(query);
    const TerminalPosition at = m_screen.cursor();
    return QRectF(at.column * m_cell.width(), (at.line - topLine()) * m_cell.height(), m_cell.width(), m_cell.height());
}

void TerminalView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    fit();
    follow();
}

void TerminalView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() != QEvent::FontChange)
        return;
    measure();
    fit();
}

void TerminalView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void TerminalView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace liteboxd::terminal
