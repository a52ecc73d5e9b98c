// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/graph/graph_drawing.h"

#include "app/shell/widgets/plain_label.h"

namespace liteboxd::shell {

GraphDrawing::GraphDrawing(const QString &name, Words words, QWidget &pane)
    : QObject(&pane)
    , m_view(new GraphView(&pane))
    , m_label(new PlainLabel({}, &pane))
    , m_words(std::move(words))
{
    m_view->setAccessibleName(name);
    connect(m_view, &GraphView::currentChanged, this, &GraphDrawing::say);
    connect(&m_layout, &GraphLayout::placed, this, [this](const PlacedGraph &placed) {
        m_placed = placed;
        present();
    });
    say();
}

void GraphDrawing::show(const Graph &graph, Parts parts)
{
    const bool isPlaced = parts == Parts::Same && m_placed.nodes.size() == graph.nodes.size();
    m_asked = graph;
    if (graph.nodes.empty())
        m_placed = {};
    else if (!isPlaced)
        return m_layout.start(graph, m_view->sizesFor(graph));
    present();
}

void GraphDrawing::setEmptyWords(const QString &words)
{
    m_words.empty = words;
    say();
}

void GraphDrawing::present()
{
    Q_EMIT shown(); // first: a click in the new drawing asks what it shows
    m_view->show(m_asked, m_placed);
    say();
}

void GraphDrawing::say()
{
    const QString current = m_view->currentText();
    if (!current.isEmpty())
        m_label->setText(current);
    else if (m_view->graph().nodes.empty())
        m_label->setText(m_words.empty);
    else
        m_label->setText(m_placed.isPlain ? m_words.plain : m_words.legend);
}

} // namespace liteboxd::shell
