// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/window/sandbox_tab.h"
#include "core/kube/watch/watch_cache.h"
#include "core/models/event_model.h"

#include <memory>

class QStackedWidget;
class QTreeView;

namespace liteboxd::shell {
class StateView;
}

namespace liteboxd::sandboxes {

/// What the cluster noted about the sandbox's pod, the latest first, live. GUI thread.
class EventsTab : public shell::SandboxTab
{
    Q_OBJECT

public:
    explicit EventsTab(QWidget *parent = nullptr);

    const models::EventModel &model() const { return m_model; }

protected:
    void follow() override;

private:
    void showState();

    models::EventModel m_model;
    QTreeView *m_table;
    shell::StateView *m_state;
    QStackedWidget *m_stack;
    QString m_uid;
    std::unique_ptr<kube::WatchCache<sandbox::PodEvent>> m_events;
    kube::Subscription m_changes;
};

} // namespace liteboxd::sandboxes
