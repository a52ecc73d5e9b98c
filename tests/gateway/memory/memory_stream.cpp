// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/memory/memory_stream.h"

#include <algorithm>
#include <cstring>

namespace liteboxd::io {

using Fault = NetworkPlan::Fault;

MemoryStream::MemoryStream(MemoryNetwork &network, std::size_t connection, std::shared_ptr<MemoryPipe> incoming,
                           std::shared_ptr<MemoryPipe> outgoing, Role role)
    : Stream(network.m_reactor)
    , m_network(network)
    , m_connection(connection)
    , m_in(std::move(incoming))
    , m_out(std::move(outgoing))
    , m_role(role)
{
    m_readable.raise(); // worth a try, as on a new socket
    m_writable.raise();
    m_network.m_streams.push_back(this);
}

MemoryStream::~MemoryStream()
{
    std::erase(m_network.m_streams, this);
    m_in->isReceiverGone = true;
    m_out->isEnded = true;
    if (isAborted() || !m_in->arrived.empty() || !m_in->inFlight.empty()) {
        m_out->isReset = true;
        m_out->inFlight.clear();
    }
}

bool MemoryStream::meetsFault(IoResult &result, bool isRead)
{
    const Fault fault = m_role == Role::Tested ? m_network.nextFault(m_connection) : Fault::None;
    switch (fault) {
    case Fault::None:
        return false;
    case Fault::Stall:
        m_in->isStalled = m_out->isStalled = true;
        (isRead ? m_readable : m_writable).clear();
        result = {IoStatus::WouldBlock, 0};
        return true;
    case Fault::End:
    case Fault::Reset:
        m_in->isReset = m_out->isReset = fault == Fault::Reset || !isRead;
        m_in->isEnded = m_out->isReceiverGone = true;
        m_in->inFlight.clear();
        m_in->arrived.clear();
        result = {m_in->isReset ? IoStatus::Failed : IoStatus::End, 0};
        return true;
    }
    return false;
}

IoResult MemoryStream::recv(std::span<char> into)
{
    IoResult result;
    if (!m_readable.isRaised() || meetsFault(result, true))
        return result;
    std::string &bytes = m_in->arrived;
    if (!bytes.empty()) {
        const std::size_t count = std::min(into.size(), bytes.size());
        std::memcpy(into.data(), bytes.data(), count);
        bytes.erase(0, count);
        if (count < into.size() && !isHungUp())
            m_readable.clear();
        return {IoStatus::Ok, count};
    }
    if (isAtEnd())
        return {m_in->isReset ? IoStatus::Failed : IoStatus::End, 0};
    m_readable.clear();
    return {IoStatus::WouldBlock, 0};
}

IoResult MemoryStream::send(std::span<const iovec> pieces)
{
    IoResult result;
    if (meetsFault(result, false))
        return result;
    const bool isLost = m_out->isStalled && isAtEnd();
    if (m_in->isReset || m_hasShutDown || isLost)
        return {IoStatus::Failed, 0};
    std::size_t room = m_out->isStalled ? 0 : m_out->room();
    if (m_role == Role::Tested)
        room = std::min(room, m_network.m_plan.mostAtOnce);
    std::size_t sent = 0;
    std::size_t asked = 0;
    for (const iovec &piece : pieces) {
        const std::size_t count = std::min(room - sent, piece.iov_len);
        asked += piece.iov_len;
        if (count > 0 && !m_out->isReceiverGone)
            m_out->inFlight.append(static_cast<const char *>(piece.iov_base), count);
        sent += count;
    }
    if (sent > 0 && m_out->isReceiverGone)
        m_in->isReset = true; // the kernel's answer to bytes that nobody takes
    if (sent < asked) {
        m_writable.clear();
        m_wantsRoom = true;
    }
    return {sent == 0 && asked > 0 ? IoStatus::WouldBlock : IoStatus::Ok, sent};
}

void MemoryStream::shutdownSend()
{
    m_hasShutDown = true;
    m_out->isEnded = true;
}

/// On a stalled connection only the peer learns of an end: it has nothing else to wait for.
bool MemoryStream::isAtEnd() const
{
    if (m_in->isStalled)
        return m_role == Role::Peer && (m_in->isReset || m_in->isEnded);
    return m_in->isReset || (m_in->isEnded && m_in->inFlight.empty());
}

bool MemoryStream::isDue() const
{
    return bytesAreDue() || endIsDue() || roomIsDue();
}

void MemoryStream::deliver(std::size_t most)
{
    if (bytesAreDue()) {
        const std::size_t count =
            std::min(m_role == Role::Tested ? most : m_in->inFlight.size(), m_in->inFlight.size());
        m_in->arrived.append(m_in->inFlight, 0, count);
        m_in->inFlight.erase(0, count);
        m_readable.raise();
    }
    if (endIsDue()) {
        m_isToldOfEnd = true;
        m_isToldOfReset = m_in->isReset;
        if (m_in->isReset)
            lose();
        else
            hangUp();
        m_readable.raise();
        if (m_in->isReset || m_in->isStalled)
            m_writable.raise();
    }
    if (roomIsDue()) {
        m_wantsRoom = false;
        m_writable.raise();
    }
}

} // namespace liteboxd::io
