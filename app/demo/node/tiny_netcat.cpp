// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/node/tiny_netcat.h"

#include <charconv>
#include <utility>

namespace liteboxd::demo {

namespace {

int numberOf(const std::string &text)
{
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

constexpr int dnsPort = 53;
constexpr std::string_view endOfHead = "\r\n\r\n";

} // namespace

TinyNetcat::TinyNetcat(const std::vector<std::string> &words, Dialer dialer, Time now)
    : m_dialer(std::move(dialer))
{
    std::vector<std::string> places;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::string &word = words[i];
        if (word == "-w" && i + 1 < words.size())
            m_limit = std::chrono::seconds(numberOf(words[++i]));
        else if (word == "-z" || word == "-e")
            m_onlyConnects = true;
        else if (!word.starts_with('-'))
            places.push_back(word);
        if (word == "-e" && i + 1 < words.size())
            ++i;
    }
    if (places.size() < 2) {
        m_errors = "usage: nc [-z] [-w SECONDS] HOST PORT [-e PROGRAM]\n";
        m_exitCode = 1;
        return;
    }
    m_dial.host = places[0];
    m_dial.port = numberOf(places[1]);
    connect(now);
}

void TinyNetcat::connect(Time now)
{
    const Reached reached = m_dialer ? m_dialer(m_dial) : Reached::Silent;
    if (reached == Reached::Refused) {
        m_errors = "nc: can't connect to remote host (" + m_dial.host + "): Connection refused\n";
        m_exitCode = 1;
    } else if (reached == Reached::Silent) {
        m_until = now + (m_limit.count() > 0 ? m_limit : std::chrono::seconds(120));
    } else if (m_onlyConnects) {
        m_exitCode = 0;
    } else {
        m_isConnected = true;
    }
}

void TinyNetcat::run(Time now, std::string &input, bool inputEnded)
{
    if (m_exitCode)
        return;
    if (m_until && now >= *m_until) {
        m_errors += "nc: timed out\n";
        m_exitCode = 1;
        return;
    }
    if (m_isConnected)
        answer(input, inputEnded);
}

void TinyNetcat::answer(std::string &input, bool inputEnded)
{
    m_request += std::exchange(input, {});
    Dial more = m_dial;
    more.isEstablished = true;
    const Reached reached = m_dialer(more);
    const bool isLetThrough = reached == Reached::Open || reached == Reached::Failing;
    if (m_dial.port == dnsPort) {
        constexpr std::size_t headBytes = 14; // with the length before it
        if (m_request.size() >= headBytes && isLetThrough) {
            m_request[4] = static_cast<char>(m_request[4] | '\x80');    // a response without records
            m_request[5] = reached == Reached::Failing ? '\x02' : '\0'; // SERVFAIL, or no error
            m_output += std::exchange(m_request, {});
            m_exitCode = 0;
        }
        return;
    }
    for (auto end = m_request.find(endOfHead); end != std::string::npos; end = m_request.find(endOfHead)) {
        m_request.erase(0, end + endOfHead.size());
        if (isLetThrough)
            m_output += "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    }
    if (inputEnded)
        m_exitCode = 0;
}

std::string TinyNetcat::takeOutput()
{
    return std::exchange(m_output, {});
}

std::string TinyNetcat::takeErrors()
{
    return std::exchange(m_errors, {});
}

} // namespace liteboxd::demo
