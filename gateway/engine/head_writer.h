// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/message_head.h"

#include <initializer_list>
#include <string_view>

namespace liteboxd::engine {

/// Builds the text of a message head, line by line. What goes in has been checked where it came in.
class HeadWriter
{
public:
    HeadWriter() { m_text.reserve(1000); }

    HeadWriter &request(std::string_view method, std::initializer_list<std::string_view> target);
    HeadWriter &status(int status, std::string_view reason);
    HeadWriter &field(std::string_view name, std::string_view value);
    HeadWriter &field(std::string_view name, std::initializer_list<std::string_view> parts);
    /// Content-Length or Transfer-Encoding; nothing for None and UntilClose.
    HeadWriter &framing(const BodyFraming &framing);
    /// The empty line; then the text is whole, and the writer empty.
    io::BlockString finish();

private:
    io::BlockString m_text;
};

/// The reason phrase the RFCs give to a status; "Unknown" for others.
std::string_view reasonPhrase(int status);

} // namespace liteboxd::engine
