// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/cluster.h"
#include "core/base/clock.h"
#include "core/hubble/relay_or_agents.h"
#include "core/sandbox/internet_state.h"
#include "core/sandbox/sandbox.h"
#include "gateway/control/relay/relay_forward.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace liteboxd::ctl {

/// Looks at the datapath after a change of internet access: the identity of each sandbox, by its CiliumEndpoint or its
/// flows, and its first flow of the new outcome, by Hubble Relay. Ends when all show what was asked for, or their new
/// identity if that is enough, when nothing can be seen, or when the time is up. One thread; `cluster` must outlive it.
class InternetWatch : public QObject
{
    Q_OBJECT

public:
    using Time = std::chrono::system_clock::time_point;

    struct Subject
    {
        sandbox::Sandbox sandbox; ///< as it was changed
        Time written{};
        std::optional<Time> identity{};  ///< when the new identity was seen
        std::optional<Time> firstFlow{}; ///< of the first flow that was let through, or denied, as asked for
        sandbox::InternetObservation observation{};

        sandbox::InternetState state() const { return internetState(sandbox.internetRequested, observation); }
    };

    InternetWatch(Cluster &cluster, std::vector<Subject> subjects, QObject *parent = nullptr);
    ~InternetWatch() override;

    enum class Goal {
        Identity, ///< the agents have taken the label
        Flow      ///< traffic shows it
    };

    void start(std::chrono::milliseconds limit, Goal goal);

    const std::vector<Subject> &subjects() const { return m_subjects; }

    /// Whether each one shows what was asked for.
    bool isSeen() const;

    /// Why there are no flows to look at; empty: there are.
    const std::string &problem() const { return m_problem; }

Q_SIGNALS:
    void ended();

private:
    void follow(std::shared_ptr<hubble::RelayDialer> dialer);
    void take(const flows::Flow &flow);
    void loseRelay(const base::Error &error);
    void askEndpoints(std::size_t from);
    void noteIdentity(Subject &subject, bool carriesLabel, Time time);
    bool isEnough() const;
    void look();

    Cluster &m_cluster;
    std::vector<Subject> m_subjects;
    QHash<QString, std::size_t> m_byId;
    base::SystemClock m_clock;
    std::unique_ptr<control::RelayForward> m_forward;
    std::unique_ptr<hubble::FlowSource> m_source; ///< goes before the way
    Goal m_goal = Goal::Flow;
    bool m_hasRelay = true;
    bool m_hasEndpoints = true;
    bool m_hasEnded = false;
    std::string m_problem;
    QTimer m_limit;
    QTimer m_again;
    async::Request m_step;
};

} // namespace liteboxd::ctl
