// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/decode/json_view.h"

#include <QtGlobal>

#include <string>
#include <string_view>

namespace liteboxd::kube {

/// Parses JSON texts one after the other and reuses its memory. One thread; views die with the parser and with its
/// next parse(), and what they showed is overwritten then, as it may be secret. Safe on any bytes: depth is limited,
/// invalid UTF-8 is refused.
class JsonParser
{
public:
    JsonParser() = default;
    ~JsonParser();
    Q_DISABLE_COPY_MOVE(JsonParser)

    /// The root of `text`, or Malformed with the reason and the byte count, never with the text.
    base::Result<JsonView> parse(std::string_view text);

    /// Ends the life of the views.
    void forget();

private:
    simdjson::dom::parser m_parser;
    std::string m_text; ///< the last one, with the padding that simdjson reads
};

} // namespace liteboxd::kube
