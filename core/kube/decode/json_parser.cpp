// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/decode/json_parser.h"

#include <cstring>

namespace liteboxd::kube {

JsonParser::~JsonParser()
{
    forget();
}

void JsonParser::forget()
{
    // simdjson writes each text behind its length, and the texts of a document are shorter than the document.
    if (auto *const texts = m_parser.doc.string_buf.get())
        ::explicit_bzero(texts, m_text.size() * 5 / 3);
    ::explicit_bzero(m_text.data(), m_text.size());
    m_text.clear();
}

base::Result<JsonView> JsonParser::parse(std::string_view text)
{
    forget();
    m_text.reserve(text.size() + simdjson::SIMDJSON_PADDING);
    m_text = text;
    simdjson::dom::element root;
    constexpr bool copies = false;
    const auto fault = m_parser.parse(m_text.data(), m_text.size(), copies).get(root);
    if (fault != simdjson::SUCCESS) {
        return base::fail(base::ErrorCode::Malformed,
                          "not JSON (" + std::to_string(text.size()) + " bytes): " + simdjson::error_message(fault));
    }
    return JsonView(root);
}

} // namespace liteboxd::kube
