// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/overview/health.h"
#include "app/shell/window/page.h"
#include "core/models/flow_feed.h"
#include "core/models/sandbox_model.h"

#include <QHash>
#include <QTimer>

#include <optional>

class QTreeWidget;
class QTreeWidgetItem;

namespace liteboxd::shell {
class PlainLabel;
class VerdictChart;
} // namespace liteboxd::shell

namespace liteboxd::overview {

class HealthCard;

/// What needs a person, at a glance: how cluster, Hubble, gateway and verification stand, what to look at, verdicts
/// over time, and the destinations that are dropped most. Says nothing of its own: others tell it how their parts
/// stand. Both models must outlive it. GUI thread.
class OverviewPage : public shell::Page
{
    Q_OBJECT

public:
    /// The parts, in the order of their cards.
    enum class Part { Cluster, Cilium, Hubble, Gateway, Policies, Verification };

    OverviewPage(models::FlowFeed &feed, models::SandboxModel &sandboxes, QWidget *parent = nullptr);

    /// How a part stands; an empty text takes its card away.
    void setHealth(Part part, const Health &health);
    Health health(Part part) const;

    QTreeWidget *concerns() const { return m_concerns; }
    QTreeWidget *destinations() const { return m_destinations; }

    QList<QWidget *> panes() override;

Q_SIGNALS:
    void pageWished(const QString &id);

    /// Words of a filter that shows flows.
    void flowsWished(const QString &filter);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void layOut();
    void fill();
    void fillConcerns();
    void fillDestinations();
    QString statesText() const;

    /// A line of what needs a person.
    struct Concern
    {
        QString text;
        QString page;
        shell::ColorRole role{};
        bool operator==(const Concern &) const = default;
    };
    QList<Concern> findConcerns() const;

    models::FlowFeed &m_feed;
    models::SandboxModel &m_sandboxes;
    QHash<Part, HealthCard *> m_cards;
    QTreeWidget *m_concerns;
    std::optional<QList<Concern>> m_shownConcerns;
    QTreeWidget *m_destinations;
    shell::VerdictChart *m_chart;
    shell::PlainLabel *m_states;
    QTimer m_soon;
};

} // namespace liteboxd::overview
