// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/memory/scenarios.h"

#include "core/base/websocket_frame.h"

namespace liteboxd::engine {

namespace {

using io::MemoryPeer;
using io::Task;

std::string pattern(std::size_t size)
{
    std::string text;
    for (std::size_t i = 0; text.size() < size; ++i)
        text += std::to_string(i) + ' ';
    text.resize(size);
    return text;
}

// More than fits between two ends at once.
const std::string large = pattern(40'000);
const std::string small = "small";

std::string ok(const std::string &body)
{
    return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string chunked(const std::string &body)
{
    std::string text;
    for (std::size_t at = 0; at < body.size(); at += 3000) {
        const std::string piece = body.substr(at, 3000);
        constexpr std::string_view digits = "0123456789abcdef";
        std::string size;
        for (std::size_t left = piece.size(); left > 0; left /= 16)
            size.insert(size.begin(), digits[left % 16]);
        text += size + "\r\n" + piece + "\r\n";
    }
    return text + "0\r\nX-Sum: 1\r\n\r\n";
}

const std::string close = "Connection: close\r\n";
const std::string twoGets = memoryRequestHead("GET", "") + memoryRequestHead("GET", close);
const std::string upload = memoryRequestHead("POST", close + "Content-Length: 40000\r\n") + large;
const std::string chunkedUpload = memoryRequestHead("POST", close + "Transfer-Encoding: chunked\r\n") + chunked(large);
const std::string chunkedAnswer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked(large);
const std::string refusedThenGood =
    "GET " + memoryTarget + "/ HTTP/1.1\r\nHost: x\r\nX-Access-Token: wrong\r\n\r\n" + memoryRequestHead("GET", close);
const std::string oldGet = "GET " + memoryTarget + "/ HTTP/1.0\r\nX-Access-Token: " + memoryToken + "\r\n\r\n";

Task<void> sendAndRead(MemoryPeer &peer, std::string_view bytes)
{
    co_await peer.send(bytes);
    co_await peer.readToTheEnd();
}

Task<void> answer(MemoryPeer &peer, std::string_view behind, std::string_view bytes)
{
    const bool asked = co_await peer.readUntil(behind);
    if (asked)
        co_await peer.send(bytes);
}

Task<void> clientOfTwo(MemoryPeer &peer)
{
    co_await sendAndRead(peer, twoGets);
}

Task<void> sandboxOfTwo(MemoryPeer &peer)
{
    const std::string first = ok(large);
    const std::string second = ok(small);
    co_await answer(peer, "\r\n\r\n", first);
    const bool askedAgain = co_await peer.readUntil("\r\n\r\n", peer.received().find("\r\n\r\n") + 4);
    if (askedAgain)
        co_await peer.send(second);
    co_await peer.readToTheEnd();
}

Task<void> clientOfUpload(MemoryPeer &peer)
{
    co_await sendAndRead(peer, upload);
}

Task<void> sandboxOfUpload(MemoryPeer &peer)
{
    const std::string bytes = ok(small);
    co_await answer(peer, large, bytes);
    co_await peer.readToTheEnd();
}

Task<void> clientOfChunks(MemoryPeer &peer)
{
    co_await sendAndRead(peer, chunkedUpload);
}

Task<void> sandboxOfChunks(MemoryPeer &peer)
{
    co_await answer(peer, "0\r\nX-Sum: 1\r\n\r\n", chunkedAnswer);
    co_await peer.readToTheEnd();
}

Task<void> clientOfOldVersion(MemoryPeer &peer)
{
    co_await sendAndRead(peer, oldGet);
}

Task<void> sandboxOfOldVersion(MemoryPeer &peer)
{
    co_await answer(peer, "\r\n\r\n", chunkedAnswer);
    co_await peer.readToTheEnd();
}

Task<void> clientOfUntilClose(MemoryPeer &peer)
{
    const std::string request = memoryRequestHead("GET", close);
    co_await sendAndRead(peer, request);
}

Task<void> sandboxOfUntilClose(MemoryPeer &peer)
{
    const std::string bytes = "HTTP/1.1 200 OK\r\n\r\n" + large;
    co_await answer(peer, "\r\n\r\n", bytes);
    peer.shutdownSend();
    co_await peer.readToTheEnd();
}

Task<void> clientThatExpects(MemoryPeer &peer)
{
    const std::string request = memoryRequestHead("PUT", close + "Expect: 100-continue\r\nContent-Length: 40000\r\n");
    co_await peer.send(request);
    const bool goOn = co_await peer.readUntil("HTTP/1.1 100 Continue\r\n\r\n");
    if (goOn)
        co_await peer.send(large);
    co_await peer.readToTheEnd();
}

Task<void> sandboxThatIsExpected(MemoryPeer &peer)
{
    co_await answer(peer, "\r\n\r\n", "HTTP/1.1 100 Continue\r\n\r\n");
    co_await sandboxOfUpload(peer);
}

Task<void> sandboxThatAnswersEarly(MemoryPeer &peer)
{
    const std::string bytes = ok(small);
    co_await answer(peer, "\r\n\r\n", bytes);
    co_await peer.readToTheEnd();
}

Task<void> clientThatIsRefused(MemoryPeer &peer)
{
    co_await sendAndRead(peer, refusedThenGood);
}

Task<void> clientOfWebSocket(MemoryPeer &peer)
{
    const std::string request = memoryHandshake();
    co_await peer.send(request);
    const bool open = co_await peer.readUntil("\r\n\r\n");
    if (open)
        co_await peer.send(framesOfClient());
    co_await peer.readToTheEnd();
}

Task<void> sandboxOfWebSocket(MemoryPeer &peer)
{
    const bool asked = co_await peer.readUntil("\r\n\r\n");
    if (asked) {
        const std::size_t handshake = peer.received().find("\r\n\r\n") + 4;
        co_await peer.send(memorySwitchingProtocols);
        // Most of it once the client has said all: both sending more than fits, and reading nothing, would last for
        // ever.
        constexpr std::size_t early = 10;
        const std::string_view frames = framesOfSandbox();
        co_await peer.send(frames.substr(0, early));
        const bool told = co_await peer.readBytes(handshake + framesOfClient().size());
        if (told)
            co_await peer.send(frames.substr(early));
        peer.shutdownSend();
    }
    co_await peer.readToTheEnd();
}

std::string frames(const std::optional<base::MaskingKey> &key)
{
    using base::Opcode;
    std::string all = base::encodeFrame(Opcode::Text, small, key) +
                      base::encodeFrame(Opcode::Ping, "are you there", key) +
                      base::encodeFrame(Opcode::Binary, large, key);
    std::string fragment = base::encodeFrame(Opcode::Text, "frag", key);
    fragment.front() = '\x01'; // not the last of its message
    return all + fragment + base::encodeFrame(Opcode::Pong, "yes", key) +
           base::encodeFrame(Opcode::Continuation, "ment", key) +
           base::encodeFrame(Opcode::Close, base::closePayload(base::CloseCode::Normal), key);
}

} // namespace

const std::vector<HttpScenario> &httpScenarios()
{
    static const std::vector<HttpScenario> all{
        {{"twoGets", clientOfTwo, sandboxOfTwo}, {"", ""}, {large, small}},
        {{"upload", clientOfUpload, sandboxOfUpload}, {large}, {small}},
        {{"chunksBothWays", clientOfChunks, sandboxOfChunks}, {large}, {large}},
        {{"oldClient", clientOfOldVersion, sandboxOfOldVersion}, {""}, {large}},
        {{"untilClose", clientOfUntilClose, sandboxOfUntilClose}, {""}, {large}, false, true},
        {{"expectation", clientThatExpects, sandboxThatIsExpected}, {large}, {small}},
        {{"earlyAnswer", clientOfUpload, sandboxThatAnswersEarly}, {large}, {small}, true},
        {{"refusedThenGood", clientThatIsRefused, sandboxThatAnswersEarly}, {""}, {small}},
    };
    return all;
}

const Scenario &webSocketScenario()
{
    static const Scenario scenario{"webSocket", clientOfWebSocket, sandboxOfWebSocket};
    return scenario;
}

const std::string &framesOfClient()
{
    static const std::string all = frames(base::MaskingKey{0x11, 0x22, 0x33, 0x44});
    return all;
}

const std::string &framesOfSandbox()
{
    static const std::string all = frames(std::nullopt);
    return all;
}

} // namespace liteboxd::engine
