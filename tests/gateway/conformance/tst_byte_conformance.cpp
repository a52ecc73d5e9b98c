// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/conformance/conformance_fixture.h"

#include <cctype>

using namespace liteboxd::engine;
using namespace liteboxd::tests;

namespace {

// Each of the 256 bytes in each place of a message: what passes is what the grammar has there, and nothing else.

bool isTokenByte(unsigned char c) // RFC 9110, 5.6.2
{
    return std::isalnum(c) != 0 ||
           (c != 0 && std::string_view("!#$%&'*+-.^_`|~").find(static_cast<char>(c)) != std::string_view::npos);
}

bool isTextByte(unsigned char c) // RFC 9110, 5.5
{
    return c == '\t' || (c >= ' ' && c != 0x7f);
}

/// A place in a message where `@` stands, and the status for each byte there.
struct Place
{
    std::string name;
    const char *rule;
    std::string message;
    std::string (*status)(unsigned char byte); ///< "" where the byte changes what is asked for
};

void PrintTo(const Place &place, std::ostream *out)
{
    *out << place.rule;
}

std::string either(bool passes, const char *otherwise = "400")
{
    return passes ? "200" : otherwise;
}

const std::string fields = "{fields}Connection: close\r\n";
const std::string get = "GET {target}/ HTTP/1.1\r\n" + fields;
const std::string post = "POST {target}/ HTTP/1.1\r\n" + fields;

std::string withByte(std::string text, unsigned char byte)
{
    const auto at = text.find('@');
    return text.replace(at, 1, 1, static_cast<char>(byte));
}

class RequestBytes : public ConformanceFixture, public testing::WithParamInterface<Place>
{};

/// The sandbox sends the message; "502" where it is not to pass.
class ResponseBytes : public GatewayFixture, public testing::WithParamInterface<Place>
{};

const auto placeName = [](const auto &place) { return place.param.name; };

} // namespace

TEST_P(RequestBytes, passOnlyWhereTheGrammarHasThem)
{
    startRecording();
    for (int i = 0; i < 256; ++i) {
        const auto byte = static_cast<unsigned char>(i);
        const std::string expected = GetParam().status(byte);
        if (expected.empty())
            continue;
        BlockingClient client = connect();
        // The place is filled in last: the byte may be one of those that filled() looks for.
        client.send(withByte(filled(GetParam().message), byte));
        const std::string answer = client.readAll();
        EXPECT_EQ(answer.substr(0, 12), "HTTP/1.1 " + expected) << GetParam().rule << ", byte " << i;
    }
}

