// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/decode/json_view.h"

#include <string_view>

namespace liteboxd::kube {

/// Parses JSON texts one after the other and reuses its memory. One thread; views die with the parser and with its
/// next parse(). Safe on any bytes: depth is limited, invalid UTF-8 is refused.
class JsonParser
{
public:
    /// The root of `text`, or Malformed with the reason and the byte count, never with the text.
    base::Result<JsonView> parse(std::string_view text);

private:
    simdjson::dom::parser m_parser;
};

} // namespace liteboxd::kube
