// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/head_parser.h"
#include "gateway/http/head_scanner.h"
#include "tests/fuzz/fuzz_input.h"

#include <array>
#include <string>

using namespace liteboxd::http;
using liteboxd::fuzz::require;

namespace {

std::string written(const ResponseHead &head)
{
    std::string text = std::string(head.isHttp11() ? "HTTP/1.1 " : "HTTP/1.0 ") + std::to_string(head.status()) + ' ' +
                       std::string(head.reason()) + "\r\n";
    for (const Field &field : head.fields())
        text.append(field.name).append(": ").append(field.value).append("\r\n");
    return text + "\r\n";
}

void checkSound(const ResponseHead &head, std::string_view method)
{
    const auto isOneLine = [](std::string_view text) {
        return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
    };
    require(head.status() >= 100 && head.status() <= 999, "a status has three digits");
    require(isOneLine(head.reason()), "a reason is one line");
    for (const Field &field : head.fields())
        require(!field.name.empty() && isOneLine(field.value), "a field is one line");
    require(head.count("Content-Length") + head.count("Transfer-Encoding") <= 1, "one framing");
    const bool bodiless = head.status() < 200 || head.status() == 204 || head.status() == 304 || method == "HEAD";
    require(!bodiless || !head.framing().hasBody(), "what never has a body has none");
    require(head.framing().kind != BodyFraming::Kind::UntilClose || !head.keepsAlive(),
            "a body until close is the last");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    liteboxd::fuzz::FuzzInput input(bytes, size);
    static constexpr std::array<std::string_view, 3> methods{"GET", "HEAD", "POST"};
    const std::string_view method = methods[input.choice() % methods.size()];
    const std::string_view text = input.rest();
    HeadScanner scanner;
    if (scanner.scan(text) != HeadScanner::State::Complete)
        return 0;
    const auto head = HeadParser::response(text.substr(0, scanner.length()), method);
    if (!head)
        return 0;
    checkSound(*head, method);
    const std::string text2 = written(*head);
    const auto again = HeadParser::response(text2, method);
    require(again.has_value(), "a head written again is accepted");
    require(again->status() == head->status() && again->keepsAlive() == head->keepsAlive() &&
                again->framing().kind == head->framing().kind && again->framing().length == head->framing().length,
            "a head written again means the same");
    require(written(*again) == text2, "a head written again is written the same");
    return 0;
}
