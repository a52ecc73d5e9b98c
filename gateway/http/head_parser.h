// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/limits.h"
#include "gateway/http/message_head.h"
#include "gateway/http/refusal.h"

#include <tl/expected.hpp>

#include <optional>
#include <string_view>

namespace liteboxd::http {

/// Which request targets there may be (RFC 9112, 3.2).
enum class TargetForms {
    Origin, ///< a path; the absolute form of a place that Host names is taken for one
    Proxy,  ///< whatever a proxy is asked, as it came: CONNECT's authority, the absolute form; its Service judges it
};

/// Parses whole heads that HeadScanner found: Beast's parser, then the rules that make sure every hop reads the
/// message the same way (RFC 9112, 3 and 6; RFC 9110, 7.2 and 8.6). Stateless.
class HeadParser
{
public:
    static tl::expected<RequestHead, Refusal> request(std::string_view bytes, const HeadLimits &limits,
                                                      TargetForms forms = TargetForms::Origin);

    /// `requestMethod` decides whether there is a body (RFC 9112, 6.3). A field may have spaces before its colon,
    /// unless it tells the body's length. Nothing if it is malformed.
    static std::optional<ResponseHead> response(std::string_view bytes, std::string_view requestMethod);
};

} // namespace liteboxd::http
