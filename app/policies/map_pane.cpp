// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/policies/map_pane.h"

#include "app/policies/map_drawing.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/choice_box.h"
#include "app/shell/widgets/plain_label.h"
#include "core/async/on_pool.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace liteboxd::policies {

using namespace shell;
using policy::PolicyMap;
using policy::PolicyMapOptions;
using policy::ReachEdge;
using policy::ReachNode;
using Grouping = PolicyMapOptions::Grouping;
using Shown = PolicyMapOptions::Shown;

namespace {

bool hasSameParts(const PolicyMap &a, const PolicyMap &b)
{
    const auto isSameNode = [](const ReachNode &one, const ReachNode &other) {
        return one.kind == other.kind && one.side == other.side && one.names == other.names &&
               one.members == other.members;
    };
    const auto isSameEdge = [](const ReachEdge &one, const ReachEdge &other) {
        return one.from == other.from && one.to == other.to && one.outcome == other.outcome;
    };
    return std::equal(a.nodes.begin(), a.nodes.end(), b.nodes.begin(), b.nodes.end(), isSameNode) &&
           std::equal(a.edges.begin(), a.edges.end(), b.edges.begin(), b.edges.end(), isSameEdge);
}

} // namespace

MapPane::MapPane(QWidget *parent)
    : QWidget(parent)
    , m_grouping(new ChoiceBox)
    , m_denied(new QCheckBox(tr("What is denied, too")))
    , m_drawing(new GraphDrawing(tr("Map of who may talk to whom"), drawingWords(), *this))
{
    m_grouping->addItem(tr("Sandboxes that policies treat alike as one"), static_cast<int>(Grouping::Alike));
    m_grouping->addItem(tr("Each sandbox"), static_cast<int>(Grouping::Each));
    m_grouping->setAccessibleName(tr("What is drawn together"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(metrics::Small, metrics::Tiny, metrics::Small, metrics::Tiny);
    head->setSpacing(metrics::Medium);
    head->addWidget(m_grouping);
    head->addWidget(m_denied);
    head->addStretch(1);
    words()->setWordWrap(true);
    words()->setMinimumHeight(2 * fontMetrics().lineSpacing()); // so that the drawing stays where it is
    words()->setContentsMargins(metrics::Small, 0, metrics::Small, metrics::Tiny);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addLayout(head);
    whole->addWidget(view(), 1);
    whole->addWidget(words());
    setFocusProxy(view());
    const auto askAnew = [this] {
        m_isCurrent = false;
        compute();
    };
    connect(m_grouping, &QComboBox::currentIndexChanged, this, askAnew);
    connect(m_denied, &QCheckBox::toggled, this, askAnew);
    connect(view(), &GraphView::nodeOpened, this, &MapPane::openNode);
    connect(view(), &GraphView::edgeOpened, this, &MapPane::openEdge);
    connect(m_drawing, &GraphDrawing::shown, this, [this] { m_map = m_asked; });
}

GraphDrawing::Words MapPane::drawingWords()
{
    const QString legend = tr("Computed. Solid: allowed. Dashed: denied. Dotted: cannot be told. A click on a line "
                              "selects the policy that decides.");
    return {tr("There is no sandbox."), legend, tr("%1 Placed in columns: graphviz (dot) was not found.").arg(legend)};
}

void MapPane::setExplainer(const std::shared_ptr<const policy::explain::PolicyExplainer> &explainer)
{
    m_explainer = explainer;
    m_isCurrent = false;
    compute();
}

/// What is not seen is not computed: showEvent() makes up for it.
void MapPane::compute()
{
    if (!m_explainer) {
        ++m_question;
        return take({}, {});
    }
    if (!isVisible() || m_isCurrent)
        return;
    ++m_question;
    m_isCurrent = true;
    m_drawing->setEmptyWords(tr("Computing…"));
    PolicyMapOptions options;
    options.grouping = static_cast<Grouping>(m_grouping->currentData().toInt());
    options.shown = m_denied->isChecked() ? Shown::All : Shown::Allowed;
    async::onPool(
        this,
        [explainer = m_explainer, options] {
            PolicyMap map = policyMap(*explainer, options);
            Graph graph = drawn(map);
            return std::pair(std::move(map), std::move(graph));
        },
        [this, question = m_question](const std::pair<PolicyMap, Graph> &made) {
            if (question == m_question)
                take(made.first, made.second);
        });
}

void MapPane::take(const PolicyMap &map, const Graph &graph)
{
    const auto parts = hasSameParts(map, m_asked) ? GraphDrawing::Parts::Same : GraphDrawing::Parts::Other;
    m_asked = map;
    m_drawing->setEmptyWords(tr("There is no sandbox."));
    m_drawing->show(graph, parts);
}

void MapPane::openNode(std::size_t node)
{
    const ReachNode &opened = m_map.nodes[node];
    if (opened.side == ReachNode::Side::Middle && !opened.names.empty())
        Q_EMIT sandboxWished(QString::fromStdString(opened.names.front()));
}

void MapPane::openEdge(std::size_t edge)
{
    const ReachEdge &opened = m_map.edges[edge];
    if (!opened.decidedBy.empty())
        Q_EMIT policyWished(opened.decidedBy.front().policy);
    else if (!opened.isolatedBy.empty())
        Q_EMIT policyWished(opened.isolatedBy.front());
}

void MapPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    compute();
}

} // namespace liteboxd::policies
