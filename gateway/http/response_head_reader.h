// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/head_scanner.h"
#include "gateway/http/message_head.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace liteboxd::http {

class Connection;

/// Receives the heads of a response, interim ones first: finds each head's end as the bytes come, and parses it when
/// it is whole. Waits for nothing itself.
class ResponseHeadReader
{
public:
    static constexpr std::size_t usualLimit = 64 * 1024;

    enum class State {
        Incomplete, ///< more has to come
        Complete,   ///< take() gives the head
        Malformed,  ///< no HTTP, or longer than the limit; final
        Ended,      ///< the connection ended first; final
    };

    /// `requestMethod`, which must stay, decides whether there is a body (RFC 9112, 6.3).
    explicit ResponseHeadReader(std::string_view requestMethod, std::size_t limit = usualLimit)
        : m_method(requestMethod)
        , m_limit(limit)
    {}

    /// Looks at all that came since the head began.
    State examine(std::string_view received);

    /// Looks at what has been received on `connection`, and reads from it what can be had without waiting; a whole head
    /// is taken out of received().
    State takeNow(Connection &connection);

    /// The head that was complete; the next one is looked for from here on.
    ResponseHead take();
    /// Of a complete head, until it is taken: its bytes.
    std::size_t length() const { return m_scanner.length(); }

private:
    std::string_view m_method;
    std::size_t m_limit;
    HeadScanner m_scanner;
    std::optional<ResponseHead> m_head;
};

} // namespace liteboxd::http
