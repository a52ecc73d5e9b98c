// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/redaction.h"

#include "core/base/ascii.h"
#include "core/base/secret_places.h"

#include <array>

namespace liteboxd::base {

namespace {

constexpr std::string_view redacted = "[redacted]";

} // namespace

std::string_view redactedFieldValue(std::string_view fieldName, std::string_view value)
{
    constexpr std::array names{"authorization", "proxy-authorization", "cookie", "set-cookie", "x-access-token"};
    for (const std::string_view name : names) {
        if (equalsIgnoringCase(fieldName, name))
            return redacted;
    }
    return value;
}

std::string redact(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    std::size_t from = 0;
    for (const TextRange &place : secretPlaces(text)) {
        out.append(text.substr(from, place.begin - from)).append(redacted);
        from = place.end;
    }
    return out.append(text.substr(from));
}

} // namespace liteboxd::base
