// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/access/browser_host.h"

#include "core/base/ascii.h"
#include "core/base/port_number.h"

#include <algorithm>
#include <utility>

namespace liteboxd::engine {

namespace {

constexpr std::string_view localSuffix = ".localhost";
constexpr std::uint16_t httpPort = 80;

/// The name of `host` if its port is the gateway's.
std::optional<std::string_view> nameOnPort(std::string_view host, std::uint16_t gatewayPort)
{
    const std::size_t bracket = host.rfind(']');
    const std::size_t colon = host.rfind(':');
    if (colon == std::string_view::npos || (bracket != std::string_view::npos && colon < bracket))
        return gatewayPort == httpPort ? std::optional(host) : std::nullopt;
    if (base::parsePort(host.substr(colon + 1)) != gatewayPort)
        return std::nullopt;
    return host.substr(0, colon);
}

std::string lowerCased(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return base::lower(c); });
    return out;
}

/// `{port}-{id}`
std::optional<SandboxPort> readLabel(std::string_view label)
{
    const std::size_t hyphen = label.find('-');
    if (hyphen == std::string_view::npos)
        return std::nullopt;
    const auto port = base::parsePort(label.substr(0, hyphen));
    auto id = base::SandboxId::parse(label.substr(hyphen + 1));
    if (!port || !id)
        return std::nullopt;
    return SandboxPort{std::move(*id), *port};
}

/// `{port}-{id}-{tag}`
std::optional<BrowserOrigin> readOriginLabel(std::string_view label)
{
    constexpr std::size_t tagSize = 8;
    if (label.size() > 63 || label.size() < tagSize + 1 || label[label.size() - tagSize - 1] != '-')
        return std::nullopt;
    const std::string_view tag = label.substr(label.size() - tagSize);
    if (!std::all_of(tag.begin(), tag.end(), [](char c) { return base::hexValue(c) >= 0; }))
        return std::nullopt;
    auto target = readLabel(label.substr(0, label.size() - tagSize - 1));
    if (!target)
        return std::nullopt;
    return BrowserOrigin{std::move(target->id), target->port, std::string(tag)};
}

} // namespace

HostMeaning readHost(std::string_view host, std::uint16_t gatewayPort)
{
    const auto onPort = nameOnPort(host, gatewayPort);
    if (!onPort)
        return ForeignHost{};
    std::string name = lowerCased(*onPort);
    if (name.ends_with('.'))
        name.pop_back();
    if (name == "localhost" || name == "127.0.0.1" || name == "[::1]")
        return NotBrowserHost{};
    if (!name.ends_with(localSuffix))
        return ForeignHost{};
    name.resize(name.size() - localSuffix.size());

    auto origin = readOriginLabel(name);
    return origin ? HostMeaning(std::move(*origin)) : HostMeaning(ForeignHost{});
}

std::optional<SandboxPort> readSandboxHost(std::string_view host, std::string_view domain)
{
    const std::size_t colon = host.rfind(':');
    if (colon != std::string_view::npos && !base::parsePort(host.substr(colon + 1)))
        return std::nullopt;
    std::string name = lowerCased(host.substr(0, colon));
    if (name.ends_with('.'))
        name.pop_back();
    if (name.size() <= domain.size() + 1 || !name.ends_with(domain) || name[name.size() - domain.size() - 1] != '.')
        return std::nullopt;
    name.resize(name.size() - domain.size() - 1);
    return readLabel(name);
}

std::string hostOf(const BrowserOrigin &origin, std::uint16_t gatewayPort)
{
    std::string host = std::to_string(origin.port) + '-' + origin.labelId.text() + '-' + origin.tag;
    host += localSuffix;
    if (gatewayPort != httpPort)
        host += ':' + std::to_string(gatewayPort);
    return host;
}

} // namespace liteboxd::engine
