// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flows/placed_map.h"
#include "core/flows/traffic_map.h"

#include <QObject>
#include <QProcess>
#include <QSizeF>
#include <QTimer>

#include <vector>

namespace liteboxd::flows {

/// Has graphviz place a map: its program `dot` in a process of its own, so that nothing waits for it and its licence
/// stays its own. Of the map it is told numbers and sizes, no text. Where it is not there, does not answer within ten
/// seconds, or says nonsense, the map is placed in two columns. GUI thread; destroying it ends what is under way.
class MapLayout : public QObject
{
    Q_OBJECT

public:
    /// `program` is found through PATH.
    explicit MapLayout(QString program = QStringLiteral("dot"), QObject *parent = nullptr);
    ~MapLayout() override;

    /// Places this map, whose nodes have these sizes in pixels; what was asked before is forgotten.
    void start(const TrafficMap &map, const std::vector<QSizeF> &sizes);

    bool isBusy() const { return m_process != nullptr; }

Q_SIGNALS:
    /// Once for each start() that no other one followed.
    void placed(const liteboxd::flows::PlacedMap &map);

private:
    void end(const QByteArray &output);
    void forget();

    const QString m_program;
    TrafficMap m_map;
    std::vector<QSizeF> m_sizes;
    QProcess *m_process = nullptr;
    QTimer m_limit;
};

/// What `dot -Tjson` said of a map with so many nodes and edges; isPlain with no nodes if it cannot be read.
PlacedMap readDot(const QByteArray &json, std::size_t nodes, std::size_t edges);

/// Those that ask in one column, what they ask for in the other.
PlacedMap placeInColumns(const TrafficMap &map, const std::vector<QSizeF> &sizes);

} // namespace liteboxd::flows
