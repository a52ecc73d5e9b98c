// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/file_descriptor.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace liteboxd::bench {

/// A non-blocking TCP socket on loopback that keeps what it could not send yet.
class BenchSocket
{
public:
    explicit BenchSocket(io::FileDescriptor socket);
    /// Connects, or throws std::system_error.
    static BenchSocket connect(std::uint16_t port);

    /// Sends, or keeps for flush().
    void send(std::string_view bytes);
    /// Sends what was kept.
    void flush();
    /// How many bytes came; 0 when there are none now, -1 at the end or an error.
    std::ptrdiff_t receive(std::span<char> into);

    bool hasUnsent() const { return !m_unsent.empty(); }
    int descriptor() const { return m_socket.get(); }

private:
    io::FileDescriptor m_socket;
    std::string m_unsent;
};

/// Keeps the calling thread, and the processes it starts, on one core.
void pinToCore(std::size_t core);
/// How many cores this process may use.
std::size_t coreCount();

} // namespace liteboxd::bench
