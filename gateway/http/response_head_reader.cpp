// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/response_head_reader.h"

#include "gateway/http/connection.h"
#include "gateway/http/head_parser.h"
#include "gateway/http/worker.h"

#include <utility>

namespace liteboxd::http {

ResponseHeadReader::State ResponseHeadReader::examine(std::string_view received)
{
    // What speaks no HTTP may never send the end of a line.
    constexpr std::string_view beginning = "HTTP/1.";
    if (!beginning.starts_with(received.substr(0, beginning.size())))
        return State::Malformed;
    const HeadScanner::State state = m_scanner.scan(received);
    const bool whole = state == HeadScanner::State::Complete;
    if (state == HeadScanner::State::Malformed || (whole ? m_scanner.length() : received.size()) > m_limit)
        return State::Malformed;
    if (!whole)
        return State::Incomplete;
    m_head = HeadParser::response(received.substr(0, m_scanner.length()), m_method);
    return m_head ? State::Complete : State::Malformed;
}

ResponseHeadReader::State ResponseHeadReader::takeNow(Connection &connection)
{
    ByteQueue &received = connection.received();
    for (;;) {
        if (!received.isEmpty()) {
            const State state = examine(received.view());
            if (state == State::Complete)
                received.consume(m_scanner.length());
            if (state != State::Incomplete)
                return state;
        }
        const std::span<char> scratch = connection.worker().scratch();
        const io::IoResult got = connection.stream().recv(scratch);
        if (got.status == io::IoStatus::WouldBlock)
            return State::Incomplete;
        if (got.status != io::IoStatus::Ok)
            return State::Ended;
        const std::string_view bytes(scratch.data(), got.bytes);
        // The usual case: the whole head in one read, straight from the scratch.
        if (received.isEmpty()) {
            const State state = examine(bytes);
            if (state == State::Complete)
                received.append(bytes.substr(m_scanner.length()));
            if (state != State::Incomplete)
                return state;
        }
        received.append(bytes);
    }
}

ResponseHead ResponseHeadReader::take()
{
    m_scanner.reset();
    return *std::exchange(m_head, std::nullopt);
}

} // namespace liteboxd::http
