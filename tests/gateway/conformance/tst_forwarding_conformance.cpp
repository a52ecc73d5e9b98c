// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/conformance/conformance_fixture.h"

using namespace liteboxd::engine;

namespace {

/// Field lines of one side, and which lines the other side sees of them. In `has` and `lacks` a whole line has its
/// CRLF; a beginning of one stands alone.
struct FieldsRow
{
    std::string name;
    const char *rule;
    std::string lines;
    std::vector<std::string> has;
    std::vector<std::string> lacks;
};

void PrintTo(const FieldsRow &row, std::ostream *out)
{
    *out << row.rule;
}

FieldsRow passes(const std::string &name, const char *rule, const std::string &line)
{
    return {name, rule, line + "\r\n", {"\r\n" + line + "\r\n"}, {}};
}

FieldsRow dropped(const std::string &name, const char *rule, const std::string &lines, const std::string &lacks)
{
    return {name, rule, lines, {}, {lacks}};
}

class RequestFields : public ConformanceFixture, public testing::WithParamInterface<FieldsRow>
{};

class ResponseFields : public ConformanceFixture, public testing::WithParamInterface<FieldsRow>
{};

void expectLines(const std::string &head, const FieldsRow &row)
{
    for (const std::string &line : row.has)
        EXPECT_NE(head.find(line), std::string::npos) << row.rule << ": no " << line << " in\n" << head;
    for (const std::string &line : row.lacks)
        EXPECT_EQ(head.find(line), std::string::npos) << row.rule << ": " << line << " in\n" << head;
}

const auto rowName = [](const auto &row) { return row.param.name; };
constexpr const char *hopByHop = "RFC 9110, 7.6.1";
constexpr const char *endToEnd = "RFC 9110, 7.6";
constexpr const char *vouched = "nobody vouches for a client's own X-Forwarded-*";

} // namespace

TEST_P(RequestFields, reachTheSandboxAsWritten)
{
    startRecording();
    const Outcome outcome = talk("GET {target}/f HTTP/1.1\r\n{fields}" + GetParam().lines + "\r\n");
    EXPECT_TRUE(outcome.statuses.starts_with("200")) << outcome.received;
    ASSERT_FALSE(outcome.heads.empty());
    expectLines(outcome.heads.front(), GetParam());
    EXPECT_EQ(outcome.heads.front().find(sandboxToken), std::string::npos) << "the token goes nowhere";
}

INSTANTIATE_TEST_SUITE_P(
    EndToEnd, RequestFields,
    testing::Values(
        passes("host", "RFC 9110, 7.2", "Accept: */*"), passes("range", "RFC 9110, 14.2", "Range: bytes=0-99,-5"),
        passes("ifRange", "RFC 9110, 13.1.5", "If-Range: \"a\""),
        passes("ifNoneMatch", "RFC 9110, 13.1.2", "If-None-Match: W/\"a\", \"b\""),
        passes("ifMatch", "RFC 9110, 13.1.1", "If-Match: *"),
        passes("ifModifiedSince", "RFC 9110, 13.1.3", "If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT"),
        passes("acceptEncoding", endToEnd, "Accept-Encoding: gzip, br;q=0.5"),
        passes("cookie", endToEnd, "Cookie: a=b; c=\"d e\""),
        passes("authorization", endToEnd, "Authorization: Bearer x"),
        passes("origin", endToEnd, "Origin: https://a.example"),
        passes("referer", endToEnd, "Referer: https://a.example/"),
        passes("userAgent", endToEnd, "User-Agent: a/1 (b; c)"), passes("via", "RFC 9110, 7.6.3", "Via: 1.0 fred"),
        passes("maxForwards", "RFC 9110, 7.6.2", "Max-Forwards: 10"), passes("custom", endToEnd, "X-My-Own: 1"),
        passes("caseOfName", endToEnd, "x-MY-oWN: 1"), passes("emptyValue", endToEnd, "X-Empty: "),
        passes("rawBytes", "RFC 9110, 5.5", "X-Raw: \xc3\xa4\xff"), passes("tabs", "RFC 9110, 5.5", "X-Tab: a\tb"),
        passes("quotes", endToEnd, "X-Quote: \"a, b\""), passes("cacheControl", endToEnd, "Cache-Control: no-cache"),
        passes("accessControl", endToEnd, "Access-Control-Request-Method: PUT"),
        passes("fetchMetadata", endToEnd, "Sec-Fetch-Site: cross-site"), passes("priority", endToEnd, "Priority: u=1"),
        passes("xRealIp", endToEnd, "X-Real-IP: 192.0.2.9"),
        passes("underscores", "RFC 9110, 5.1", "X_Access_Token: a"),
        FieldsRow{"twoLinesInOrder",
                  "RFC 9110, 5.3",
                  "X-A: 1\r\nX-B: 2\r\nX-A: 3\r\n",
                  {"X-A: 1\r\nX-B: 2\r\nX-A: 3\r\n"},
                  {}},
        FieldsRow{"blanksAround", "RFC 9110, 5.5", "X-A: \t 1 \t\r\n", {"\r\nX-A: 1\r\n"}, {}}),
    rowName);

