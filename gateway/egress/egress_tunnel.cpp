// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/egress/egress_tunnel.h"

#include <utility>

namespace liteboxd::egress {

EgressTunnel::EgressTunnel(http::Worker &worker, EgressAdmission admission, io::SocketAddress peer,
                           std::unique_ptr<io::Stream> sandbox, std::unique_ptr<io::Stream> host, std::string early,
                           Tunnels &tunnels, std::atomic<std::uint64_t> &open)
    : m_admission(std::move(admission))
    , m_peer(peer)
    , m_sandbox(std::move(sandbox))
    , m_host(std::move(host))
    , m_early(std::move(early))
    , m_relay(worker, *m_sandbox, *m_host, forward::StreamRelay::HalfClose::Passes)
    , m_tunnels(tunnels)
    , m_open(open)
{
    m_tunnels.insert(this);
    ++m_open;
}

EgressTunnel::~EgressTunnel()
{
    m_tunnels.erase(this);
    --m_open;
}

io::Task<void> EgressTunnel::run()
{
    std::string_view early = m_early;
    while (!early.empty()) {
        const io::IoResult sent = m_host->send(early);
        if (sent.status == io::IoStatus::Ok) {
            early.remove_prefix(sent.bytes);
            continue;
        }
        if (sent.status != io::IoStatus::WouldBlock)
            co_return;
        const io::WaitStatus waited = co_await m_host->writable(io::Deadline::max());
        if (waited != io::WaitStatus::Ready)
            co_return;
    }
    co_await m_relay.run();
}

void EgressTunnel::check(const EgressTable &table)
{
    if (table.freshness() != EgressTable::Freshness::Current)
        return; // out of sight nothing new is known; nothing new is opened either
    const EgressClient *const client = table.find(m_peer);
    const bool stays = client != nullptr && client->podUid == m_admission.client.podUid && client->isOpened &&
                       client->permits(m_admission.target.host);
    if (!stays)
        m_relay.stop();
}

} // namespace liteboxd::egress
