// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/access/token_route.h"

#include "core/base/port_number.h"
#include "core/base/sandbox_id.h"
#include "tests/fuzz/fuzz_input.h"

#include <string>

using namespace liteboxd;
using namespace liteboxd::engine;
using fuzz::require;

namespace {

/// Each byte of the path as its percent escape: what a decoder sees stays the same (RFC 3986, 2.1).
std::string escaped(std::string_view path)
{
    constexpr std::string_view digits = "0123456789aBcDeF";
    std::string text;
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        text += c == '/' ? std::string(1, c) : std::string{'%', digits[byte >> 4U], digits[byte & 15U]};
    }
    return text;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const std::string_view target(reinterpret_cast<const char *>(bytes), size);
    TokenRoute::Fault fault{};
    if (const auto route = TokenRouteParser::parse(target, fault)) {
        require(std::string(route->prefix) + std::string(route->rest) == target, "the target is taken apart, no more");
        require(base::SandboxId::isValid(route->place.id.text()), "the id is one");
        const std::string prefix =
            "/api/v1/sandbox/" + route->place.id.text() + "/port/" + std::to_string(route->place.port);
        require(route->place.port != 0 && prefix == route->prefix, "there is one way to write a route");
        require(route->rest.empty() || route->rest.front() == '/' || route->rest.front() == '?', "the rest is a path");
    } else {
        require((fault == TokenRoute::Fault::Malformed) == target.starts_with("/api/v1/sandbox/"),
                "what is ours and no route is malformed");
    }
    const std::string_view path = target.substr(0, target.find('?'));
    const bool isAmbiguous = isAmbiguousPath(target);
    require(isAmbiguous == isAmbiguousPath(path), "the query does not count");
    if (path.find("%25") == std::string_view::npos)
        require(isAmbiguous == isAmbiguousPath(escaped(path)), "an escape hides nothing");
    if (!isAmbiguous)
        require(path.find("/../") == std::string_view::npos && path.find('\\') == std::string_view::npos,
                "what is plainly ambiguous is found");
    return 0;
}