INSTANTIATE_TEST_SUITE_P(
    HopByHop, RequestFields,
    testing::Values(
        dropped("keepAlive", hopByHop, "Keep-Alive: timeout=5\r\n", "Keep-Alive"),
        dropped("proxyConnection", hopByHop, "Proxy-Connection: keep-alive\r\n", "Proxy-Connection"),
        dropped("proxyAuthorization", "RFC 9110, 11.7.2", "Proxy-Authorization: Basic x\r\n", "Proxy-Authorization"),
        dropped("te", "RFC 9110, 10.1.4", "Connection: TE\r\nTE: trailers\r\n", "TE: "),
        dropped("teAlone", "RFC 9110, 10.1.4", "TE: gzip\r\n", "TE: "),
        dropped("upgrade", "RFC 9110, 7.8", "Connection: Upgrade\r\nUpgrade: h2c\r\n", "h2c"),
        dropped("upgradeAlone", "RFC 9110, 7.8", "Upgrade: h2c\r\n", "Upgrade"),
        dropped("upgradeToTls", "RFC 2817, 3", "Connection: Upgrade\r\nUpgrade: TLS/1.0\r\n", "TLS"),
        dropped("http2Settings", "RFC 9113, 3.1", "HTTP2-Settings: AAA\r\n", "HTTP2-Settings"),
        dropped("nominated", hopByHop, "Connection: X-Hop\r\nX-Hop: 1\r\n", "X-Hop"),
        dropped("nominatedInAnyCase", hopByHop, "connection: x-hop\r\nX-HOP: 1\r\n", "X-HOP"),
        dropped("nominatedInAList", hopByHop, "Connection: a ,\tX-Hop , b\r\nX-Hop: 1\r\n", "X-Hop"),
        dropped("nominatedInTheSecondLine", hopByHop, "Connection: a\r\nX-Hop: 1\r\nConnection: X-Hop\r\n", "X-Hop"),
        dropped("nominatedTwice", hopByHop, "Connection: X-Hop\r\nX-Hop: 1\r\nX-Hop: 2\r\n", "X-Hop"),
        dropped("nominatedBehind", hopByHop, "X-Hop: 1\r\nConnection: X-Hop\r\n", "X-Hop"),
        dropped("emptyElements", hopByHop, "Connection: ,, X-Hop,\r\nX-Hop: 1\r\n", "X-Hop"),
        FieldsRow{"nominatesHost", hopByHop, "Connection: Host\r\n", {"\r\nHost: gw.example\r\n"}, {}},
        FieldsRow{"nominatesCookie", hopByHop, "Connection: Cookie\r\nCookie: a=b\r\n", {"\r\nCookie: a=b\r\n"}, {}},
        FieldsRow{"nominatesAuthorization",
                  hopByHop,
                  "Connection: Authorization\r\nAuthorization: x\r\n",
                  {"\r\nAuthorization: x\r\n"},
                  {}},
        FieldsRow{"nominatesForwardedFor",
                  hopByHop,
                  "Connection: X-Forwarded-For\r\n",
                  {"\r\nX-Forwarded-For: 127.0.0.1\r\n"},
                  {}},
        FieldsRow{"nominatesToken", hopByHop, "Connection: X-Access-Token\r\n", {}, {"X-Access-Token"}},
        FieldsRow{"nominatesPart", hopByHop, "Connection: X-Ho\r\nX-Hop: 1\r\n", {"\r\nX-Hop: 1\r\n"}, {}}),
    rowName);

