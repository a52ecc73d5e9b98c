// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/file_descriptor.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace liteboxd::bench {

/// The limit that proxies are held against: epoll, one registration per socket, and the bytes of either side moved to
/// the other without a look at them. Only the first request's head is read, for the token check and the prefix.
/// One thread. How bytes move is the subclass's.
class RelayLoop
{
public:
    virtual ~RelayLoop() = default;
    RelayLoop(const RelayLoop &) = delete;
    RelayLoop &operator=(const RelayLoop &) = delete;

    /// Relays until the process ends.
    void run();

protected:
    struct Side
    {
        io::FileDescriptor socket;
        Side *other = nullptr; ///< nullptr until the head was read
        std::string kept;      ///< bytes for this side that it would not take yet
        std::array<io::FileDescriptor, 2> pipe;
        std::size_t piped = 0; ///< bytes in it, for this side
        bool readable = true;
        bool hangsUp = false; ///< the end is near: read on until it comes
        bool ended = false;   ///< it sends nothing more
    };
    enum class Moved { All, Blocked, End };

    explicit RelayLoop(std::uint16_t port);

    /// Moves what `from` has to `to`: all there is, or until `to` takes no more.
    virtual Moved move(Side &from, Side &to) = 0;

private:
    Side &add(io::FileDescriptor socket);
    void accept();
    void onEvents(Side &side, std::uint32_t events);
    void open(Side &client);
    void pump(Side &from);
    void drop(Side &side);

    io::FileDescriptor m_listener;
    io::FileDescriptor m_epoll;
    std::unordered_map<Side *, std::unique_ptr<Side>> m_sides;
    std::vector<std::unique_ptr<Side>> m_gone; ///< until all events of this turn were seen
};

} // namespace liteboxd::bench
