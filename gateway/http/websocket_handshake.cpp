// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/websocket_handshake.h"

#include "core/base/websocket_frame.h"

namespace liteboxd::http {

namespace {

/// The next element of a comma-separated list, without its parameters.
std::string_view nextName(std::string_view &list)
{
    const std::string_view element = takeElement(list);
    return trimmed(element.substr(0, element.find(';')));
}

bool offers(const RequestHead &request, std::string_view field, std::string_view name)
{
    for (const Field &line : request.fields()) {
        if (!equalsIgnoringCase(line.name, field))
            continue;
        for (std::string_view list = line.value; !list.empty();) {
            if (nextName(list) == name)
                return true;
        }
    }
    return false;
}

} // namespace

UpgradeKind upgradeKindOf(const RequestHead &request)
{
    const auto upgrade = request.find(FieldId::Upgrade);
    if (!upgrade || request.count(FieldId::Upgrade) != 1 || !equalsIgnoringCase(*upgrade, "websocket") ||
        !request.isHttp11() || request.method() != "GET" || !request.lists(FieldId::Connection, "upgrade"))
        return UpgradeKind::None;
    const auto key = request.find("Sec-WebSocket-Key");
    if (request.framing().hasBody() || request.count("Sec-WebSocket-Key") != 1 || !base::isWebSocketKey(*key))
        return UpgradeKind::Malformed;
    return UpgradeKind::WebSocket;
}

bool switchesToWebSocket(const ResponseHead &response, std::string_view key)
{
    const auto upgrade = response.find(FieldId::Upgrade);
    return upgrade && equalsIgnoringCase(*upgrade, "websocket") && response.lists(FieldId::Connection, "upgrade") &&
           response.count("Sec-WebSocket-Accept") == 1 &&
           *response.find("Sec-WebSocket-Accept") == base::acceptFor(key);
}

bool answersHandshake(const RequestHead &request, const ResponseHead &response)
{
    const auto key = request.find("Sec-WebSocket-Key");
    if (!key || !switchesToWebSocket(response, *key))
        return false;
    const auto protocol = response.find("Sec-WebSocket-Protocol");
    if (protocol && (response.count("Sec-WebSocket-Protocol") > 1 ||
                     !offers(request, "Sec-WebSocket-Protocol", trimmed(*protocol))))
        return false;
    for (const Field &field : response.fields()) {
        if (!equalsIgnoringCase(field.name, "Sec-WebSocket-Extensions"))
            continue;
        for (std::string_view list = field.value; !list.empty();) {
            const std::string_view name = nextName(list);
            if (!name.empty() && !offers(request, "Sec-WebSocket-Extensions", name))
                return false;
        }
    }
    return true;
}

std::uint8_t negotiatedBits(const ResponseHead &response)
{
    std::uint8_t bits = 0;
    for (const Field &field : response.fields()) {
        if (!equalsIgnoringCase(field.name, "Sec-WebSocket-Extensions"))
            continue;
        for (std::string_view list = field.value; !list.empty();)
            bits |= nextName(list) == "permessage-deflate" ? 0x40U : 0x70U;
    }
    return bits;
}

} // namespace liteboxd::http