INSTANTIATE_TEST_SUITE_P(
    Own, RequestFields,
    testing::Values(
        FieldsRow{"forwardedFor",
                  vouched,
                  "X-Forwarded-For: 192.0.2.9\r\n",
                  {"\r\nX-Forwarded-For: 127.0.0.1\r\n"},
                  {"192.0.2.9"}},
        FieldsRow{
            "forwardedProto", vouched, "X-Forwarded-Proto: https\r\n", {"\r\nX-Forwarded-Proto: http\r\n"}, {"https"}},
        FieldsRow{
            "forwardedHost", vouched, "X-Forwarded-Host: evil\r\n", {"\r\nX-Forwarded-Host: gw.example\r\n"}, {"evil"}},
        FieldsRow{"forwardedPrefix",
                  vouched,
                  "X-Forwarded-Prefix: /evil\r\n",
                  {"\r\nX-Forwarded-Prefix: /api/v1/sandbox/good/port/"},
                  {"evil"}},
        FieldsRow{"forwarded", vouched, "Forwarded: for=192.0.2.9\r\n", {}, {"192.0.2.9"}},
        FieldsRow{"forwardedInAnyCase", vouched, "x-forwarded-FOR: 192.0.2.9\r\n", {}, {"192.0.2.9"}},
        FieldsRow{"forwardedTwice",
                  vouched,
                  "X-Forwarded-For: 192.0.2.9\r\nX-Forwarded-For: 192.0.2.8\r\n",
                  {"\r\nX-Forwarded-For: 127.0.0.1\r\n"},
                  {"192.0.2"}},
        FieldsRow{"via", "RFC 9110, 7.6.3", "", {"\r\nVia: 1.1 liteboxd\r\n"}, {}},
        FieldsRow{"requestId",
                  "a sensible request id stays",
                  "X-Request-Id: a-B_9.:\r\n",
                  {"\r\nX-Request-Id: a-B_9.:\r\n"},
                  {}},
        FieldsRow{"noRequestId", "a request has an id", "", {"\r\nX-Request-Id: "}, {}},
        FieldsRow{"badRequestId",
                  "a request id does no harm in a log",
                  "X-Request-Id: a b\r\n",
                  {"\r\nX-Request-Id: "},
                  {"a b"}},
        FieldsRow{"longRequestId",
                  "a request id does no harm in a log",
                  "X-Request-Id: " + std::string(129, 'a') + "\r\n",
                  {"\r\nX-Request-Id: "},
                  {"aaaaaaaa"}},
        FieldsRow{"twoRequestIds",
                  "a request has one id",
                  "X-Request-Id: a\r\nX-Request-Id: b\r\n",
                  {"\r\nX-Request-Id: "},
                  {"X-Request-Id: a\r\n", "X-Request-Id: b\r\n"}}),
    rowName);

TEST_P(ResponseFields, reachTheClientAsWritten)
{
    startAnswering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n" + GetParam().lines + "\r\nhi");
    const Outcome outcome = talk("GET {target}/raw HTTP/1.1\r\n{fields}\r\n");
    EXPECT_EQ(outcome.bodies, "hi|ok") << outcome.received;
    expectLines(outcome.received.substr(0, outcome.received.find("\r\n\r\n") + 2), GetParam());
}

