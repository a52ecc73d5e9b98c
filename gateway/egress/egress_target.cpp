// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/egress/egress_target.h"

#include "core/base/ascii.h"

#include <algorithm>
#include <charconv>

namespace liteboxd::egress {

namespace {

constexpr std::size_t longestHost = 254; // RFC 1035, 2.3.4, and the dot of an absolute name
constexpr std::string_view scheme = "http://";

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isNamePart(char c)
{
    return (c >= 'a' && c <= 'z') || isDigit(c) || c == '-' || c == '.' || c == '_';
}

/// A last label that begins with a digit is read as an address by inet_aton() and by browsers ("127.1", "0x7f.1").
bool looksLikeAddress(std::string_view name)
{
    const std::string_view last = name.substr(name.rfind('.') + 1);
    return last.empty() || isDigit(last.front());
}

std::optional<std::uint16_t> portOf(std::string_view text)
{
    std::uint16_t port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (text.empty() || error != std::errc() || end != text.data() + text.size() || port == 0)
        return std::nullopt;
    return port;
}

/// `usual` where there is no port; 0: there must be one.
std::optional<EgressTarget> placeOf(std::string_view authority, std::uint16_t usual)
{
    EgressTarget target;
    std::size_t end = authority.find(':');
    if (authority.starts_with('[')) {
        end = authority.find(']');
        if (end == std::string_view::npos)
            return std::nullopt;
        ++end;
        target.isAddress = true;
    }
    std::string_view host = authority.substr(0, end);
    std::string_view port = end >= authority.size() ? std::string_view() : authority.substr(end);
    if (host.ends_with('.'))
        host.remove_suffix(1);
    target.host = host;
    std::transform(host.begin(), host.end(), target.host.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (host.empty() || host.size() > longestHost)
        return std::nullopt;
    if (!target.isAddress && !std::all_of(target.host.begin(), target.host.end(), isNamePart))
        return std::nullopt;
    target.isAddress = target.isAddress || looksLikeAddress(target.host);
    if (port.empty() && usual == 0)
        return std::nullopt;
    if (!port.empty() && !port.starts_with(':'))
        return std::nullopt;
    const auto number = port.size() <= 1 && usual != 0 ? std::optional(usual) : portOf(port.substr(1));
    if (!number)
        return std::nullopt;
    target.port = *number;
    return target;
}

} // namespace

std::string EgressTarget::authority() const
{
    return host + ':' + std::to_string(port);
}

std::optional<EgressTarget> targetOf(std::string_view method, std::string_view target)
{
    if (method == "CONNECT")
        return placeOf(target, 0);
    if (!base::equalsIgnoringCase(target.substr(0, scheme.size()), scheme))
        return std::nullopt;
    target.remove_prefix(scheme.size());
    const std::size_t end = std::min(target.find_first_of("/?"), target.size());
    auto asked = placeOf(target.substr(0, end), 80);
    if (!asked)
        return std::nullopt;
    asked->origin = target.substr(end);
    if (!asked->origin.starts_with('/'))
        asked->origin.insert(0, 1, '/');
    return asked;
}

} // namespace liteboxd::egress
