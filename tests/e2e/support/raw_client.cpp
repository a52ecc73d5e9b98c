// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/support/raw_client.h"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
#include <utility>

namespace liteboxd::e2e {

namespace {

constexpr timeval patience{15, 0};
constexpr std::string_view lineEnd = "\r\n";

bool isSameName(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

} // namespace

std::vector<std::string> RawResponse::fields(std::string_view name) const
{
    std::vector<std::string> values;
    std::string_view rest = head;
    while (!rest.empty()) {
        const std::size_t end = rest.find(lineEnd);
        const std::string_view line = rest.substr(0, end);
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos && isSameName(line.substr(0, colon), name)) {
            std::string_view value = line.substr(colon + 1);
            value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
            values.emplace_back(value);
        }
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + lineEnd.size());
    }
    return values;
}

std::string RawResponse::field(std::string_view name) const
{
    const auto values = fields(name);
    return values.empty() ? std::string() : values.front();
}

RawClient::RawClient(std::uint16_t port, const char *address)
{
    sockaddr_in v4{};
    sockaddr_in6 v6{};
    const bool isV6 = inet_pton(AF_INET6, address, &v6.sin6_addr) == 1;
    v4.sin_family = AF_INET;
    v4.sin_port = v6.sin6_port = htons(port);
    v6.sin6_family = AF_INET6;
    inet_pton(AF_INET, address, &v4.sin_addr);
    const auto *where = isV6 ? reinterpret_cast<const sockaddr *>(&v6) : reinterpret_cast<const sockaddr *>(&v4);
    m_socket = ::socket(isV6 ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    setsockopt(m_socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    if (::connect(m_socket, where, isV6 ? sizeof v6 : sizeof v4) != 0) {
        ::close(m_socket);
        m_socket = -1;
    }
}

RawClient::~RawClient()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

bool RawClient::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool RawClient::fill()
{
    char piece[65536];
    const ssize_t size = ::recv(m_socket, piece, sizeof piece, 0);
    m_isAtEnd = size == 0 || (size < 0 && errno == ECONNRESET);
    if (size <= 0)
        return false;
    m_buffer.append(piece, static_cast<std::size_t>(size));
    return true;
}

std::string RawClient::read(std::size_t size)
{
    while (m_buffer.size() < size && fill()) {
    }
    std::string bytes = m_buffer.substr(0, size);
    m_buffer.erase(0, bytes.size());
    return bytes;
}

std::string RawClient::readSome()
{
    if (m_buffer.empty())
        fill();
    return std::exchange(m_buffer, {});
}

std::string RawClient::readUntil(std::string_view mark)
{
    std::size_t at = std::string::npos;
    while ((at = m_buffer.find(mark)) == std::string::npos && fill()) {
    }
    return read(at == std::string::npos ? m_buffer.size() : at + mark.size());
}

bool RawClient::isEnded()
{
    return m_buffer.empty() && !fill() && m_isAtEnd;
}

RawResponse RawClient::readHead()
{
    RawResponse response;
    do {
        response.head = readUntil("\r\n\r\n");
        if (!response.head.starts_with("HTTP/1.1 ") || !response.head.ends_with("\r\n\r\n"))
            return response;
        std::from_chars(response.head.data() + 9, response.head.data() + 12, response.status);
    } while (response.status / 100 == 1 && response.status != 101);
    return response;
}

RawResponse RawClient::readResponse(std::string_view method)
{
    RawResponse response = readHead();
    const bool isBodiless = method == "HEAD" || response.status == 204 || response.status == 304;
    if (response.status == 0 || isBodiless) {
        response.isWhole = response.status != 0;
        return response;
    }
    if (response.field("Transfer-Encoding") == "chunked") {
        for (;;) {
            const std::string line = readUntil(lineEnd);
            std::size_t size = 0;
            if (std::from_chars(line.data(), line.data() + line.size(), size, 16).ec != std::errc{})
                return response;
            const std::string piece = read(size + lineEnd.size());
            if (piece.size() != size + lineEnd.size())
                return response;
            response.body.append(piece, 0, size);
            if (size == 0)
                break;
        }
        response.isWhole = true;
    } else if (const std::string length = response.field("Content-Length"); !length.empty()) {
        std::size_t size = 0;
        std::from_chars(length.data(), length.data() + length.size(), size);
        response.body = read(size);
        response.isWhole = response.body.size() == size;
    } else {
        while (fill()) {
        }
        response.body = std::exchange(m_buffer, {});
        response.isWhole = m_isAtEnd;
    }
    return response;
}

} // namespace liteboxd::e2e
