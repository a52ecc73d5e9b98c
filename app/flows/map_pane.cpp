// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/map_pane.h"

#include "app/flows/map_drawing.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/choice_box.h"
#include "app/shell/widgets/plain_label.h"
#include "core/async/on_pool.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace liteboxd::flows {

using namespace shell;
using Grouping = MapOptions::Grouping;

namespace {

constexpr std::chrono::seconds s_fillEvery(5);

bool hasSameParts(const TrafficMap &a, const TrafficMap &b)
{
    const auto isSameNode = [](const MapNode &one, const MapNode &other) {
        return one.kind == other.kind && one.name == other.name && one.members == other.members &&
               one.asks == other.asks;
    };
    const auto isSameEdge = [](const MapEdge &one, const MapEdge &other) {
        return one.from == other.from && one.to == other.to && one.verdict == other.verdict;
    };
    return std::equal(a.nodes.begin(), a.nodes.end(), b.nodes.begin(), b.nodes.end(), isSameNode) &&
           std::equal(a.edges.begin(), a.edges.end(), b.edges.begin(), b.edges.end(), isSameEdge);
}

} // namespace

MapPane::MapPane(QWidget *parent)
    : QWidget(parent)
    , m_grouping(new ChoiceBox)
    , m_drawing(new GraphDrawing(tr("Map of who talks to whom"), words(), *this))
{
    const auto offer = [this](const QString &text, Grouping grouping) {
        m_grouping->addItem(text, static_cast<int>(grouping));
    };
    offer(tr("Sandboxes, or templates if there are many"), Grouping::Automatic);
    offer(tr("Each sandbox"), Grouping::Nothing);
    offer(tr("By template"), Grouping::Template);
    offer(tr("By drops"), Grouping::Verdict);
    m_grouping->setAccessibleName(tr("What is drawn together"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(metrics::Small, metrics::Tiny, metrics::Small, metrics::Tiny);
    head->setSpacing(metrics::Medium);
    head->addWidget(m_grouping);
    head->addWidget(m_drawing->words(), 1);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addLayout(head);
    whole->addWidget(view(), 1);
    setFocusProxy(view());
    connect(m_grouping, &QComboBox::activated, this, [this] {
        forget();
        Q_EMIT fillWished();
    });
    connect(view(), &GraphView::nodeOpened, this, [this](std::size_t node) { wish(m_map.nodes[node].filter); });
    connect(view(), &GraphView::edgeOpened, this, [this](std::size_t edge) { wish(m_map.edges[edge].filter); });
    connect(m_drawing, &GraphDrawing::shown, this, [this] { m_map = m_asked; });
}

GraphDrawing::Words MapPane::words()
{
    const QString legend = tr("Solid: passed. Dashed: dropped. The wider, the more of them. A click shows the flows.");
    return {tr("Nothing was seen yet."), legend,
            tr("%1 Placed in two columns: graphviz (dot) was not found.").arg(legend)};
}

void MapPane::setTemplates(std::function<QHash<QString, QString>()> templates)
{
    m_templates = std::move(templates);
}

void MapPane::fill(const FlowDigest &digest, std::chrono::steady_clock::time_point now)
{
    const bool isNew = m_filledAt == std::chrono::steady_clock::time_point();
    if (m_isComputing || (!isNew && (m_drawing->isBusy() || now < m_filledAt + s_fillEvery)))
        return;
    m_filledAt = now;
    compute(digest);
}

void MapPane::compute(const FlowDigest &digest)
{
    MapOptions options;
    options.grouping = static_cast<Grouping>(m_grouping->currentData().toInt());
    if (m_templates)
        options.templateOf = [templates = m_templates()](const QString &id) { return templates.value(id); };
    m_isComputing = true;
    async::onPool(
        this,
        [digest, options] {
            TrafficMap map = trafficMap(digest, options);
            shell::Graph graph = drawn(map);
            return std::pair(std::move(map), std::move(graph));
        },
        [this, question = m_question](const std::pair<TrafficMap, shell::Graph> &made) {
            if (question != m_question)
                return;
            m_isComputing = false;
            take(made.first, made.second);
        });
}

void MapPane::take(const TrafficMap &map, const shell::Graph &graph)
{
    const auto parts = hasSameParts(map, m_asked) ? GraphDrawing::Parts::Same : GraphDrawing::Parts::Other;
    m_asked = map;
    m_drawing->show(graph, parts);
}

/// What is being computed is no longer wanted, and the next fill() does so at once.
void MapPane::forget()
{
    ++m_question;
    m_isComputing = false;
    m_filledAt = {};
}

void MapPane::clear()
{
    forget();
    take({}, {});
}

/// No words say the flows of some parts.
void MapPane::wish(const QString &filter)
{
    if (!filter.isEmpty())
        Q_EMIT filterWished(filter);
}

} // namespace liteboxd::flows
