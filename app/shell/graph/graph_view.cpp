// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/graph/graph_view.h"

#include "app/shell/graph/graph_box.h"
#include "app/shell/graph/graph_line.h"

#include <QAccessible>
#include <QApplication>
#include <QGraphicsScene>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace liteboxd::shell {

namespace {

constexpr double s_step = 1.25;
constexpr double s_smallest = 0.35;
constexpr double s_largest = 4;
constexpr double s_readable = 0.75; ///< the whole is not shown smaller than this: it can be moved instead
constexpr qreal s_margin = 10;
constexpr std::size_t s_manyLines = 400;

} // namespace

GraphView::GraphView(QWidget *parent)
    : QGraphicsView(new QGraphicsScene, parent)
{
    scene()->setParent(this);
    setFrameShape(NoFrame);
    setDragMode(ScrollHandDrag);
    setTransformationAnchor(AnchorUnderMouse);
    setRenderHint(QPainter::Antialiasing);
    viewport()->setCursor(Qt::ArrowCursor);
}

std::vector<QSizeF> GraphView::sizesFor(const Graph &graph) const
{
    std::vector<QSizeF> sizes;
    for (const GraphNode &node : graph.nodes)
        sizes.push_back(GraphBox::sizeFor(node.label, font()));
    return sizes;
}

void GraphView::show(const Graph &graph, const PlacedGraph &placed)
{
    if (graph == m_graph && placed == m_placed)
        return; // read anew, and nothing has changed: a drawing of a thousand lines takes its time
    const bool isOther = graph.nodes.size() != m_graph.nodes.size() || graph.edges.size() != m_graph.edges.size();
    m_boxes.clear();
    m_lines.clear();
    scene()->clear();
    m_graph = graph;
    m_placed = placed;
    const auto stroke = graph.edges.size() > s_manyLines ? GraphLine::Stroke::Plain : GraphLine::Stroke::Fine;
    for (std::size_t at = 0; at < graph.edges.size(); ++at) {
        m_lines.push_back(new GraphLine(graph.edges[at], at, placed.edges[at], stroke));
        m_lines.back()->setToolTip(graph.edges[at].text.toHtmlEscaped());
        scene()->addItem(m_lines.back());
    }
    for (std::size_t at = 0; at < graph.nodes.size(); ++at) {
        m_boxes.push_back(new GraphBox(graph.nodes[at], at, placed.nodes[at]));
        m_boxes.back()->setToolTip(graph.nodes[at].text.toHtmlEscaped());
        scene()->addItem(m_boxes.back());
    }
    scene()->setSceneRect(placed.bounds().adjusted(-s_margin, -s_margin, s_margin, s_margin));
    const auto current = isOther ? std::nullopt : std::exchange(m_current, std::nullopt);
    m_current.reset();
    go(current);
    if (m_isWhole)
        showWhole();
}

void GraphView::clear()
{
    show({}, {});
}

QString GraphView::currentText() const
{
    if (!m_current)
        return {};
    return *m_current < m_boxes.size() ? m_graph.nodes[*m_current].text
                                       : m_graph.edges[*m_current - m_boxes.size()].text;
}

void GraphView::showWhole()
{
    m_isWhole = true;
    const QRectF all = sceneRect();
    if (all.isEmpty())
        return;
    const double fitting = std::min(viewport()->width() / all.width(), viewport()->height() / all.height());
    const double scaled = std::clamp(fitting, s_readable, 1.0);
    setTransform(QTransform::fromScale(scaled, scaled));
    centerOn(all.center());
}

void GraphView::zoom(double factor)
{
    const double now = transform().m11();
    const double wanted = std::clamp(now * factor, s_smallest, s_largest);
    m_isWhole = false;
    scale(wanted / now, wanted / now);
}

