// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/conformance/request_row.h"

using namespace liteboxd::engine;
using namespace std::string_literals;

namespace {

const std::string last = "; GET /last";

RequestRow get(const char *name, const char *rule, const std::string &target, const std::string &lines,
               const char *status, const std::string &seen)
{
    // The connection goes on after an answer of the gateway: the head was understood.
    const std::string behind = seen.empty() ? "GET /last" : seen + last;
    return {name, rule, "GET " + target + " HTTP/1.1\r\n" + lines + "\r\n", status + " 200"s, behind};
}

RequestRow token(const char *name, const std::string &lines, bool opens)
{
    return get(name, "the judgement of tokens", "{target}/", "Host: x\r\n" + lines, opens ? "200" : "401",
               opens ? "GET /" : "");
}

RequestRow port(const char *name, const std::string &port)
{
    return get(name, "ports: 1 to 65535, decimal", "/api/v1/sandbox/good/port/" + port + "/", "{fields}", "400", "");
}

RequestRow id(const char *name, const std::string &id, const char *status)
{
    return get(name, "ids: DNS labels, RFC 1123, 2.1", "/api/v1/sandbox/" + id + "/port/{port}/", "{fields}", status,
               "");
}

RequestRow path(const char *name, const std::string &path)
{
    return get(name, "paths pass byte for byte", "{target}" + path, "{fields}", "200",
               "GET " + (path.starts_with('/') ? path : "/" + path));
}

RequestRow other(const char *name, const std::string &target, const char *status)
{
    return get(name, "the route", target, "{fields}", status, "");
}

class RoutingConformance : public RequestRowTest
{};

} // namespace

TEST_P(RoutingConformance, isAsWritten)
{
    check();
}