INSTANTIATE_TEST_SUITE_P(
    Places, RequestBytes,
    testing::Values(
        Place{"method", "RFC 9110, 9.1", "GE@T {target}/ HTTP/1.1\r\n" + fields + "\r\n",
              [](unsigned char c) { return either(isTokenByte(c)); }},
        Place{"target", "RFC 9112, 3.2", "GET {target}/a@b HTTP/1.1\r\n" + fields + "\r\n",
              [](unsigned char c) { return either(c > ' ' && c < 0x7f && c != '#'); }},
        Place{"query", "RFC 3986, 3.4", "GET {target}/?a@b HTTP/1.1\r\n" + fields + "\r\n",
              [](unsigned char c) { return either(c > ' ' && c < 0x7f && c != '#'); }},
        Place{"version", "RFC 9112, 2.3", "GET {target}/ HTTP/1@1\r\n" + fields + "\r\n",
              [](unsigned char c) { return either(c == '.'); }},
        Place{"behindVersion", "RFC 9112, 3", "GET {target}/ HTTP/1.1@\r\n" + fields + "\r\n",
              [](unsigned char) { return either(false); }},
        Place{"beforeMethod", "RFC 9112, 3", "@GET {target}/ HTTP/1.1\r\n" + fields + "\r\n",
              [](unsigned char c) { return either(isTokenByte(c)); }},
        Place{"fieldName", "RFC 9112, 5", get + "X@Y: a\r\n\r\n",
              [](unsigned char c) { return either(isTokenByte(c) || c == ':'); }},
        Place{"beforeFieldName", "RFC 9112, 5.2", get + "@X: a\r\n\r\n",
              [](unsigned char c) { return either(isTokenByte(c)); }},
        Place{"behindFieldName", "RFC 9112, 5.1", get + "X@: a\r\n\r\n",
              [](unsigned char c) { return either(isTokenByte(c) || c == ':'); }},
        Place{"fieldValue", "RFC 9110, 5.5", get + "X: a@b\r\n\r\n",
              [](unsigned char c) { return either(isTextByte(c)); }},
        Place{"beforeFieldValue", "RFC 9110, 5.5", get + "X:@a\r\n\r\n",
              [](unsigned char c) { return either(isTextByte(c)); }},
        Place{"behindFieldValue", "RFC 9110, 5.5", get + "X: a@\r\n\r\n",
              [](unsigned char c) { return either(isTextByte(c)); }},
        Place{"host", "RFC 9110, 7.2",
              "GET {target}/ HTTP/1.1\r\nHost: a@b\r\nX-Access-Token: {token}\r\nConnection: close\r\n\r\n",
              [](unsigned char c) {
                  return either(std::isalnum(c) != 0 ||
                                (c != 0 && std::string_view("-._~!$&'()*+;=").find(static_cast<char>(c)) !=
                                               std::string_view::npos));
              }},
        Place{
            "token", "the judgement of tokens",
            "GET {target}/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Access-Token: {token}@\r\n\r\n",
            [](unsigned char c) { return c == ' ' || c == '\t' ? "200" : std::string(isTextByte(c) ? "401" : "400"); }},
        Place{
            "behindId", "ids: DNS labels, RFC 1123, 2.1",
            "GET /api/v1/sandbox/good@/port/{port}/ HTTP/1.1\r\n" + fields + "\r\n",
            [](unsigned char c) { return std::string(std::islower(c) != 0 || std::isdigit(c) != 0 ? "404" : "400"); }},
        Place{"behindPort", "ports: 1 to 65535, decimal", "GET {target}@ HTTP/1.1\r\n" + fields + "\r\n",
              [](unsigned char c) { return std::isdigit(c) != 0 ? "" : either(c == '/' || c == '?'); }},
        Place{"behindLength", "RFC 9110, 8.6", post + "Content-Length: 3@\r\n\r\nabc",
              [](unsigned char c) { return std::isdigit(c) != 0 ? "" : either(c == ' ' || c == '\t'); }},
        Place{"beforeLength", "RFC 9110, 8.6", post + "Content-Length: @3\r\n\r\nabc",
              [](unsigned char c) {
                  return c != '0' && std::isdigit(c) != 0 ? "" : either(c == ' ' || c == '\t' || c == '0');
              }},
        Place{"behindCoding", "RFC 9112, 6.1", post + "Transfer-Encoding: chunked@\r\n\r\n0\r\n\r\n",
              [](unsigned char c) { return either(c == ' ' || c == '\t', isTextByte(c) ? "501" : "400"); }},
        Place{"beforeCoding", "RFC 9112, 6.1", post + "Transfer-Encoding:@chunked\r\n\r\n0\r\n\r\n",
              [](unsigned char c) { return either(c == ' ' || c == '\t', isTextByte(c) ? "501" : "400"); }},
        Place{"behindChunkSize", "RFC 9112, 7.1", post + "Transfer-Encoding: chunked\r\n\r\n3@\r\nabc\r\n0\r\n\r\n",
              [](unsigned char c) { return std::isxdigit(c) != 0 ? "" : either(false); }},
        Place{"beforeChunkSize", "RFC 9112, 7.1", post + "Transfer-Encoding: chunked\r\n\r\n@3\r\nabc\r\n0\r\n\r\n",
              [](unsigned char c) { return c != '0' && std::isxdigit(c) != 0 ? "" : either(c == '0'); }},
        Place{"chunkExtension", "RFC 9112, 7.1.1", post + "Transfer-Encoding: chunked\r\n\r\n3;a@b\r\nabc\r\n0\r\n\r\n",
              [](unsigned char c) { return either(isTokenByte(c) || c == ';' || c == '='); }},
        Place{"behindChunk", "RFC 9112, 7.1", post + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc@\r\n0\r\n\r\n",
              [](unsigned char) { return either(false); }},
        Place{"trailerName", "RFC 9112, 7.1.2", post + "Transfer-Encoding: chunked\r\n\r\n0\r\nX@Y: a\r\n\r\n",
              [](unsigned char c) { return either(isTokenByte(c) || c == ':'); }},
        Place{"trailerValue", "RFC 9112, 7.1.2", post + "Transfer-Encoding: chunked\r\n\r\n0\r\nX: a@b\r\n\r\n",
              [](unsigned char c) { return either(isTextByte(c)); }}),
    placeName);

