// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/graph/graph_drawing.h"
#include "core/policy/explain/verdict.h"
#include "core/policy/policy_map.h"

#include <QWidget>

#include <memory>

class QCheckBox;

namespace liteboxd::shell {
class ChoiceBox;
class PlainLabel;
} // namespace liteboxd::shell

namespace liteboxd::policies {

/// Who may talk to whom, drawn: the choice of what is drawn together and whether denials are shown, and a line that
/// says what is current. The map is computed on the pool, and only while it is seen; another one that is asked for
/// meanwhile takes its place. GUI thread.
class MapPane : public QWidget
{
    Q_OBJECT

public:
    explicit MapPane(QWidget *parent = nullptr);

    /// What the policies say from now on; nullptr: nothing is known.
    void setExplainer(const std::shared_ptr<const policy::explain::PolicyExplainer> &explainer);

    /// What is shown.
    const policy::PolicyMap &map() const { return m_map; }

    shell::GraphView *view() const { return m_drawing->view(); }
    shell::ChoiceBox *grouping() const { return m_grouping; }
    QCheckBox *denied() const { return m_denied; }
    shell::PlainLabel *words() const { return m_drawing->words(); }

Q_SIGNALS:
    /// A line was opened: the policy that decides.
    void policyWished(const liteboxd::policy::explain::PolicyName &policy);

    /// A node of sandboxes was opened: the first of them.
    void sandboxWished(const QString &sandboxId);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void compute();
    void take(const policy::PolicyMap &map, const shell::Graph &graph);
    void openNode(std::size_t node);
    void openEdge(std::size_t edge);
    static shell::GraphDrawing::Words drawingWords();

    std::shared_ptr<const policy::explain::PolicyExplainer> m_explainer;
    bool m_isCurrent = false; ///< what is shown is of m_explainer and the choices
    quint64 m_question = 0;
    policy::PolicyMap m_asked; ///< what is being placed, or was
    policy::PolicyMap m_map;   ///< what is shown
    shell::ChoiceBox *m_grouping;
    QCheckBox *m_denied;
    shell::GraphDrawing *m_drawing;
};

} // namespace liteboxd::policies
