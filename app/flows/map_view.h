// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flows/placed_map.h"
#include "core/flows/traffic_map.h"

#include <QGraphicsView>

#include <optional>
#include <vector>

namespace liteboxd::flows {

class MapBox;
class MapLine;

/// A map that was placed. A click, or Enter, on a node or a line asks for its flows; arrows go to the next one in their
/// direction, + and - and Ctrl with the wheel change the size, 0 shows the whole. What is current is said by the
/// accessible description, too. GUI thread.
class MapView : public QGraphicsView
{
    Q_OBJECT

public:
    explicit MapView(QWidget *parent = nullptr);

    /// The place that is looked at stays where the map has the same parts as before.
    void show(const TrafficMap &map, const PlacedMap &placed);
    void clear();

    const TrafficMap &map() const { return m_map; }

    /// How large the nodes of a map want to be.
    std::vector<QSizeF> sizesFor(const TrafficMap &map) const;

    /// What is said of the current node or line; empty: none is.
    QString currentText() const;

    void showWhole();

Q_SIGNALS:
    void filterWished(const QString &line);
    void currentChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    /// A node or a line, counted on behind the nodes.
    using Stop = std::size_t;

    std::optional<Stop> stopAt(const QPoint &point) const;
    QPointF placeOf(Stop stop) const;
    void go(const std::optional<Stop> &stop);
    void goTowards(const QPointF &direction);
    void open(Stop stop);
    void zoom(double factor);

    TrafficMap m_map;
    PlacedMap m_placed;
    std::vector<MapBox *> m_boxes; ///< the scene owns them
    std::vector<MapLine *> m_lines;
    std::optional<Stop> m_current;
    QPoint m_pressedAt;
    bool m_isWhole = true; ///< nobody chose another size
};

} // namespace liteboxd::flows
