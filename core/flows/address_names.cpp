// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/address_names.h"

#include "core/flows/flow_ends.h"

namespace liteboxd::flows {

void AddressNames::learn(const Flow &flow)
{
    if (!flow.layer7 || !flow.layer7->dns || flow.layer7->dns->addresses.isEmpty())
        return;
    const QString pod = client(flow).podName();
    QString name = flow.layer7->dns->query.toLower();
    if (name.endsWith(QLatin1Char('.')))
        name.chop(1);
    if (pod.isEmpty() || name.isEmpty())
        return;
    for (const QString &address : flow.layer7->dns->addresses) {
        const Key key(pod, address);
        if (!m_names.contains(key))
            m_order.push_back(key);
        m_names.insert(key, name);
    }
    while (m_order.size() > m_most) {
        m_names.remove(m_order.front());
        m_order.pop_front();
    }
}

void AddressNames::fill(Flow &flow) const
{
    fill(flow.source, flow.destination);
    fill(flow.destination, flow.source);
}

void AddressNames::fill(FlowPeer &peer, const FlowPeer &asker) const
{
    if (!peer.names.isEmpty() || !peer.pod.isEmpty() || peer.address.isEmpty() || asker.pod.isEmpty())
        return;
    const auto found = m_names.constFind(Key(asker.podName(), peer.address));
    if (found != m_names.constEnd())
        peer.names = {*found};
}

} // namespace liteboxd::flows
