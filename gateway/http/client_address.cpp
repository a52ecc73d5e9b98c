// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/client_address.h"

#include <cstring>
#include <optional>

namespace liteboxd::http {

namespace {

/// An address of X-Forwarded-For: some proxies write it with a port, or in brackets.
std::optional<io::SocketAddress> readHop(std::string_view text)
{
    text = trimmed(text);
    const bool hasPort = text.starts_with('[') ? text.find("]:") != std::string_view::npos
                                               : text.find(':') == text.rfind(':') && text.find('.') < text.find(':');
    if (hasPort)
        text = text.substr(0, text.rfind(':'));
    const auto address = io::SocketAddress::parse(text, 0);
    return address ? std::optional(*address) : std::nullopt;
}

} // namespace

io::SocketAddress clientBehind(const io::SocketAddress &peer, const RequestHead &request, const io::AddressRanges &trusted)
{
    io::SocketAddress client = peer;
    // Lines are one list, in their order (RFC 9110, 5.3): from the last hop of the last line back.
    const auto &fields = request.fields();
    for (auto field = fields.rbegin(); field != fields.rend(); ++field) {
        if (!equalsIgnoringCase(field->name, "X-Forwarded-For"))
            continue;
        std::string_view list = field->value;
        while (!list.empty()) {
            const std::size_t comma = list.rfind(',');
            const auto hop = readHop(comma == std::string_view::npos ? list : list.substr(comma + 1));
            if (!hop)
                return client;
            client = *hop;
            if (!trusted.contains(client))
                return client;
            list = list.substr(0, comma == std::string_view::npos ? 0 : comma);
        }
    }
    return client;
}

std::uint64_t clientKey(const io::SocketAddress &address)
{
    const auto bytes = address.bytes();
    std::uint64_t network = 0;
    std::uint64_t host = 0;
    std::memcpy(&network, bytes.data(), sizeof network);
    std::memcpy(&host, bytes.data() + sizeof network, sizeof host);
    // IPv4 is IPv4-mapped here: nothing but its last half tells two apart, and no IPv6 network begins with 64 zeros.
    return network == 0 ? host : network;
}

} // namespace liteboxd::http
