// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liteboxd::e2e {

/// The head of an answer as it arrived, and its body.
struct RawResponse
{
    int status = 0;       ///< 0: the connection ended, or the time was up, before a whole head
    std::string head;     ///< with the status line and the empty line
    std::string body;     ///< decoded if it was chunked
    bool isWhole = false; ///< the body ended as its framing says

    /// Values of the fields of that name, in order, without the blanks around them.
    std::vector<std::string> fields(std::string_view name) const;
    /// The first of them, or "".
    std::string field(std::string_view name) const;
};

/// A client that sends exactly the bytes it is given, over a blocking socket; each read waits 15 s at most.
class RawClient
{
public:
    explicit RawClient(std::uint16_t port, const char *address = "127.0.0.1");
    ~RawClient();
    RawClient(const RawClient &) = delete;
    RawClient &operator=(const RawClient &) = delete;

    bool isConnected() const { return m_socket >= 0; }

    /// False if the peer is gone.
    bool send(std::string_view bytes);

    /// The next head; 1xx answers other than 101 are skipped.
    RawResponse readHead();
    /// The next whole answer. `method` is that of the request: an answer to HEAD has no body.
    RawResponse readResponse(std::string_view method = "GET");

    /// Exactly `size` bytes, or fewer if the connection ended or the time was up.
    std::string read(std::size_t size);
    /// Whatever comes next.
    std::string readSome();
    /// Up to and with `mark`, or what there was when the connection ended.
    std::string readUntil(std::string_view mark);
    /// True if the peer ends the connection without sending anything more.
    bool isEnded();

private:
    bool fill();

    int m_socket = -1;
    bool m_isAtEnd = false;
    std::string m_buffer;
};

} // namespace liteboxd::e2e
