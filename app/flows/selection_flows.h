// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/window/sandbox_tab.h"
#include "core/base/clock.h"
#include "core/hubble/flow_source.h"
#include "core/models/flow_model.h"
#include "core/policy/policy_overview.h"

#include <QPointer>

#include <functional>
#include <memory>

class QSettings;
class QStackedWidget;

namespace liteboxd::shell {
class StateView;
}

namespace liteboxd::flows {

class FlowTable;

/// The flows of the sandbox that is selected, as Hubble is asked for them: the last ones, and those that come. Asks
/// while it is shown. GUI thread.
class SelectionFlows : public shell::SandboxTab
{
    Q_OBJECT

public:
    using MakeSource = std::function<std::unique_ptr<hubble::FlowSource>()>;

    /// `clock` and `settings` must outlive it; `makeSource` gives another way to Hubble, or nullptr where there is
    /// none.
    SelectionFlows(const base::Clock &clock, QSettings &settings, MakeSource makeSource, QWidget *parent = nullptr);
    ~SelectionFlows() override;

    /// There is another way to Hubble, or none any more: asks anew.
    void askAnew();

    FlowTable *table() const { return m_table; }
    const models::FlowModel &model() const { return m_model; }
    shell::StateView *stateView() const { return m_state; }

Q_SIGNALS:
    /// Somebody wants to see them on the page of flows, under these words.
    void pageWished(const QString &filter);

protected:
    void follow() override;

private:
    void ask();
    void followPolicies();
    void explain();
    void showState();

    const base::Clock &m_clock;
    const MakeSource m_makeSource;
    models::FlowModel m_model;
    FlowTable *m_table;
    shell::StateView *m_state;
    QStackedWidget *m_stack;
    QPointer<policy::PolicyOverview> m_policies; ///< while it is shown
    QString m_asked;                             ///< the sandbox that Hubble was asked about; empty: none
    std::unique_ptr<hubble::FlowSource> m_source;
};

} // namespace liteboxd::flows
