// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/token_route.h"

#include "core/base/port_number.h"
#include "core/base/sandbox_id.h"

#include <algorithm>
#include <string>

namespace liteboxd::engine {

namespace {

constexpr std::string_view sandboxPrefix = "/api/v1/sandbox/";
constexpr std::string_view portInfix = "/port/";

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/// Percent-decoded as often as it changes, so that what a second decoder would see is seen here too.
std::string fullyDecoded(std::string_view text)
{
    std::string current(text);
    for (int round = 0; round < 8; ++round) {
        std::string next;
        for (std::size_t i = 0; i < current.size(); ++i) {
            const bool escape = current[i] == '%' && i + 2 < current.size() && hexDigit(current[i + 1]) >= 0 &&
                                hexDigit(current[i + 2]) >= 0;
            if (escape) {
                next.push_back(static_cast<char>(hexDigit(current[i + 1]) * 16 + hexDigit(current[i + 2])));
                i += 2;
            } else {
                next.push_back(current[i]);
            }
        }
        if (next == current)
            break;
        current = std::move(next);
    }
    return current;
}

} // namespace

std::optional<TokenRoute> TokenRouteParser::parse(std::string_view target, TokenRoute::Fault &fault)
{
    fault = TokenRoute::Fault::NotOurs;
    if (!target.starts_with(sandboxPrefix))
        return std::nullopt;
    fault = TokenRoute::Fault::Malformed;
    const std::string_view path = target.substr(0, target.find('?'));
    const auto idEnd = path.find('/', sandboxPrefix.size());
    if (idEnd == std::string_view::npos || !path.substr(idEnd).starts_with(portInfix))
        return std::nullopt;
    const auto portBegin = idEnd + portInfix.size();
    const auto portEnd = std::min(path.find('/', portBegin), path.size());
    const auto port = base::parsePort(path.substr(portBegin, portEnd - portBegin));
    TokenRoute route;
    route.id = path.substr(sandboxPrefix.size(), idEnd - sandboxPrefix.size());
    if (!port || !base::SandboxId::isValid(route.id))
        return std::nullopt;
    route.port = *port;
    route.prefix = target.substr(0, portEnd);
    route.rest = target.substr(portEnd);
    return route;
}

bool isAmbiguousPath(std::string_view target)
{
    const std::string path = fullyDecoded(target.substr(0, target.find('?')));
    if (path.find('\\') != std::string::npos)
        return true;
    for (std::size_t begin = 0; begin <= path.size();) {
        const auto end = std::min(path.find('/', begin), path.size());
        const std::string_view segment = std::string_view(path).substr(begin, end - begin);
        const std::string_view name = segment.substr(0, segment.find(';')); // some servers drop ";parameters" first
        if (name == "." || name == "..")
            return true;
        begin = end + 1;
    }
    return false;
}

} // namespace liteboxd::engine
