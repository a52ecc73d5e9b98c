// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/feeds/session_feed.h"

#include <utility>

namespace liteboxd::management {

bool SessionFeed::send(std::string message)
{
    std::weak_ptr<SocketWaker> waker;
    {
        const std::lock_guard lock(m_mutex);
        if (m_size + message.size() > mostWaiting)
            return false;
        m_size += message.size();
        m_waiting.push_back(std::move(message));
        waker = m_waker;
    }
    SocketWaker::wake(waker);
    return true;
}

void SessionFeed::close(base::CloseCode code)
{
    std::weak_ptr<SocketWaker> waker;
    {
        const std::lock_guard lock(m_mutex);
        m_code = code;
        waker = m_waker;
    }
    SocketWaker::wake(waker);
}

void SessionFeed::giveUp(std::string why, base::CloseCode code)
{
    {
        const std::lock_guard lock(m_mutex);
        m_size += why.size();
        m_waiting.push_back(std::move(why));
    }
    close(code);
}

void SessionFeed::attach(std::weak_ptr<SocketWaker> waker)
{
    const std::lock_guard lock(m_mutex);
    m_waker = std::move(waker);
}

std::optional<std::string> SessionFeed::next()
{
    const std::lock_guard lock(m_mutex);
    if (m_waiting.empty())
        return std::nullopt;
    std::string message = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_size -= message.size();
    return message;
}

std::optional<base::CloseCode> SessionFeed::ended()
{
    const std::lock_guard lock(m_mutex);
    return m_waiting.empty() ? m_code : std::nullopt;
}

void SessionFeed::take(base::Opcode opcode, std::string message)
{
    m_session.link->post([take = m_session.take, opcode, message = std::move(message)] { take(opcode, message); });
}

void SessionFeed::leave()
{
    m_session.link->post(m_session.leave);
}

} // namespace liteboxd::management
