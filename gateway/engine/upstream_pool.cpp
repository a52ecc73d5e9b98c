// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/upstream_pool.h"

#include "gateway/http/worker.h"

namespace liteboxd::engine {

namespace {

/// Nothing may come from an upstream that was asked nothing: bytes would be the answer to the next request.
bool isSound(http::Connection &connection)
{
    io::Stream &stream = connection.stream();
    if (stream.isHungUp() || !connection.received().isEmpty())
        return false;
    if (!stream.mayRead())
        return true;
    // It may also rest for others' sake, and then nobody knows.
    return stream.recv(connection.worker().scratch()).status == io::IoStatus::WouldBlock && !stream.mayRead();
}

} // namespace

std::size_t UpstreamPool::Hash::operator()(const UpstreamKey &key) const noexcept
{
    const std::hash<std::string_view> hash;
    return hash(key.podUid.empty() ? key.place : key.podUid) + key.port;
}

std::unique_ptr<http::Connection> UpstreamPool::take(const UpstreamKey &key, io::Deadline now)
{
    const auto found = m_idle.find(key);
    if (found == m_idle.end())
        return nullptr;
    auto &idle = found->second;
    while (!idle.empty()) {
        Idle last = std::move(idle.back());
        idle.pop_back();
        --m_count;
        if (last.until > now && isSound(*last.connection))
            return std::move(last.connection);
    }
    return nullptr;
}

void UpstreamPool::put(const UpstreamKey &key, std::unique_ptr<http::Connection> connection, io::Deadline until)
{
    auto found = m_idle.find(key);
    if (found == m_idle.end())
        found = m_idle.emplace(OwnedKey{std::string(key.place), key.port, std::string(key.podUid)}, 0).first;
    auto &idle = found->second;
    if (m_count >= m_mostInAll || idle.size() >= mostPerUpstream)
        return;
    idle.push_back({std::move(connection), until});
    ++m_count;
}

void UpstreamPool::sweep(io::Deadline now)
{
    for (auto upstream = m_idle.begin(); upstream != m_idle.end();) {
        auto &idle = upstream->second;
        m_count -= std::erase_if(
            idle, [now](const Idle &entry) { return entry.until <= now || entry.connection->stream().isHungUp(); });
        upstream = idle.empty() ? m_idle.erase(upstream) : std::next(upstream);
    }
}

void UpstreamPool::clear()
{
    m_idle.clear();
    m_count = 0;
}

} // namespace liteboxd::engine
