// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/forward/upgrade.h"

#include "core/base/random_bytes.h"
#include "gateway/forward/api_server_dial.h"
#include "gateway/http/body_reader.h"
#include "gateway/http/head_writer.h"
#include "gateway/http/response_head_reader.h"
#include "gateway/http/websocket_handshake.h"

#include <openssl/evp.h>
#include <simdjson.h>

#include <array>
#include <initializer_list>

namespace liteboxd::forward {

namespace {

constexpr std::size_t largestStatus = 16 * 1024;

/// Sec-WebSocket-Key: 16 random bytes in base64 (RFC 6455, 4.1).
std::string newHandshakeKey()
{
    const auto bytes = base::randomBytes<16>();
    std::array<unsigned char, 25> encoded{}; // 24 characters and a NUL
    EVP_EncodeBlock(encoded.data(), bytes.data(), static_cast<int>(bytes.size()));
    return {encoded.begin(), encoded.end() - 1};
}

io::BlockString handshakeFor(const ApiServer &server, const Upgrade &wanted, const std::string &key)
{
    http::HeadWriter head;
    head.request("GET", {server.basePath, wanted.target});
    head.field("Host", server.hostField);
    for (const auto &[name, value] : server.identity)
        head.field(name, value.reveal());
    head.field("User-Agent", "liteboxd");
    head.field("Connection", "Upgrade").field("Upgrade", "websocket");
    head.field("Sec-WebSocket-Version", "13").field("Sec-WebSocket-Key", key);
    if (!wanted.protocol.empty())
        head.field("Sec-WebSocket-Protocol", wanted.protocol);
    return head.finish();
}

/// A server that names no subprotocol, or another, would speak another one.
bool isAnswered(const http::ResponseHead &response, const Upgrade &wanted, std::string_view key)
{
    return http::switchesToWebSocket(response, key) &&
           response.find("Sec-WebSocket-Protocol").value_or(std::string_view()) == wanted.protocol &&
           !response.find("Sec-WebSocket-Extensions");
}

base::Error errorWith(base::ErrorCode code, std::initializer_list<std::string_view> words)
{
    base::Error error{code, {}, {}};
    for (const std::string_view each : words)
        error.message += each;
    return error;
}

base::ErrorCode codeOf(int status)
{
    switch (status) {
    case 401:
        return base::ErrorCode::Unauthenticated;
    case 403:
        return base::ErrorCode::Forbidden;
    case 404:
        return base::ErrorCode::NotFound;
    case 429:
        return base::ErrorCode::RateLimited;
    default:
        return status >= 500 ? base::ErrorCode::ServerFailed : base::ErrorCode::Rejected;
    }
}

/// The sentence in a Status object or a gateway's, or the text as it is (a kubelet answers in plain text).
std::string wordsOf(const std::string &body)
{
    simdjson::dom::parser parser;
    simdjson::dom::element document;
    std::string_view message;
    if (parser.parse(body).get(document) == simdjson::SUCCESS &&
        (document["message"].get(message) == simdjson::SUCCESS || document["error"].get(message) == simdjson::SUCCESS))
        return std::string(message);
    return body.substr(0, body.find_last_not_of("\r\n ") + 1);
}

io::Task<base::Result<http::ResponseHead>> readHead(http::Connection &connection, const Upgrade &wanted,
                                                    io::Deadline deadline)
{
    using State = http::ResponseHeadReader::State;
    http::ResponseHeadReader reader("GET");
    for (;;) {
        switch (reader.takeNow(connection)) {
        case State::Complete:
            co_return reader.take();
        case State::Malformed:
            co_return base::fail(errorWith(base::ErrorCode::ProtocolViolated, {wanted.server, "'s answer is no HTTP"}));
        case State::Ended:
            co_return base::fail(errorWith(base::ErrorCode::ConnectionLost, {wanted.server, " hung up"}));
        case State::Incomplete:
            break;
        }
        const io::WaitStatus waited = co_await connection.stream().readable(deadline);
        if (waited == io::WaitStatus::TimedOut)
            co_return base::fail(
                errorWith(base::ErrorCode::TimedOut, {wanted.server, " did not answer ", wanted.what}));
        if (waited == io::WaitStatus::Cancelled)
            co_return base::fail(errorWith(base::ErrorCode::ConnectionLost, {wanted.what, " was ended"}));
    }
}

io::Task<base::Error> errorOf(http::Connection &connection, const Upgrade &wanted, const http::ResponseHead &response,
                              std::chrono::milliseconds timeout)
{
    http::BodyReader reader(connection, response.framing(), http::BodyPace(timeout));
    std::string body;
    while (reader.state() == http::BodyReader::State::Reading && body.size() < largestStatus)
        body += co_await reader.next();
    base::Error error = errorWith(codeOf(response.status()), {wanted.server, " refuses ", wanted.what});
    error.context = wordsOf(body);
    error.httpStatus = response.status();
    co_return error;
}

} // namespace

io::Task<base::Result<Upgraded>> upgrade(http::Worker &worker, std::shared_ptr<const ApiServer> server, Upgrade wanted,
                                         std::chrono::milliseconds timeout)
{
    auto dialled = co_await dialApiServer(worker.reactor(), server, timeout);
    if (!dialled)
        co_return base::fail(dialled.error());
    http::Connection connection(worker, std::move(dialled->stream), dialled->peer);
    const std::string key = newHandshakeKey();
    const io::BlockString handshake = handshakeFor(*server, wanted, key);
    const bool sent = co_await connection.sendAll(handshake, timeout);
    if (!sent)
        co_return base::fail(errorWith(base::ErrorCode::ConnectionLost, {wanted.server, " hung up"}));
    auto response = co_await readHead(connection, wanted, io::Clock::now() + timeout);
    if (!response)
        co_return base::fail(response.error());
    if (response->status() != 101) {
        base::Error error = co_await errorOf(connection, wanted, *response, timeout);
        co_return base::fail(std::move(error));
    }
    if (!isAnswered(*response, wanted, key))
        co_return base::fail(
            errorWith(base::ErrorCode::ProtocolViolated, {wanted.server, " switched to another protocol"}));
    std::string received(connection.received().view());
    Upgraded upgraded{connection.takeStream(), std::move(received), dialled->peer};
    co_return upgraded;
}

} // namespace liteboxd::forward
