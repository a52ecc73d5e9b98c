// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/conformance/request_row.h"

using namespace liteboxd::engine;
using namespace std::string_literals;

namespace {

const std::string last = "GET /last";

RequestRow line(const char *name, const char *rule, const std::string &line, const char *statuses, const char *seen)
{
    return {name, rule, line + "\r\n{fields}\r\n", statuses, seen};
}

RequestRow refusedLine(const char *name, const char *rule, const std::string &bytes, const char *status = "400")
{
    return line(name, rule, bytes, status, "");
}

RequestRow method(const char *name, const std::string &method)
{
    return {name, "RFC 9110, 9.1", method + " {target}/m HTTP/1.1\r\n{fields}\r\n", "200 200", method + " /m; " + last};
}

RequestRow field(const char *name, const char *rule, const std::string &lines, const char *status = "400")
{
    const std::string bytes = "GET {target}/f HTTP/1.1\r\n{fields}" + lines + "\r\n";
    return status == "200"s ? RequestRow{name, rule, bytes, "200 200", "GET /f; " + last}
                            : RequestRow{name, rule, bytes, status, ""};
}

RequestRow host(const char *name, const std::string &lines, const char *statuses, const char *rule = "RFC 9112, 3.2")
{
    const bool good = statuses == "200"s;
    return {name, rule, "GET {target}/h HTTP/1.1\r\nX-Access-Token: {token}\r\n" + lines + "\r\n",
            good ? "200 200" : statuses, good ? "GET /h; " + last : ""};
}

class RequestHeadConformance : public RequestRowTest
{};

constexpr const char *lineRule = "RFC 9112, 3";
constexpr const char *fieldRule = "RFC 9112, 5";
constexpr const char *valueRule = "RFC 9110, 5.5";
constexpr const char *versionRule = "RFC 9110, 15.6.6";
const std::string get = "GET {target}/ HTTP/1.1\r\n";

} // namespace

TEST_P(RequestHeadConformance, isAsWritten)
{
    check();
}

