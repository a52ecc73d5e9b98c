// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/conformance/conformance_fixture.h"

#include <charconv>

namespace liteboxd::engine {

namespace {

void replaceAll(std::string &text, std::string_view what, std::string_view with)
{
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

void append(std::string &list, std::string_view separator, std::string_view element)
{
    if (!list.empty())
        list += separator;
    list += element;
}

/// Reads a chunked body strictly as the RFC writes it; false when it is not, or not whole.
bool takeChunked(std::string_view &bytes, std::string &body)
{
    for (;;) {
        const auto lineEnd = bytes.find("\r\n");
        std::size_t size = 0;
        if (lineEnd == std::string_view::npos ||
            std::from_chars(bytes.data(), bytes.data() + lineEnd, size, 16).ptr == bytes.data())
            return false;
        bytes.remove_prefix(lineEnd + 2);
        if (size == 0)
            break;
        if (bytes.size() < size + 2 || bytes.substr(size, 2) != "\r\n")
            return false;
        body += bytes.substr(0, size);
        bytes.remove_prefix(size + 2);
    }
    const auto end = bytes.starts_with("\r\n") ? 0 : bytes.find("\r\n\r\n");
    if (end == std::string_view::npos)
        return false;
    bytes.remove_prefix(end == 0 ? 2 : end + 4);
    return true;
}

/// Takes all responses out of what a client got.
void takeResponses(Outcome &outcome)
{
    for (std::string_view rest = outcome.received; !rest.empty();) {
        const auto end = rest.find("\r\n\r\n");
        if (!rest.starts_with("HTTP/1.1 ") || end == std::string_view::npos) {
            append(outcome.statuses, " ", "garbage");
            return;
        }
        const std::string_view head = rest.substr(0, end + 2);
        const std::string status(head.substr(9, 3));
        append(outcome.statuses, " ", status);
        rest.remove_prefix(end + 4);
        if (status.front() == '1' || status == "204" || status == "304")
            continue;
        std::string body;
        const std::string length = fieldOf(head, "Content-Length");
        if (fieldOf(head, "Transfer-Encoding") == "chunked") {
            if (!takeChunked(rest, body)) {
                append(outcome.bodies, "|", body + "(cut)");
                return;
            }
        } else {
            const std::size_t size = length.empty() ? rest.size() : std::stoul(length);
            body = rest.substr(0, size);
            if (body.size() < size)
                body += "(cut)";
            rest.remove_prefix(std::min(size, rest.size()));
        }
        append(outcome.bodies, "|", status != "200" ? "-" : body.empty() ? "(empty)" : body);
    }
}

} // namespace

std::string fieldOf(std::string_view head, std::string_view name)
{
    const std::string line = "\r\n" + std::string(name) + ": ";
    const auto at = head.find(line);
    if (at == std::string_view::npos)
        return {};
    const auto begin = at + line.size();
    return std::string(head.substr(begin, head.find("\r\n", begin) - begin));
}

void ConformanceFixture::startRecording()
{
    startAnswering({});
}

void ConformanceFixture::startAnswering(std::string raw, Afterwards afterwards)
{
    m_raw = std::move(raw);
    m_afterwards = afterwards;
    http::Timeouts timeouts = shortTimeouts();
    timeouts.head = std::chrono::milliseconds(300);
    timeouts.bodyIdle = std::chrono::milliseconds(1000);
    timeouts.leastBodyRate = 1000;
    start([this](tests::BlockingClient &peer) { record(peer); }, timeouts);
}

void ConformanceFixture::record(tests::BlockingClient &peer)
{
    while (answerNext(peer)) {
    }
}

bool ConformanceFixture::answerNext(tests::BlockingClient &peer)
{
    const std::string head = peer.readUntil("\r\n\r\n");
    std::string body;
    if (!head.ends_with("\r\n\r\n") || !readBody(peer, head, body))
        return false;
    std::string line = head.substr(0, head.find(" HTTP/1.1\r\n"));
    const bool isRaw = !m_raw.empty() && line.ends_with(" /raw");
    if (!body.empty())
        line += " [" + body + "]";
    {
        const std::lock_guard lock(m_mutex);
        append(m_seen, "; ", line);
        m_heads.push_back(head);
    }
    const bool isHead = head.starts_with("HEAD ");
    peer.send(isRaw ? m_raw : std::string("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n") + (isHead ? "" : "ok"));
    return !isRaw || m_afterwards == Afterwards::Stay;
}

bool ConformanceFixture::readBody(tests::BlockingClient &peer, std::string_view head, std::string &body)
{
    const std::string length = fieldOf(head, "Content-Length");
    if (!length.empty()) {
        body = peer.readExactly(std::stoul(length));
        return body.size() == std::stoul(length);
    }
    if (fieldOf(head, "Transfer-Encoding").empty())
        return true;
    for (;;) {
        const std::string line = peer.readUntil("\r\n");
        std::size_t size = 0;
        std::from_chars(line.data(), line.data() + line.size(), size, 16);
        if (!line.ends_with("\r\n"))
            return false;
        if (size == 0)
            break;
        const std::string chunk = peer.readExactly(size + 2);
        if (!chunk.ends_with("\r\n"))
            return false;
        body += chunk.substr(0, size);
    }
    for (std::string line; (line = peer.readUntil("\r\n")) != "\r\n";) {
        if (!line.ends_with("\r\n"))
            return false;
        body += "+" + line.substr(0, line.size() - 2); // a trailer field
    }
    return true;
}

std::string ConformanceFixture::filled(std::string_view text) const
{
    std::string all(text);
    replaceAll(all, "{target}", target(""));
    replaceAll(all, "{fields}", "Host: gw.example\r\nX-Access-Token: {token}\r\n");
    replaceAll(all, "{token}", sandboxToken);
    replaceAll(all, "{port}", std::to_string(m_upstream->port()));
    return all;
}

Outcome ConformanceFixture::talk(std::string_view bytes, std::string_view last)
{
    Outcome outcome;
    {
        tests::BlockingClient client = connect();
        client.send(filled(bytes) + filled(last));
        outcome.received = client.readAll();
        outcome.wasReset = client.wasReset();
    }
    m_server.reset();
    m_gateway.reset();
    m_upstream.reset(); // joins its threads: everything it will ever see is recorded now
    takeResponses(outcome);
    outcome.seen = m_seen;
    outcome.heads = m_heads;
    return outcome;
}

} // namespace liteboxd::engine
