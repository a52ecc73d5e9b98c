// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal/terminal_view.h"

#include "app/shell/looks/fonts.h"
#include "app/terminal/terminal_keys.h"

#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>

#include <cmath>

namespace liteboxd::terminal {

namespace {

constexpr int s_firstRows = 24;
constexpr int s_firstColumns = 80;
constexpr int s_wheelLines = 3; // for each notch

const QKeySequence s_copy(Qt::CTRL | Qt::SHIFT | Qt::Key_C);
const QKeySequence s_paste(Qt::CTRL | Qt::SHIFT | Qt::Key_V);

QColor qcolor(const std::optional<Rgb> &color, const QColor &otherwise)
{
    return color ? QColor(color->red, color->green, color->blue) : otherwise;
}

bool isCopyOrPaste(const QKeyEvent &event)
{
    return event.modifiers() == (Qt::ControlModifier | Qt::ShiftModifier) &&
           (event.key() == Qt::Key_C || event.key() == Qt::Key_V);
}

/// As terminals number them.
int buttonOf(const QMouseEvent &event)
{
    return event.button() == Qt::LeftButton ? 1 : (event.button() == Qt::MiddleButton ? 2 : 3);
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
               {.output =
                    [this](std::string_view bytes) {
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
    m_cell =
        QSizeF(std::max(1.0, std::round(metrics.horizontalAdvance(u'M'))), std::max(1.0, std::ceil(metrics.height())));
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
    if (m_composed.isEmpty())
        paintCursor(painter);
    else
        paintComposed(painter);
}

void TerminalView::paintComposed(QPainter &painter) const
{
    const QRectF cell = cursorCell();
    QFont face = font();
    face.setUnderline(true);
    painter.setFont(face);
    painter.fillRect(QRectF(cell.topLeft(), QSizeF(QFontMetricsF(face).horizontalAdvance(m_composed), cell.height())),
                     palette().color(QPalette::Base));
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(QPointF(cell.left(), cell.top() + m_ascent), m_composed);
}

QRectF TerminalView::cursorCell() const
{
    const TerminalPosition at = m_screen.cursor();
    return {at.column * m_cell.width(), (at.line - topLine()) * m_cell.height(), m_cell.width(), m_cell.height()};
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
    const QRectF place = cursorCell();
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
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        viewport()->update(); // the cursor looks different
    return QAbstractScrollArea::event(event);
}

void TerminalView::keyPressEvent(QKeyEvent *event)
{
    if (isCopyOrPaste(*event))
        return event->key() == Qt::Key_C ? copy() : paste();
    if (looksBack(*event))
        return;
    if (!pressKey(m_screen, *event))
        return QAbstractScrollArea::keyPressEvent(event);
    returnToEnd();
}

/// Shift with the keys of pages moves through what has scrolled away, as in xterm; a program that fills the screen has
/// nothing there.
bool TerminalView::looksBack(const QKeyEvent &event)
{
    const bool isUp = event.key() == Qt::Key_PageUp;
    if (event.modifiers() != Qt::ShiftModifier || (!isUp && event.key() != Qt::Key_PageDown) || m_screen.isAlternate())
        return false;
    verticalScrollBar()->triggerAction(isUp ? QAbstractSlider::SliderPageStepSub : QAbstractSlider::SliderPageStepAdd);
    return true;
}

/// Where what is typed or pasted shows.
void TerminalView::returnToEnd()
{
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
        m_screen.moveMouse(place, terminalModifiers(event->modifiers()));
        return m_screen.pressMouse(buttonOf(*event), true, terminalModifiers(event->modifiers()));
    }
    if (event->button() == Qt::MiddleButton)
        return paste(QClipboard::Selection);
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
    if (isForProgram(*event))
        return m_screen.pressMouse(buttonOf(*event), false, terminalModifiers(event->modifiers()));
    if (!m_selection.isEmpty() && QGuiApplication::clipboard()->supportsSelection())
        QGuiApplication::clipboard()->setText(selectedText(), QClipboard::Selection);
}

void TerminalView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (isForProgram(*event))
        return;
    const auto [from, to] = m_screen.wordAt(placeAt(event->position()));
    m_selection.begin(from);
    m_selection.extend(to);
    viewport()->update();
}

/// In a program that fills the screen and does not ask for the mouse the wheel is arrow keys, as in xterm.
void TerminalView::wheelEvent(QWheelEvent *event)
{
    event->accept();
    const bool isForProgram = m_screen.mouseMode() != MouseMode::None;
    // A touchpad tells of parts of a notch.
    const int unit = QWheelEvent::DefaultDeltasPerStep / (isForProgram ? 1 : s_wheelLines);
    m_wheel += event->angleDelta().y();
    const int steps = m_wheel / unit;
    m_wheel -= steps * unit;
    const TerminalModifiers modifiers = terminalModifiers(event->modifiers());
    if (isForProgram) {
        m_screen.moveMouse(placeAt(event->position()), modifiers);
        for (int i = 0; i < std::abs(steps); ++i)
            m_screen.pressMouse(steps > 0 ? 4 : 5, true, modifiers);
    } else if (m_screen.isAlternate()) {
        for (int i = 0; i < std::abs(steps); ++i)
            m_screen.press(steps > 0 ? TerminalKey::Up : TerminalKey::Down, {});
    } else {
        verticalScrollBar()->setValue(verticalScrollBar()->value() - steps);
    }
}

void TerminalView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copied = menu->addAction(tr("Copy"), this, &TerminalView::copy);
    copied->setShortcut(s_copy);
    copied->setEnabled(!m_selection.isEmpty());
    QAction *pasted = menu->addAction(tr("Paste"), this, [this] { paste(); });
    pasted->setShortcut(s_paste);
    pasted->setEnabled(!QGuiApplication::clipboard()->text().isEmpty());
    menu->popup(event->globalPos());
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

void TerminalView::paste(QClipboard::Mode from)
{
    m_screen.paste(QGuiApplication::clipboard()->text(from).toStdString());
    returnToEnd();
}

/// What is not chosen yet stands where it will be; the program hears of it when it is.
void TerminalView::inputMethodEvent(QInputMethodEvent *event)
{
    m_composed = event->preeditString();
    for (const char32_t character : event->commitString().toUcs4())
        m_screen.type(character, {});
    event->accept();
    returnToEnd();
}

QVariant TerminalView::inputMethodQuery(Qt::InputMethodQuery query) const
{
    if (query == Qt::ImEnabled)
        return true;
    if (query != Qt::ImCursorRectangle)
        return QAbstractScrollArea::inputMethodQuery(query);
    return cursorCell();
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

} // namespace liteboxd::terminal
