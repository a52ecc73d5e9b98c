// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/hubble/flow_source.h"
#include "core/verify/probes/probe_attempt.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace liteboxd::verify {

/// A connection that is said to have been dropped.
struct SoughtDrop
{
    std::string pod{};                ///< that connects: its name
    std::vector<ProbePlace> places{}; ///< any of them: an address of a service is translated before policies are asked
    QStringList spaces{};             ///< or any pod of these namespaces, but for its DNS: what is behind a node port
    std::size_t since = 0;            ///< a FlowWitness::mark(): drops that came before it do not count
};

/// What Hubble said about it; nothing: it showed no drop.
using SeenDrop = std::optional<flows::Flow>;

/// Watches at Hubble what becomes of the connections of one run's probes. One thread. Destroying it ends the stream.
class FlowWitness : public QObject
{
    Q_OBJECT

public:
    /// Without a source nothing is seen.
    explicit FlowWitness(std::unique_ptr<hubble::FlowSource> source, QObject *parent = nullptr);
    ~FlowWitness() override;

    /// Asks for the flows of the plan's pods, from now on.
    void watch(const ProbePlan &plan);

    /// The agents are known to tell of no drops: it is blind whatever the stream shows.
    void expectNothing() { m_isHopeless = true; }

    /// Why nothing can be said from what it shows, as a sentence; empty: the stream is open, and nothing was lost.
    QString blindness() const;

    /// What to do about blindness().
    QString remedy() const;

    /// Tells once the stream is open, or why it is not: blindness(). Waits 5 s at most.
    async::Request settle(QObject *context, async::Callback<QString> done);

    /// The drop of each, in the order of `sought`. Waits up to 4 s for those that have not come, for Hubble is a little
    /// behind; not at all when it is blind.
    async::Request find(std::vector<SoughtDrop> sought, QObject *context, async::Callback<std::vector<SeenDrop>> done);

    /// Whether there is nothing more to wait for: the stream is open, or cannot be.
    bool isSettled() const;

    /// Stands for now: of all drops that came before.
    std::size_t mark() const { return m_drops.size(); }

    /// What has come of it so far.
    SeenDrop dropOf(const SoughtDrop &sought) const;

Q_SIGNALS:
    void changed();

private:
    std::uint32_t unseenNodes() const;
    void take(const QList<flows::Flow> &flows);

    std::unique_ptr<hubble::FlowSource> m_source;
    std::vector<flows::Flow> m_drops;
    bool m_hasLost = false;
    bool m_isHopeless = false;
};

/// "drop flow UUID: Policy denied, by CiliumNetworkPolicy liteboxd/deny-cluster-access"
QString dropLine(const flows::Flow &flow);

} // namespace liteboxd::verify