INSTANTIATE_TEST_SUITE_P(
    Lines, RequestHeadConformance,
    testing::Values(
        line("ordinary", lineRule, "GET {target}/ HTTP/1.1", "200 200", "GET /; GET /last"),
        line("emptyLineBefore", "RFC 9112, 2.2", "\r\nGET {target}/ HTTP/1.1", "200 200", "GET /; GET /last"),
        line("oldVersion", "RFC 9112, 9.3", "GET {target}/ HTTP/1.0", "200", "GET /"),
        refusedLine("twoSpacesFirst", lineRule, "GET  {target}/ HTTP/1.1"),
        refusedLine("twoSpacesBehind", lineRule, "GET {target}/  HTTP/1.1"),
        refusedLine("tabs", lineRule, "GET\t{target}/\tHTTP/1.1"),
        refusedLine("leadingSpace", lineRule, " GET {target}/ HTTP/1.1"),
        refusedLine("trailingSpace", lineRule, "GET {target}/ HTTP/1.1 "),
        refusedLine("spaceInTarget", lineRule, "GET {target}/a b HTTP/1.1"),
        refusedLine("tabInTarget", lineRule, "GET {target}/a\tb HTTP/1.1"),
        refusedLine("noVersion", lineRule, "GET {target}/"), refusedLine("onlyMethod", lineRule, "GET"),
        refusedLine("noTarget", lineRule, "GET HTTP/1.1"), refusedLine("emptyTarget", lineRule, "GET  HTTP/1.1"),
        refusedLine("noMethod", lineRule, "{target}/ HTTP/1.1"),
        refusedLine("version2", versionRule, "GET {target}/ HTTP/2.0", "505"),
        refusedLine("version09", versionRule, "GET {target}/ HTTP/0.9", "505"),
        refusedLine("version3", versionRule, "GET {target}/ HTTP/3.0", "505"),
        refusedLine("lowerCaseVersion", "RFC 9112, 2.3", "GET {target}/ http/1.1"),
        refusedLine("longVersion", "RFC 9112, 2.3", "GET {target}/ HTTP/1.11"),
        refusedLine("shortVersion", "RFC 9112, 2.3", "GET {target}/ HTTP/1"),
        refusedLine("commaVersion", "RFC 9112, 2.3", "GET {target}/ HTTP/1,1"),
        refusedLine("otherProtocol", "RFC 9112, 2.3", "GET {target}/ RTSP/1.1"),
        refusedLine("nulInTarget", lineRule, "GET {target}/a\0b HTTP/1.1"s),
        refusedLine("controlInTarget", lineRule, "GET {target}/a\x01 HTTP/1.1"),
        refusedLine("deleteInTarget", lineRule, "GET {target}/a\x7f HTTP/1.1"),
        refusedLine("rawBytesInTarget", "RFC 3986, 2", "GET {target}/\xc3\xa4 HTTP/1.1"),
        refusedLine("fragment", "RFC 9112, 3.2.1", "GET {target}/a#b HTTP/1.1"),
        refusedLine("bareReturnInTarget", "RFC 9112, 2.2", "GET {target}/a\r b HTTP/1.1"),
        refusedLine("noSlash", "RFC 9112, 3.2", "GET api HTTP/1.1"),
        refusedLine("asterisk", "RFC 9112, 3.2.4", "GET * HTTP/1.1"),
        refusedLine("authority", "RFC 9112, 3.2.3", "GET gw.example:80 HTTP/1.1"),
        refusedLine("absoluteOfAnotherHost", "RFC 9112, 3.2.2", "GET http://evil.example{target}/ HTTP/1.1"),
        refusedLine("absoluteOfAnotherScheme", "RFC 9112, 3.2.2", "GET ftp://gw.example{target}/ HTTP/1.1"),
        refusedLine("absoluteWithUserInfo", "RFC 9110, 4.2.4", "GET http://a@gw.example{target}/ HTTP/1.1"),
        line("absolute", "RFC 9112, 3.2.2", "GET http://gw.example{target}/ HTTP/1.1", "200 200", "GET /; GET /last"),
        line("absoluteInAnyCase", "RFC 9112, 3.2.2", "GET HTTP://GW.Example{target}/ HTTP/1.1", "200 200",
             "GET /; GET /last"),
        refusedLine("longTarget", "RFC 9110, 15.5.15", "GET {target}/" + std::string(9000, 'a') + " HTTP/1.1", "414"),
        refusedLine("targetLongerThanAHead", "RFC 9110, 15.5.15",
                    "GET {target}/" + std::string(90'000, 'a') + " HTTP/1.1", "414")),
    nameOf);

INSTANTIATE_TEST_SUITE_P(
    Methods, RequestHeadConformance,
    testing::Values(method("webDav", "PROPFIND"), method("remove", "DELETE"), method("options", "OPTIONS"),
                    method("patch", "PATCH"), method("lowerCase", "get"), method("unknown", "BREW"),
                    method("hyphen", "M-SEARCH"), method("allTokenCharacters", "!#$%&'*+-.^_`|~0aZ"),
                    method("sixtyFour", std::string(64, 'M')),
                    refusedLine("connect", "RFC 9110, 9.3.6", "CONNECT gw.example:80 HTTP/1.1", "405"),
                    refusedLine("trace", "RFC 9110, 9.3.8", "TRACE {target}/ HTTP/1.1", "405"),
                    refusedLine("parenthesis", "RFC 9110, 5.6.2", "GE(T {target}/ HTTP/1.1"),
                    refusedLine("colon", "RFC 9110, 5.6.2", "GE:T {target}/ HTTP/1.1"),
                    refusedLine("rawByte", "RFC 9110, 5.6.2", "G\xc3\xa4T {target}/ HTTP/1.1"),
                    refusedLine("nul", "RFC 9110, 5.6.2", "GE\0T {target}/ HTTP/1.1"s)),
    nameOf);

INSTANTIATE_TEST_SUITE_P(
    Fields, RequestHeadConformance,
    testing::Values(
        field("emptyValue", valueRule, "X:\r\n", "200"), field("noSpace", fieldRule, "X:y\r\n", "200"),
        field("tabInValue", valueRule, "X: a\tb\r\n", "200"),
        field("rawBytesInValue", valueRule, "X: \xc3\xa4\r\n", "200"),
        field("colonInValue", fieldRule, "X: a:b: c\r\n", "200"), field("quotes", valueRule, "X: \"a, b\r\n", "200"),
        field("tokenName", fieldRule, "!#$%&'*+-.^_`|~: a\r\n", "200"),
        field("twice", "RFC 9110, 5.3", "X: a\r\nX: b\r\n", "200"),
        field(
            "many", "RFC 6585, 5",
            [] {
                std::string lines;
                for (int i = 0; i < 200; ++i)
                    lines += "X-" + std::to_string(i) + ": a\r\n";
                return lines;
            }(),
            "431"),
        field("long", "RFC 6585, 5", "X: " + std::string(33'000, 'a') + "\r\n", "431"),
        field("longName", "RFC 6585, 5", std::string(33'000, 'a') + ": a\r\n", "431"),
        field("noColon", fieldRule, "X\r\n"), field("noName", fieldRule, ": a\r\n"),
        field("spaceInName", fieldRule, "X Y: a\r\n"), field("spaceBeforeColon", "RFC 9112, 5.1", "X : a\r\n"),
        field("tabBeforeColon", "RFC 9112, 5.1", "X\t: a\r\n"), field("slashInName", fieldRule, "X/Y: a\r\n"),
        field("rawByteInName", fieldRule, "X\xc3\xa4: a\r\n"), field("nulInName", fieldRule, "X\0Y: a\r\n"s),
        field("controlInName", fieldRule, "X\x01: a\r\n"), field("folded", "RFC 9112, 5.2", "X: a\r\n b\r\n"),
        field("foldedByTab", "RFC 9112, 5.2", "X: a\r\n\tb\r\n"),
        field("foldedEmpty", "RFC 9112, 5.2", "X: a\r\n \r\n"), field("nulInValue", valueRule, "X: a\0b\r\n"s),
        field("bareReturn", "RFC 9112, 2.2", "X: a\rb\r\n"),
        field("returnsBeforeTheEnd", "RFC 9112, 2.2", "X: a\r\r\n"),
        field("bareLineFeed", "RFC 9112, 2.2", "X: a\nY: b\r\n"), field("onlyLineFeed", "RFC 9112, 2.2", "X: a\n"),
        field("controlInValue", valueRule, "X: a\x01\r\n"), field("deleteInValue", valueRule, "X: a\x7f\r\n"),
        field("escapeInValue", valueRule, "X: a\x1b[2J\r\n"),
        field("expectation", "RFC 9110, 10.1.1", "Expect: wonders\r\n", "417"),
        field("twoExpectations", "RFC 9110, 10.1.1", "Expect: 100-continue, wonders\r\n", "417"),
        RequestRow{"spaceBeforeTheFirst", "RFC 9112, 2.2", get + " X: a\r\n{fields}\r\n", "400", ""},
        RequestRow{"allLineFeeds", "RFC 9112, 2.2", "GET {target}/ HTTP/1.1\nHost: x\nX-Access-Token: {token}\n\n",
                   "400", ""},
        RequestRow{"lineFeedBefore", "RFC 9112, 2.2", "\n" + get + "{fields}\r\n", "400", ""},
        RequestRow{"lineFeedAtTheEnd", "RFC 9112, 2.2", get + "{fields}\n", "400", ""},
        RequestRow{"tls", lineRule, "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n"s, "400", ""},
        RequestRow{"garbage", lineRule, "hello\r\n\r\n", "400", ""}),
    nameOf);

INSTANTIATE_TEST_SUITE_P(
    Hosts, RequestHeadConformance,
    testing::Values(host("ordinary", "Host: a.example\r\n", "200"), host("withPort", "Host: a.example:8080\r\n", "200"),
                    host("address", "Host: 127.0.0.1\r\n", "200"), host("longAddress", "Host: [::1]:80\r\n", "200"),
                    host("empty", "Host:\r\n", "200"), host("missing", "", "400"),
                    host("twice", "Host: a\r\nHost: a\r\n", "400"),
                    host("twoDifferent", "Host: a\r\nhost: b\r\n", "400"), host("list", "Host: a, b\r\n", "400"),
                    host("withSpace", "Host: a b\r\n", "400"), host("withPath", "Host: a/b\r\n", "400"),
                    host("withUserInfo", "Host: a@b\r\n", "400"), host("withScheme", "Host: http://a\r\n", "400"),
                    host("withQuery", "Host: a?b\r\n", "400"), host("withFragment", "Host: a#b\r\n", "400"),
                    host("portTooLarge", "Host: a:65536\r\n", "400"),
                    host("portFarTooLarge", "Host: a:99999\r\n", "400"), host("portIsName", "Host: a:http\r\n", "400"),
                    host("portIsNegative", "Host: a:-1\r\n", "400"), host("twoPorts", "Host: a:1:2\r\n", "400"),
                    host("openBracket", "Host: [::1\r\n", "400"), host("noLongAddress", "Host: [::g]\r\n", "400"),
                    host("emptyPort", "Host: a:\r\n", "200"), host("withBackslash", "Host: a\\b\r\n", "400"),
                    host("withRawBytes", "Host: \xc3\xa4\r\n", "400"),
                    host("folded", "Host:\r\n a\r\n", "400", "RFC 9112, 5.2"),
                    host("spaceBeforeColon", "Host : a\r\n", "400", "RFC 9112, 5.1")),
    nameOf);

class RefusedHeadConformance : public ConformanceFixture, public testing::WithParamInterface<std::string>
{};

TEST_P(RefusedHeadConformance, isAnsweredWithoutABody) // RFC 9110, 9.3.2
{
    startRecording();
    const Outcome outcome = talk("HEAD {target}/" + GetParam(), "");
    EXPECT_TRUE(outcome.received.starts_with("HTTP/1.1 4") || outcome.received.starts_with("HTTP/1.1 5"));
    EXPECT_EQ(outcome.received.find("\r\n\r\n") + 4, outcome.received.size()) << outcome.received;
}

INSTANTIATE_TEST_SUITE_P(Rows, RefusedHeadConformance,
                         testing::Values(" HTTP/1.1\r\n\r\n", "#a HTTP/1.1\r\n{fields}\r\n",
                                         " HTTP/1.1\r\n{fields}Expect: wonders\r\n\r\n",
                                         " HTTP/1.1\r\n{fields}X : y\r\n\r\n",
                                         " HTTP/1.1\r\n{fields}Transfer-Encoding: gzip\r\n\r\n",
                                         " HTTP/1.1\r\n{fields}X: " + std::string(40'000, 'a') + "\r\n\r\n",
                                         std::string(10'000, 'a') + " HTTP/1.1\r\n\r\n", " HTTP/1.1\r\n{fields}"));
