// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/server_connection.h"

#include "gateway/http/await_end.h"
#include "gateway/http/head_parser.h"
#include "gateway/http/worker.h"

#include <algorithm>
#include <cstring>

namespace liteboxd::http {

namespace {

/// A body that a Service left unread is read on up to here, so that the connection can be kept.
constexpr std::uint64_t worthSkipping = 64 * 1024;

/// What stands on a request line besides the target: a method and a version.
constexpr std::size_t besideTarget = 64;

} // namespace

ServerConnection::ServerConnection(Worker &worker, std::unique_ptr<io::Stream> stream, io::SocketAddress peer,
                                   const ServingRules &rules)
    : m_rules(rules)
    , m_connection(worker, std::move(stream), peer)
{}

void ServerConnection::drain()
{
    m_draining = true;
    // What may be there already, perhaps a request, is read first; it is to be answered by a stream that can be waited
    // for.
    if (m_idle && !m_connection.stream().mayRead())
        m_connection.stream().cancelWaits();
}

void ServerConnection::abort()
{
    m_connection.stream().abort();
}

io::Task<void> ServerConnection::run()
{
    while (!m_draining) {
        const Head head = co_await readHead();
        unlink(); // who asks is served to the end
        if (head == Head::Ended)
            co_return;
        if (m_refusesClient)
            m_refusal = Refusal::ClientConnections;
        if (head == Head::Refused || m_refusesClient) {
            co_await refuse();
            break;
        }
        const bool goesOn = co_await serveOne();
        if (!goesOn)
            break;
    }
    if (m_switched)
        co_return;
    co_await lingeringClose();
}

/// How long a head that is longer than usual may be.
std::size_t ServerConnection::longestHead(std::string_view bytes) const
{
    constexpr std::string_view get = "GET ";
    const HeadLimits &limits = m_rules.limits;
    const bool mayBeLong =
        !limits.longTarget.empty() && bytes.starts_with(get) && bytes.substr(get.size()).starts_with(limits.longTarget);
    return mayBeLong ? limits.longBytes : limits.bytes;
}

/// Looks for a whole head at the beginning of `bytes`; never Ended.
ServerConnection::Head ServerConnection::examine(std::string_view bytes)
{
    m_asksForHead = bytes.starts_with("HEAD ");
    const HeadScanner::State state = m_scanner.scan(bytes);
    const std::size_t length = state == HeadScanner::State::Incomplete ? bytes.size() : m_scanner.length();
    if (state == HeadScanner::State::Malformed) {
        m_refusal = Refusal::Malformed;
        return Head::Refused;
    }
    const std::size_t firstLine = m_scanner.firstLineLength() > 0 ? m_scanner.firstLineLength() : length;
    if (firstLine > m_rules.limits.target + besideTarget) {
        m_refusal = Refusal::TargetTooLong;
        return Head::Refused;
    }
    const std::size_t most = length > m_rules.limits.bytes ? longestHead(bytes) : length;
    if (length > most) {
        m_refusal = Refusal::HeadTooLarge;
        return Head::Refused;
    }
    if (state == HeadScanner::State::Incomplete)
        return Head::Incomplete;
    auto parsed = HeadParser::request(bytes.substr(0, length), m_rules.limits, m_rules.targets);
    if (!parsed) {
        m_refusal = parsed.error();
        return Head::Refused;
    }
    m_head.emplace(std::move(*parsed));
    return Head::Ready;
}

io::Task<ServerConnection::Head> ServerConnection::readHead()
{
    m_scanner.reset();
    ByteQueue &received = m_connection.received();
    io::Stream &stream = m_connection.stream();
    m_idle = true;
    io::Deadline deadline =
        m_connection.worker().reactor().now() + (m_closeAfterNext ? m_rules.timeouts.linger : m_rules.timeouts.idle);
    for (;;) {
        // An empty line or two before a request is forgiven (RFC 9112, 2.2).
        while (received.view().starts_with("\r\n") && m_scanner.firstLineLength() == 0)
            received.consume(2);
        if (!received.isEmpty()) {
            if (m_idle)
                deadline = m_connection.worker().reactor().now() + m_rules.timeouts.head;
            m_idle = false;
            const Head head = examine(received.view());
            if (head == Head::Ready)
                received.consume(m_scanner.length());
            if (head != Head::Incomplete)
                co_return head;
        }
        const std::span<char> scratch = m_connection.worker().scratch();
        const io::IoResult got = stream.recv(scratch);
        if (got.status == io::IoStatus::Ok) {
            const std::string_view bytes(scratch.data(), got.bytes);
            // The usual case: the whole head in one read, straight from the scratch.
            if (received.isEmpty() && !bytes.starts_with('\r')) {
                m_idle = false;
                const Head head = examine(bytes);
                if (head == Head::Ready && m_scanner.length() < bytes.size())
                    received.append(bytes.substr(m_scanner.length()));
                if (head == Head::Ready) // which may hold secrets, and has been copied
                    ::explicit_bzero(scratch.data(), m_scanner.length());
                if (head != Head::Incomplete)
                    co_return head;
                deadline = m_connection.worker().reactor().now() + m_rules.timeouts.head;
            }
            received.append(bytes);
            continue;
        }
        if (got.status != io::IoStatus::WouldBlock || (m_draining && m_idle))
            co_return Head::Ended;
        const io::WaitStatus waited = co_await stream.readable(deadline);
        if (waited == io::WaitStatus::TimedOut && !m_idle) {
            m_refusal = Refusal::HeadTimedOut;
            co_return Head::Refused;
        }
        if (waited != io::WaitStatus::Ready)
            co_return Head::Ended;
    }
}

io::Task<bool> ServerConnection::serveOne()
{
    Exchange exchange(m_connection, std::move(*m_head), m_rules.timeouts);
    m_head.reset();
    if (m_draining || m_closeAfterNext)
        exchange.closeAfterwards();
    co_await m_rules.service.serve(exchange);
    m_switched = exchange.takeSwitched();
    if (m_switched)
        co_return false;
    if (!exchange.hasResponded()) {
        m_connection.stream().abort();
        co_return false;
    }
    // An aborted connection may hold requests that came before: none of them is to be answered any more.
    if (!exchange.keepsAlive() || m_connection.stream().isLost() || m_connection.stream().isAborted())
        co_return false;
    BodyReader &body = exchange.body();
    if (body.state() == BodyReader::State::Reading)
        co_await body.skip(worthSkipping, m_rules.timeouts.linger);
    co_return body.state() == BodyReader::State::Complete;
}

/// The head could not be understood, so neither can what follows it.
io::Task<void> ServerConnection::refuse()
{
    const Answer answer = refusalAnswer(m_refusal, "-", ErrorFormat::Json);
    m_rules.service.refused(m_connection, answer.status);
    const io::BlockString text = closingAnswer(answer, m_asksForHead ? "HEAD" : "");
    co_await m_connection.sendAll(text, m_rules.timeouts.linger);
}

io::Task<void> ServerConnection::lingeringClose()
{
    io::Stream &stream = m_connection.stream();
    if (stream.isAborted())
        co_return;
    stream.shutdownSend();
    co_await awaitEnd(m_connection.worker(), stream, io::Clock::now() + m_rules.timeouts.linger);
}

} // namespace liteboxd::http