INSTANTIATE_TEST_SUITE_P(
    Tokens, RoutingConformance,
    testing::Values(token("right", "X-Access-Token: {token}\r\n", true),
                    token("nameInLowerCase", "x-access-token: {token}\r\n", true),
                    token("nameInUpperCase", "X-ACCESS-TOKEN: {token}\r\n", true),
                    token("noSpace", "X-Access-Token:{token}\r\n", true),
                    token("spacesAndTabs", "X-Access-Token: \t {token}\t \r\n", true), token("missing", "", false),
                    token("empty", "X-Access-Token:\r\n", false), token("blank", "X-Access-Token: \t \r\n", false),
                    token("wrong", "X-Access-Token: " + std::string(64, 'c') + "\r\n", false),
                    token("inUpperCase", "X-Access-Token: " + std::string(64, 'A') + "\r\n", false),
                    token("ofAnother", "X-Access-Token: " + otherToken + "\r\n", false),
                    token("prefix", "X-Access-Token: " + std::string(63, 'a') + "\r\n", false),
                    token("longer", "X-Access-Token: {token}a\r\n", false),
                    token("spaceInside", "X-Access-Token: {token} a\r\n", false),
                    token("list", "X-Access-Token: {token}, {token}\r\n", false),
                    token("quoted", "X-Access-Token: \"{token}\"\r\n", false),
                    token("scheme", "X-Access-Token: Bearer {token}\r\n", false),
                    token("veryLong", "X-Access-Token: " + std::string(16'000, 'a') + "\r\n", false),
                    token("otherBytes", "X-Access-Token: \xc3\xa4\r\n", false),
                    token("underscores", "X_Access_Token: {token}\r\n", false),
                    token("inAuthorization", "Authorization: Bearer {token}\r\n", false),
                    token("inCookie", "Cookie: X-Access-Token={token}\r\n", false),
                    token("inProtocol", "Sec-WebSocket-Protocol: {token}\r\n", false),
                    get("inQuery", "the judgement of tokens", "{target}/?X-Access-Token={token}", "Host: x\r\n", "401",
                        ""),
                    get("twice", "one token line", "{target}/",
                        "Host: x\r\nX-Access-Token: {token}\r\nX-Access-Token: {token}\r\n", "400", ""),
                    get("rightThenWrong", "one token line", "{target}/",
                        "Host: x\r\nX-Access-Token: {token}\r\nx-access-token: b\r\n", "400", "")),
    nameOf);

INSTANTIATE_TEST_SUITE_P(Ports, RoutingConformance,
                         testing::Values(port("zero", "0"), port("tooLarge", "65536"),
                                         port("muchTooLarge", "99999999999999999999"), port("wrapsTo80", "65616"),
                                         port("wrapsTo80In64Bits", "18446744073709551696"), port("leadingZero", "080"),
                                         port("plus", "+80"), port("minus", "-80"), port("letters", "8080abc"),
                                         port("hexadecimal", "0x50"), port("exponent", "8e3"),
                                         port("userInfo", "8080@evil"), port("escaped", "%38080"), port("empty", ""),
                                         port("fraction", "80.0"), port("comma", "80,81"), port("colon", "80:81"),
                                         port("parameter", "80;a"), port("name", "http"), port("escapedSpace", "80%20"),
                                         port("escapedSlash", "80%2f"), port("escapedNul", "80%00"),
                                         port("dots", "80..")),
                         nameOf);

INSTANTIATE_TEST_SUITE_P(
    Ids, RoutingConformance,
    testing::Values(id("unknown", "absent", "404"), id("upperCase", "GOOD", "400"), id("dot", "go.od", "400"),
                    id("dots", "..", "400"), id("escaped", "%67ood", "400"), id("escapedSlash", "good%2f", "400"),
                    id("escapedNul", "good%00", "400"), id("underscore", "go_od", "400"),
                    id("hyphenFirst", "-good", "400"), id("hyphenLast", "good-", "400"), id("empty", "", "400"),
                    id("userInfo", "a@good", "400"), id("colon", "good:80", "400"), id("parameter", "good;a", "400"),
                    id("asterisk", "*", "400"), id("sixtyThree", std::string(63, 'a'), "404"),
                    id("sixtyFour", std::string(64, 'a'), "400"), id("veryLong", std::string(4000, 'a'), "400")),
    nameOf);

INSTANTIATE_TEST_SUITE_P(
    Paths, RoutingConformance,
    testing::Values(path("slash", "/"), path("none", ""), path("escapedSlash", "/a%2Fb%2fc"),
                    path("escapedNul", "/a%00b"), path("escapedPercent", "/a%252Fb"), path("badEscape", "/a%zz%"),
                    path("dots", "/a/../b/./c"), path("aboveTheRoot", "/../../x"), path("escapedDots", "/%2e%2E/x"),
                    path("slashes", "//a//b//"), path("parameters", "/a;b=c/d;e"), path("plus", "/a+b"),
                    path("tilde", "/~a/@b:c"), path("subDelimiters", "/!$&'()*+,;=:@"),
                    path("unusual", "/a|b\"c<d>e{f}g^h`i\\j"), path("brackets", "/[a]"),
                    path("anotherRoute", "/api/v1/sandbox/other/port/1/"), path("absolute", "/http://evil/"),
                    path("query", "/?a=b&c=d"), path("questionMarks", "/??a=?&=/"), path("queryWithoutPath", "?a=b"),
                    path("emptyQuery", "/?"), path("queryWithDots", "/?a=/../b"), path("queryEscapes", "/?a=%20%2f+&b"),
                    path("escapedLineEnds", "/a%0d%0aX:%20b"), path("long", "/" + std::string(7000, 'a'))),
    nameOf);

INSTANTIATE_TEST_SUITE_P(Others, RoutingConformance,
                         testing::Values(other("root", "/", "404"), other("shorter", "/api/v1/sandbox", "404"),
                                         other("prefix", "/api/v1/sandboxes/good/port/{port}/", "404"),
                                         other("upperCase", "/API/v1/sandbox/good/port/{port}/", "404"),
                                         other("twoSlashes", "//api/v1/sandbox/good/port/{port}/", "404"),
                                         other("dots", "/x/../api/v1/sandbox/good/port/{port}/", "404"),
                                         other("escaped", "/api/v1/sandbo%78/good/port/{port}/", "404"),
                                         other("noPort", "/api/v1/sandbox/good", "400"),
                                         other("noPortNumber", "/api/v1/sandbox/good/port", "400"),
                                         other("ports", "/api/v1/sandbox/good/ports/{port}/", "400"),
                                         other("portInQuery", "/api/v1/sandbox/good?/port/{port}/", "400"),
                                         other("slashesBeforePort", "/api/v1/sandbox/good//port/{port}/", "400")),
                         nameOf);

TEST_F(ConformanceFixture, a401SaysWhatItAsksFor) // RFC 9110, 15.5.2
{
    startRecording();
    const Outcome outcome = talk("GET {target}/ HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(outcome.statuses, "401 200");
    EXPECT_EQ(fieldOf(outcome.received, "WWW-Authenticate"), "X-Access-Token") << outcome.received;
}
