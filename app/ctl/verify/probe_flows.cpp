// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/verify/probe_flows.h"

#include "core/hubble/observer_client.h"

namespace liteboxd::ctl {

ProbeFlows::ProbeFlows(Cluster &cluster, const base::Clock &clock)
    : m_clock(clock)
{
    auto forward = control::RelayForward::create(cluster.settings(), cluster.credentials(), cluster.api());
    if (!forward)
        return;
    m_forward = std::move(*forward);
    connect(m_forward.get(), &control::RelayForward::located, this, &ProbeFlows::ready);
    connect(m_forward.get(), &control::RelayForward::failed, this, &ProbeFlows::ready);
}

void ProbeFlows::locate()
{
    if (m_forward)
        return m_forward->locate();
    QMetaObject::invokeMethod(this, &ProbeFlows::ready, Qt::QueuedConnection);
}

std::unique_ptr<hubble::FlowSource> ProbeFlows::open() const
{
    if (!m_forward)
        return nullptr;
    return std::make_unique<hubble::ObserverClient>(hubble::RelayWay(m_forward->dialer()), m_clock);
}

} // namespace liteboxd::ctl
