// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/management/feeds/socket_waker.h"

#include <QJsonObject>
#include <QString>

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace liteboxd::management {

/// What happened last, numbered from 1 on: the newest few thousand events as JSON texts, which any number of readers go
/// through at their own speed. Any thread.
class EventRing
{
public:
    static constexpr std::size_t kept = 4096;

    EventRing();

    /// Adds {sequence, type, at} and the members of `event`.
    void add(const QString &type, QJsonObject event);

    /// Tells the ring of a reader who is to be woken by what comes.
    void follow(const std::weak_ptr<SocketWaker> &waker);

    /// Whether anybody reads now.
    bool hasReaders() const;

    /// The number of the newest event; 0: there was none.
    std::uint64_t newest() const;

    /// What begins each reading: {type: "hello", instance, sequence}. `instance` is another one for each run of this
    /// program, whose numbers begin anew.
    std::string hello() const;

    /// The text behind event `last`, which goes on to what was read: the next event, or {type: "lost", from, to} where
    /// that is not kept any more or `last` was never reached. Nothing: there is none yet.
    std::optional<std::string> next(std::uint64_t &last) const;

private:
    const std::string m_instance;
    mutable std::mutex m_mutex; ///< guards what follows
    std::deque<std::string> m_texts;
    std::uint64_t m_newest = 0;
    std::vector<std::weak_ptr<SocketWaker>> m_readers;
};

} // namespace liteboxd::management
