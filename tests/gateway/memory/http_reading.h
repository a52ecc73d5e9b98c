// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace liteboxd::engine {

/// One message as its receiver must take it (RFC 9112, 6.3).
struct HttpReading
{
    std::string head;
    std::string body;
    bool isWhole = false;

    std::string status() const { return head.substr(9, 3); }
};

enum class MessageKind { Request, Response };

/// The messages in `bytes`, the last of which may be cut. `hasEnded`: the sender has ended the connection, and not by
/// a reset, which makes a body without a length whole. The strict reading of somebody who trusts nobody.
std::vector<HttpReading> readMessages(std::string_view bytes, MessageKind kind, bool hasEnded);

} // namespace liteboxd::engine
