// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/graph/graph_drawing.h"
#include "core/flows/flow_digest.h"
#include "core/flows/traffic_map.h"

#include <QHash>
#include <QWidget>

#include <chrono>
#include <functional>

namespace liteboxd::shell {
class ChoiceBox;
} // namespace liteboxd::shell

namespace liteboxd::flows {

/// The map with the choice of what is drawn together, and a line that says what is current. It is made anew, on the
/// pool, at most every five seconds while it is seen, and placed anew only if it has other parts. GUI thread.
class MapPane : public QWidget
{
    Q_OBJECT

public:
    explicit MapPane(QWidget *parent = nullptr);

    /// Asks for the templates of the sandboxes, by id, from now on.
    void setTemplates(std::function<QHash<QString, QString>()> templates);

    /// Shows what this digest has now, unless that was done a moment ago or is under way. The digest is looked at when
    /// this has returned: a copy of it, which costs when the original is next changed.
    void fill(const FlowDigest &digest, std::chrono::steady_clock::time_point now);

    /// Nothing that was shown holds any more.
    void clear();

    shell::GraphView *view() const { return m_drawing->view(); }
    shell::ChoiceBox *grouping() const { return m_grouping; }

Q_SIGNALS:
    void filterWished(const QString &line);

    /// Another grouping was chosen: to be filled again.
    void fillWished();

private:
    static shell::GraphDrawing::Words words();
    void compute(const FlowDigest &digest);
    void take(const TrafficMap &map, const shell::Graph &graph);
    void forget();
    void wish(const QString &filter);

    shell::ChoiceBox *m_grouping;
    shell::GraphDrawing *m_drawing;
    std::function<QHash<QString, QString>()> m_templates;
    quint64 m_question = 0;
    bool m_isComputing = false;
    TrafficMap m_asked; ///< what is being placed, or was
    TrafficMap m_map;   ///< what is shown
    std::chrono::steady_clock::time_point m_filledAt{};
};

} // namespace liteboxd::flows
