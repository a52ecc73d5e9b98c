// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow_record.h"
#include "core/flows/why.h"
#include "core/models/flow_feed.h"
#include "core/session/session.h"

#include <QHash>
#include <QTabWidget>

#include <chrono>
#include <memory>
#include <optional>

class QAction;
class QSettings;

namespace liteboxd::shell {
class ActionRegistry;
class ErrorStrip;
class NoticeStrip;
class VerdictChart;
} // namespace liteboxd::shell

namespace liteboxd::flows {

class BlockedPresenter;
class BlockedView;
class FlowDetails;
class MapPane;
class ReachView;
class WatchView;

/// What stands below the list of flows: one flow with its reason, the inbox of blocked destinations, what the rules
/// found, the map, verdicts over time. All it is given must outlive it. GUI thread.
class FlowTabs : public QTabWidget
{
    Q_OBJECT

public:
    struct Parts
    {
        shell::ActionRegistry &actions;
        models::FlowFeed &feed;
        shell::ErrorStrip &errors;
        shell::NoticeStrip &notice;
        QSettings &settings;
    };

    explicit FlowTabs(const Parts &parts, QWidget *parent = nullptr);
    ~FlowTabs() override;

    /// Follows another session; nullptr lets go of the one before.
    void setSession(session::Session *session);

    void showFlow(const FlowRecord &record, const Why &why);
    void clear();

    /// Draws the map of this from now on; nullptr: of what the feed brings. It must live as long.
    void setDigest(const FlowDigest *digest);

    /// What verdicts are computed with; may be null.
    void setExplainer(std::shared_ptr<const policy::explain::PolicyExplainer> explainer, PolicyReading reading);

    /// Goes to the inbox.
    void showBlocked();

    FlowDetails *details() const { return m_details; }
    BlockedView *blocked() const { return m_blocked; }
    WatchView *watch() const { return m_watch; }
    ReachView *reach() const { return m_reach; }
    MapPane *map() const { return m_map; }
    shell::VerdictChart *chart() const { return m_chart; }
    int blockedCount() const;

Q_SIGNALS:
    /// Words of a filter that shows what was opened.
    void filterWished(const QString &line);
    void blockedCountChanged();

    /// BlockedPresenter::limited()
    void limited(const QString &sandboxId, std::chrono::seconds length);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void fill();
    void fillReach();
    void allowShown();

    QHash<QString, QString> templates() const;
    bool hasList(const QString &sandboxId) const;

    models::FlowFeed &m_feed;
    session::Session *m_session = nullptr;
    const FlowDigest *m_past = nullptr; ///< what is shown in place of the present
    FlowDetails *m_details;
    BlockedView *m_blocked;
    WatchView *m_watch;
    ReachView *m_reach;
    MapPane *m_map;
    shell::VerdictChart *m_chart;
    BlockedPresenter *m_presenter;
    QAction *m_allow;
    std::optional<Flow> m_shown;
    std::shared_ptr<const policy::explain::PolicyExplainer> m_explainer;
    PolicyReading m_reading = PolicyReading::UnderWay;
};

} // namespace liteboxd::flows
