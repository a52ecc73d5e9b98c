// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/message_head.h"

#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace liteboxd::http {

/// Builds the text of a message head, line by line. What goes in has been checked where it came in.
class HeadWriter
{
public:
    HeadWriter() { m_text.resize(usualSize); }

    HeadWriter &request(std::string_view method, std::initializer_list<std::string_view> target);
    HeadWriter &status(int status, std::string_view reason);
    HeadWriter &field(std::string_view name, std::string_view value);
    HeadWriter &field(std::string_view name, std::initializer_list<std::string_view> parts);
    /// Content-Length or Transfer-Encoding; nothing for None and UntilClose.
    HeadWriter &framing(const BodyFraming &framing);
    /// The empty line; then the text is whole, and the writer empty.
    io::BlockString finish();

private:
    static constexpr std::size_t usualSize = 1000;

    char *room(std::size_t size);

    // Longer than what is written so far, so that writing is copying: appending piece by piece to a string took a
    // tenth of the instructions of a request.
    io::BlockString m_text;
    std::size_t m_size = 0;
};

/// The reason phrase the RFCs give to a status; "Unknown" for others.
std::string_view reasonPhrase(int status);

} // namespace liteboxd::http