INSTANTIATE_TEST_SUITE_P(
    Rows, ResponseFields,
    testing::Values(
        passes("etag", endToEnd, "ETag: W/\"a\""), passes("lastModified", endToEnd, "Last-Modified: yesterday"),
        passes("location", endToEnd, "Location: http://elsewhere.example/a?b#c"),
        passes("relativeLocation", endToEnd, "Location: ../x"),
        passes("setCookie", endToEnd, "Set-Cookie: a=b; Path=/"),
        passes("challenge", "RFC 9110, 11.6.1", "WWW-Authenticate: Basic realm=\"a, b\""),
        passes("encoding", endToEnd, "Content-Encoding: br"),
        passes("type", endToEnd, "Content-Type: text/html; charset=x"),
        passes("acceptRanges", endToEnd, "Accept-Ranges: bytes"), passes("vary", endToEnd, "Vary: *"),
        passes("cacheControl", endToEnd, "Cache-Control: private, max-age=0"),
        passes("retryAfter", endToEnd, "Retry-After: 5"), passes("server", endToEnd, "Server: app/1"),
        passes("link", endToEnd, "Link: </a>; rel=preload"), passes("policy", endToEnd, "Content-Security-Policy: a"),
        passes("date", "RFC 9110, 6.6.1", "Date: Sun, 06 Nov 1994 08:49:37 GMT"),
        passes("via", "RFC 9110, 7.6.3", "Via: 1.1 app"), passes("rawBytes", "RFC 9110, 5.5", "X-Raw: \xc3\xa4\xff"),
        passes("accelBuffering", endToEnd, "X-Accel-Buffering: no"), passes("caseOfName", endToEnd, "x-MY-oWN: 1"),
        FieldsRow{"cookiesInOrder",
                  "RFC 6265, 3",
                  "Set-Cookie: a=1\r\nX: y\r\nSet-Cookie: b=2\r\n",
                  {"Set-Cookie: a=1\r\nX: y\r\nSet-Cookie: b=2\r\n"},
                  {}},
        FieldsRow{"ourVia", "RFC 9110, 7.6.3", "", {"\r\nVia: 1.1 liteboxd\r\n"}, {}},
        dropped("keepAlive", hopByHop, "Keep-Alive: timeout=5\r\n", "Keep-Alive"),
        dropped("proxyConnection", hopByHop, "Proxy-Connection: close\r\n", "Proxy-Connection"),
        dropped("proxyAuthenticate", "RFC 9110, 11.7.1", "Proxy-Authenticate: Basic realm=x\r\n", "Proxy-Authenticate"),
        dropped("proxyAuthenticationInfo", "RFC 9110, 11.7.3", "Proxy-Authentication-Info: a=b\r\n",
                "Proxy-Authentication-Info"),
        dropped("upgrade", "RFC 9110, 7.8", "Connection: Upgrade\r\nUpgrade: h2c\r\n", "h2c"),
        dropped("te", hopByHop, "TE: trailers\r\n", "TE: "),
        dropped("nominated", hopByHop, "Connection: X-Hop\r\nX-Hop: 1\r\n", "X-Hop"),
        dropped("nominatedInAList", hopByHop, "Connection: a, x-hop\r\nX-Hop: 1\r\n", "X-Hop"),
        dropped("connection", hopByHop, "Connection: a\r\n", "Connection: a"),
        FieldsRow{"nominatesSetCookie",
                  hopByHop,
                  "Connection: Set-Cookie\r\nSet-Cookie: a=b\r\n",
                  {"\r\nSet-Cookie: a=b\r\n"},
                  {}},
        FieldsRow{"nominatesLength", hopByHop, "Connection: Content-Length\r\n", {"\r\nContent-Length: 2\r\n"}, {}}),
    rowName);

class MaxForwards : public ConformanceFixture
{
protected:
    std::string forwarded(const std::string &value)
    {
        startRecording();
        const Outcome outcome = talk("OPTIONS {target}/f HTTP/1.1\r\n{fields}Max-Forwards: " + value + "\r\n\r\n");
        return outcome.heads.empty() ? "none" : fieldOf(outcome.heads.front(), "Max-Forwards");
    }
};

TEST_F(MaxForwards, isOneLessBehindEachHop) // RFC 9110, 7.6.2
{
    EXPECT_EQ(forwarded("10"), "9");
}

TEST_F(MaxForwards, mayReachNought)
{
    EXPECT_EQ(forwarded("1"), "0");
}

TEST_F(MaxForwards, thatIsNoNumberIsTheSandboxsAffair)
{
    EXPECT_EQ(forwarded("many"), "many");
}

TEST_F(MaxForwards, ofNoughtIsAnsweredHere)
{
    startRecording();
    const Outcome outcome = talk("OPTIONS {target}/f HTTP/1.1\r\n{fields}Max-Forwards: 0\r\n\r\n");
    EXPECT_EQ(outcome.statuses, "204 200") << outcome.received;
    EXPECT_NE(fieldOf(outcome.received, "Allow"), "") << outcome.received;
    EXPECT_EQ(outcome.seen, "GET /last");
}

TEST_F(MaxForwards, ofNoughtOpensNothingWithoutAToken)
{
    startRecording();
    const Outcome outcome = talk("OPTIONS {target}/f HTTP/1.1\r\nHost: x\r\nMax-Forwards: 0\r\n\r\n");
    EXPECT_EQ(outcome.statuses, "401 200") << outcome.received;
}
