// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gateway/target.h"

#include <array>
#include <cstdlib>
#include <poll.h>
#include <stdexcept>

namespace liteboxd::bench {

namespace {

constexpr int patience = 10'000; // ms

std::size_t bodyLength(std::string_view head)
{
    constexpr std::string_view name = "ontent-";
    for (auto at = head.find(name); at != std::string_view::npos; at = head.find(name, at + 1)) {
        const std::string_view field = head.substr(at + name.size());
        if (field.starts_with("Length: ") || field.starts_with("length: "))
            return std::strtoul(field.data() + 8, nullptr, 10);
    }
    return 0;
}

} // namespace

std::string answerTo(BenchSocket &socket, const std::string &request)
{
    socket.send(request);
    std::string answer;
    std::array<char, 4096> buffer;
    for (;;) {
        const auto end = answer.find("\r\n\r\n");
        if (end != std::string::npos && answer.size() >= end + 4 + bodyLength(answer.substr(0, end + 2)))
            return answer;
        pollfd wait{socket.descriptor(), POLLIN, 0};
        if (::poll(&wait, 1, patience) != 1)
            throw std::runtime_error("no answer in time");
        const std::ptrdiff_t got = socket.receive(buffer);
        if (got < 0)
            throw std::runtime_error("the proxy hung up: " + answer);
        answer.append(buffer.data(), static_cast<std::size_t>(got));
    }
}

} // namespace liteboxd::bench
