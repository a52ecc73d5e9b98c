// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/decode/json_parser.h"

namespace liteboxd::kube {

base::Result<JsonView> JsonParser::parse(std::string_view text)
{
    simdjson::dom::element root;
    const auto fault = m_parser.parse(text.data(), text.size()).get(root);
    if (fault != simdjson::SUCCESS) {
        return base::fail(base::ErrorCode::Malformed,
                          "not JSON (" + std::to_string(text.size()) + " bytes): " + simdjson::error_message(fault));
    }
    return JsonView(root);
}

} // namespace liteboxd::kube