TEST_P(ResponseBytes, passOnlyWhereTheGrammarHasThem)
{
    start([](BlockingClient &peer) {
        const std::string head = peer.readUntil("\r\n\r\n");
        const auto number = head.find("/byte/");
        if (number == std::string::npos)
            return;
        peer.send(withByte(GetParam().message, static_cast<unsigned char>(std::stoi(head.substr(number + 6)))));
        peer.shutdownSend();
        peer.readAll();
    });
    for (int i = 0; i < 256; ++i) {
        const std::string expected = GetParam().status(static_cast<unsigned char>(i));
        if (expected.empty())
            continue;
        BlockingClient client = connect();
        client.send(head("GET", "/byte/" + std::to_string(i)) + "Connection: close\r\n\r\n");
        const std::string answer = client.readAll();
        EXPECT_EQ(answer.substr(0, 12), "HTTP/1.1 " + expected) << GetParam().rule << ", byte " << i;
    }
}

INSTANTIATE_TEST_SUITE_P(
    Places, ResponseBytes,
    testing::Values(
        Place{"reason", "RFC 9112, 4", "HTTP/1.1 200 O@K\r\nContent-Length: 0\r\n\r\n",
              [](unsigned char c) { return either(isTextByte(c), "502"); }},
        Place{"version", "RFC 9112, 2.3", "HTTP/1@1 200 OK\r\nContent-Length: 0\r\n\r\n",
              [](unsigned char c) { return either(c == '.', "502"); }},
        Place{"beforeVersion", "RFC 9112, 4", "@HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
              [](unsigned char) { return either(false, "502"); }},
        Place{"beforeStatus", "RFC 9112, 4", "HTTP/1.1 @200 OK\r\nContent-Length: 0\r\n\r\n",
              [](unsigned char) { return either(false, "502"); }},
        Place{"behindStatus", "RFC 9112, 4", "HTTP/1.1 200@OK\r\nContent-Length: 0\r\n\r\n",
              [](unsigned char c) { return either(c == ' ', "502"); }},
        Place{"fieldName", "RFC 9112, 5", "HTTP/1.1 200 OK\r\nX@Y: a\r\nContent-Length: 0\r\n\r\n",
              [](unsigned char c) { return either(isTokenByte(c) || c == ':', "502"); }},
        Place{"beforeFieldName", "RFC 9112, 5.2", "HTTP/1.1 200 OK\r\n@X: a\r\nContent-Length: 0\r\n\r\n",
              [](unsigned char c) { return either(isTokenByte(c), "502"); }},
        Place{"behindFieldName", "RFC 9112, 5.1", "HTTP/1.1 200 OK\r\nX@: a\r\nContent-Length: 0\r\n\r\n",
              [](unsigned char c) { return either(isTokenByte(c) || c == ':' || c == ' ' || c == '\t', "502"); }},
        Place{"fieldValue", "RFC 9110, 5.5", "HTTP/1.1 200 OK\r\nX: a@b\r\nContent-Length: 0\r\n\r\n",
              [](unsigned char c) { return either(isTextByte(c), "502"); }},
        Place{"behindLength", "RFC 9110, 8.6", "HTTP/1.1 200 OK\r\nContent-Length: 2@\r\n\r\nhi",
              [](unsigned char c) { return std::isdigit(c) != 0 ? "" : either(c == ' ' || c == '\t', "502"); }},
        Place{"behindCoding", "RFC 9112, 6.1", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked@\r\n\r\n0\r\n\r\n",
              [](unsigned char c) { return either(c == ' ' || c == '\t', "502"); }},
        Place{"behindChunkSize", "RFC 9112, 7.1",
              "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3@\r\nabc\r\n0\r\n\r\n",
              [](unsigned char c) { return std::isxdigit(c) != 0 ? "" : either(false, "502"); }}),
    placeName);
