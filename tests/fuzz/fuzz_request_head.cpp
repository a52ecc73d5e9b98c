// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/access/judge.h"
#include "gateway/http/head_parser.h"
#include "gateway/http/head_scanner.h"
#include "tests/fuzz/fuzz_input.h"

#include <cctype>

using namespace liteboxd;
using namespace liteboxd::engine;
using namespace liteboxd::http;
using fuzz::require;

namespace {

const std::string token(64, 'a');

bool isToken(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
        return std::isalnum(c) != 0 ||
               std::string_view("!#$%&'*+-.^_`|~").find(static_cast<char>(c)) != std::string_view::npos;
    });
}

std::string written(const RequestHead &head)
{
    std::string text = std::string(head.method()) + ' ' + std::string(head.target()) +
                       (head.isHttp11() ? " HTTP/1.1\r\n" : " HTTP/1.0\r\n");
    for (const Field &field : head.fields())
        text.append(field.name).append(": ").append(field.value).append("\r\n");
    return text + "\r\n";
}

/// Nothing in an accepted head can be read in two ways (RFC 9112, 3, 5 and 6).
void checkSound(const RequestHead &head)
{
    require(isToken(head.method()), "a method is a token");
    require(head.target().starts_with('/'), "the target is in origin form");
    require(std::all_of(head.target().begin(), head.target().end(), [](char c) { return c > ' ' && c < '\x7f'; }),
            "the target is visible ASCII");
    for (const Field &field : head.fields()) {
        require(isToken(field.name), "a field name is a token");
        require(field.value.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos,
                "a field value is one line");
        require(trimmed(field.value) == field.value, "a field value has no blanks around it");
    }
    const std::size_t lengths = head.count("Content-Length");
    const std::size_t codings = head.count("Transfer-Encoding");
    require(lengths + codings <= 1, "one framing");
    require(head.count("Host") == 1 || (head.count("Host") == 0 && !head.isHttp11()), "one Host");
    const BodyFraming::Kind kind = head.framing().kind;
    require((kind == BodyFraming::Kind::Chunked) == (codings == 1), "chunked is what is coded so");
    require(kind != BodyFraming::Kind::Length || lengths == 1, "a length was declared");
    require(kind != BodyFraming::Kind::UntilClose, "a request has an end");
}

void checkWrittenAgain(const RequestHead &head)
{
    const std::string text = written(head);
    HeadLimits limits;
    limits.bytes = limits.target = std::size_t{1} << 20U;
    HeadScanner scanner;
    require(scanner.scan(text) == HeadScanner::State::Complete && scanner.length() == text.size(),
            "a head written again has the same end");
    const auto again = HeadParser::request(text, limits);
    require(again.has_value(), "a head written again is accepted");
    require(again->method() == head.method() && again->target() == head.target() &&
                again->isHttp11() == head.isHttp11() && again->keepsAlive() == head.keepsAlive() &&
                again->expectsContinue() == head.expectsContinue() && again->framing().kind == head.framing().kind &&
                again->framing().length == head.framing().length,
            "a head written again means the same");
    require(written(*again) == text, "a head written again is written the same");
}

void checkJudgement(const RequestHead &head)
{
    static const auto routes = [] {
        RouteTable::Routes all;
        all["good"] =
            std::make_shared<const Route>(Route{base::digest(token), "127.0.0.1", "liteboxd", "sandbox-good", "uid-1"});
        all["untokened"] =
            std::make_shared<const Route>(Route{std::nullopt, "127.0.0.1", "liteboxd", "sandbox-untokened", "uid-2"});
        return RouteTable(std::move(all), RouteTable::Freshness::Current);
    }();
    static const Judge judge(nullptr);
    const Judgement judgement = judge.judge(head, judge.routeOf(head), routes);
    if (const auto *admission = std::get_if<Admission>(&judgement)) {
        require(head.count("X-Access-Token") == 1 && *head.find("X-Access-Token") == token, "the token was shown");
        require(admission->place.id.text() == "good" && admission->place.port != 0, "only what has a token is entered");
        require(std::string(admission->prefix) + std::string(admission->target) == head.target(),
                "the path passes byte for byte");
        require(admission->prefix == "/api/v1/sandbox/good/port/" + std::to_string(admission->place.port),
                "one prefix");
    } else if (const auto *refusal = std::get_if<Refusal>(&judgement)) {
        require(rowOf(*refusal).status >= 400 && rowOf(*refusal).status < 600, "a refusal has an error status");
    } else {
        require(std::holds_alternative<HealthRequest>(judgement), "without browser access nobody signs in");
        require(head.path() == "/healthz" || head.path() == "/readyz", "only two paths tell of the gateway's health");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    fuzz::FuzzInput input(bytes, size);
    const std::uint8_t seed = input.choice();
    const std::string_view text = input.rest();
    HeadScanner scanner;
    const HeadScanner::State state = scanner.scan(text);
    HeadScanner inParts;
    HeadScanner::State last = HeadScanner::State::Incomplete;
    std::size_t received = 0;
    for (const std::string_view piece : fuzz::inPieces(text, seed)) {
        received += piece.size();
        last = inParts.scan(text.substr(0, received));
        if (last != HeadScanner::State::Incomplete)
            break;
    }
    require(last == state, "a head in pieces is the same head");
    if (state != HeadScanner::State::Complete)
        return 0;
    require(inParts.length() == scanner.length(), "a head in pieces has the same end");
    const auto head = HeadParser::request(text.substr(0, scanner.length()), HeadLimits{});
    if (!head)
        return 0;
    checkSound(*head);
    checkWrittenAgain(*head);
    checkJudgement(*head);
    return 0;
}
