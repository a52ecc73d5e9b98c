// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gateway/proof.h"

#include "tests/bench/gateway/load.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <stdexcept>

namespace liteboxd::bench {

namespace {

void expect(bool holds, const Target &target, const std::string &what, const std::string &seen)
{
    if (!holds)
        throw std::runtime_error(target.proxy.name() + " does not do the job: " + what + ":\n" + seen);
}

std::string lowerCase(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

} // namespace

void proveJob(const Target &target)
{
    const auto ask = [&target](std::string_view token) {
        BenchSocket socket = target.connect();
        return answerTo(socket, requestHead(Workload::Kind::HttpGet, target.upstream.port(), "/head", token));
    };
    const std::string wrongToken(benchToken.size(), '0');
    const std::string refused = ask(wrongToken);
    expect(refused.starts_with("HTTP/1.1 401 "), target, "a wrong token is not refused", refused);
    const std::string answer = ask(benchToken);
    expect(answer.starts_with("HTTP/1.1 200 "), target, "the right token is refused", answer);
    const std::string head = answer.substr(answer.find("\r\n\r\n") + 4);
    expect(head.starts_with("GET /head HTTP/1.1\r\n"), target, "the prefix is not stripped", head);
    const std::string fields = lowerCase(head);
    expect(fields.find("x-access-token") == std::string::npos, target, "the token reaches the sandbox", head);
    constexpr std::array<std::string_view, 7> expected{"\r\nhost: gateway.example\r\n",
                                                       "\r\nx-forwarded-for: 127.0.0.1\r\n",
                                                       "\r\nx-forwarded-proto: http",
                                                       "\r\nx-forwarded-host: gateway.example\r\n",
                                                       "\r\nx-forwarded-prefix: /api/v1/sandbox/",
                                                       "\r\nx-request-id: ",
                                                       "\r\nvia: 1.1 "};
    for (const std::string_view field : expected)
        expect(fields.find(field) != std::string::npos, target, "a field is missing: " + std::string(field), head);
    Load load({Workload::Kind::WebSocketEcho, 64, 1}, target.proxy.port(), target);
    expect(load.run(std::chrono::milliseconds(5)) > 0, target, "no echo", "");
}

} // namespace liteboxd::bench
