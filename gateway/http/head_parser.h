// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/limits.h"
#include "gateway/http/message_head.h"

#include <tl/expected.hpp>

#include <string_view>

namespace liteboxd::http {

/// Why a request is refused: the status of the RFC, and a sentence for the answer's body.
struct Refusal
{
    int status = 400;
    std::string_view reason;
};

/// Parses whole heads that HeadScanner found: Beast's parser, then the rules that make sure every hop reads the
/// message the same way (RFC 9112, 3 and 6; RFC 9110, 7.2 and 8.6). Stateless.
class HeadParser
{
public:
    static tl::expected<RequestHead, Refusal> request(std::string_view bytes, const HeadLimits &limits);

    /// `requestMethod` decides whether there is a body (RFC 9112, 6.3). A field may have spaces before its colon,
    /// unless it tells the body's length. The refusal's status means nothing here.
    static tl::expected<ResponseHead, Refusal> response(std::string_view bytes, std::string_view requestMethod);
};

} // namespace liteboxd::http
