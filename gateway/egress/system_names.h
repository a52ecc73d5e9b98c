// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/egress/name_source.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace liteboxd::egress {

/// getaddrinfo(3), which blocks, on a few threads of its own; the search list of resolv.conf is not used, so that a
/// name means the same here as in the list. Whoever waits may go away; the threads end with this object, which waits
/// for a look-up that is under way (resolv.conf(5): timeout times attempts).
class SystemNames final : public NameSource
{
public:
    SystemNames();
    ~SystemNames() override;

    io::Task<base::Result<std::vector<io::SocketAddress>>> lookUp(io::Reactor &reactor, std::string host,
                                                                  std::uint16_t port, io::Deadline deadline) override;

private:
    struct Question;

    void run();

    std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_news;
    std::deque<std::shared_ptr<Question>> m_questions;
    bool m_ends = false;
    std::vector<std::thread> m_threads;
};

} // namespace liteboxd::egress
