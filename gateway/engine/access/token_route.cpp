// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/access/token_route.h"

#include "core/base/ascii.h"
#include "core/base/port_number.h"

#include <algorithm>
#include <string>
#include <utility>

namespace liteboxd::engine {

namespace {

constexpr std::string_view sandboxPrefix = "/api/v1/sandbox/";
constexpr std::string_view portInfix = "/port/";
constexpr std::string_view tcpInfix = "/tcp/";

/// Percent-decoded as often as it changes, so that what a second decoder would see is seen here too.
std::string fullyDecoded(std::string_view text)
{
    std::string current(text);
    for (int round = 0; round < 8; ++round) {
        std::string next;
        for (std::size_t i = 0; i < current.size(); ++i) {
            const bool mayBeEscape = current[i] == '%' && i + 2 < current.size();
            const int high = mayBeEscape ? base::hexValue(current[i + 1]) : -1;
            const int low = mayBeEscape ? base::hexValue(current[i + 2]) : -1;
            if (high >= 0 && low >= 0) {
                next.push_back(static_cast<char>(high * 16 + low));
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
    if (idEnd == std::string_view::npos)
        return std::nullopt;
    const bool isTcp = !path.substr(idEnd).starts_with(portInfix);
    if (isTcp && !path.substr(idEnd).starts_with(tcpInfix))
        return std::nullopt;
    const auto portBegin = idEnd + (isTcp ? tcpInfix : portInfix).size();
    const auto portEnd = std::min(path.find('/', portBegin), path.size());
    const auto port = base::parsePort(path.substr(portBegin, portEnd - portBegin));
    auto id = base::SandboxId::parse(path.substr(sandboxPrefix.size(), idEnd - sandboxPrefix.size()));
    if (!port || !id || (isTcp && portEnd != path.size()))
        return std::nullopt;
    return TokenRoute{{std::move(*id), *port}, target.substr(0, portEnd), target.substr(portEnd), isTcp};
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