std::optional<GraphView::Stop> GraphView::stopAt(const QPoint &point) const
{
    QGraphicsItem *const item = itemAt(point);
    if (const auto *box = dynamic_cast<GraphBox *>(item))
        return box->number();
    if (const auto *line = dynamic_cast<GraphLine *>(item))
        return m_boxes.size() + line->number();
    return std::nullopt;
}

QPointF GraphView::placeOf(Stop stop) const
{
    return stop < m_boxes.size() ? m_placed.nodes[stop].center()
                                 : m_placed.edges[stop - m_boxes.size()].path.pointAtPercent(0.5);
}

void GraphView::go(const std::optional<Stop> &stop)
{
    const auto mark = [this](Stop each, bool isCurrent) {
        if (each < m_boxes.size())
            m_boxes[each]->setCurrent(isCurrent);
        else
            m_lines[each - m_boxes.size()]->setCurrent(isCurrent);
    };
    if (m_current)
        mark(*m_current, false);
    m_current = stop;
    if (m_current) {
        mark(*m_current, true);
        const QPointF place = placeOf(*m_current);
        ensureVisible(QRectF(place - QPointF(s_margin, s_margin), QSizeF(2 * s_margin, 2 * s_margin)));
    }
    setAccessibleDescription(currentText());
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    Q_EMIT currentChanged();
}

/// The nearest one whose way there goes more in the direction than aside.
void GraphView::goTowards(const QPointF &direction)
{
    if (m_boxes.empty())
        return;
    if (!m_current)
        return go(Stop(0));
    const QPointF here = placeOf(*m_current);
    std::optional<Stop> best;
    double least = 0;
    for (Stop stop = 0; stop < m_boxes.size() + m_lines.size(); ++stop) {
        const QPointF way = placeOf(stop) - here;
        const double ahead = QPointF::dotProduct(way, direction);
        const double aside = std::abs(way.x() * direction.y() - way.y() * direction.x());
        const double cost = ahead + 2 * aside;
        if (stop == *m_current || ahead <= 0.5 || aside > ahead || (best && cost >= least))
            continue;
        best = stop;
        least = cost;
    }
    if (best)
        go(best);
}

void GraphView::open(Stop stop)
{
    if (stop < m_boxes.size())
        Q_EMIT nodeOpened(stop);
    else
        Q_EMIT edgeOpened(stop - m_boxes.size());
}

void GraphView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return goTowards({-1, 0});
    case Qt::Key_Right:
        return goTowards({1, 0});
    case Qt::Key_Up:
        return goTowards({0, -1});
    case Qt::Key_Down:
        return goTowards({0, 1});
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(s_step);
    case Qt::Key_Minus:
        return zoom(1 / s_step);
    case Qt::Key_0:
        return showWhole();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current)
            open(*m_current);
        return;
    case Qt::Key_Escape:
        if (m_current)
            return go(std::nullopt);
        break;
    default:
        break;
    }
    QGraphicsView::keyPressEvent(event);
}

void GraphView::mousePressEvent(QMouseEvent *event)
{
    m_pressedAt = event->pos();
    QGraphicsView::mousePressEvent(event);
}

void GraphView::mouseReleaseEvent(QMouseEvent *event)
{
    QGraphicsView::mouseReleaseEvent(event);
    viewport()->setCursor(Qt::ArrowCursor);
    const bool isClick = (event->pos() - m_pressedAt).manhattanLength() < QApplication::startDragDistance();
    if (event->button() != Qt::LeftButton || !isClick)
        return;
    const auto stop = stopAt(event->pos());
    go(stop);
    if (stop)
        open(*stop);
}

void GraphView::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier))
        return QGraphicsView::wheelEvent(event);
    zoom(event->angleDelta().y() > 0 ? s_step : 1 / s_step);
    event->accept();
}

void GraphView::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    if (m_isWhole)
        showWhole();
}

void GraphView::showEvent(QShowEvent *event)
{
    QGraphicsView::showEvent(event);
    if (m_isWhole)
        showWhole();
}

} // namespace liteboxd::shell
