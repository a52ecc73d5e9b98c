// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/graph/graph_layout.h"
#include "app/shell/graph/graph_view.h"

#include <QObject>

class QWidget;

namespace liteboxd::shell {

class PlainLabel;

/// A graph that changes, in a view, and a line of words that says what is current there. It is placed anew only if it
/// has other parts; until that is done what was shown before stays. The view and the label are the pane's, which lays
/// them out. GUI thread.
class GraphDrawing : public QObject
{
    Q_OBJECT

public:
    /// Said where nothing is current.
    struct Words
    {
        QString empty;  ///< there is no node
        QString legend; ///< what the lines mean
        QString plain;  ///< the same where graphviz was not found
    };

    /// Whether a graph has the parts of the one before.
    enum class Parts { Same, Other };

    /// `name` is the view's for those who do not see it.
    GraphDrawing(const QString &name, Words words, QWidget &pane);

    void show(const Graph &graph, Parts parts);
    void setEmptyWords(const QString &words);

    bool isBusy() const { return m_layout.isBusy(); }
    GraphView *view() const { return m_view; }
    PlainLabel *words() const { return m_label; }

Q_SIGNALS:
    /// What was asked for last is seen.
    void shown();

private:
    void present();
    void say();

    GraphView *m_view;
    PlainLabel *m_label;
    Words m_words;
    GraphLayout m_layout;
    Graph m_asked; ///< being placed, or shown
    PlacedGraph m_placed;
};

} // namespace liteboxd::shell
