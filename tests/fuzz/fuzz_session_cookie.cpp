// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/access/session_cookie.h"

#include "tests/fuzz/fuzz_input.h"

using namespace liteboxd::engine;
using liteboxd::fuzz::require;

namespace {

/// Name and value are random in each run: a seed has ~ for the name and ^ for the value.
std::string filled(std::string_view text, const std::string &name, const std::string &value)
{
    std::string all;
    for (const char c : text)
        all += c == '~' ? name : c == '^' ? value : std::string(1, c);
    return all;
}

SandboxGrant sampleGrant()
{
    const SandboxPort target{*liteboxd::base::SandboxId::parse("good"), 8080};
    return {target, "uid-1", liteboxd::base::digest("token")};
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    static const SessionCookie cookie;
    static const SandboxGrant grant = sampleGrant();
    static const std::string made = cookie.setCookieFor({1, 2}, grant);
    static const std::string value = made.substr(cookie.name().size() + 1, 82);
    const std::string_view text(reinterpret_cast<const char *>(bytes), size);
    const std::string field = filled(text, cookie.name(), value);
    const auto rest = cookie.without(field);
    if (rest) {
        require(!cookie.find(*rest, grant), "what passes on does not sign in");
        require(cookie.without(*rest) == rest, "nothing of ours is left");
        require(rest->size() <= field.size(), "nothing is added");
    }
    if (cookie.find(field, grant))
        require(field.find(cookie.name()) != std::string::npos && field.find(value) != std::string::npos,
                "only who has the cookie is signed in");
    if (field.find(cookie.name()) == std::string::npos && rest)
        require(*rest == field, "other cookies pass as they are");
    cookie.isSetBy(field);
    return 0;
}
