// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/head_writer.h"

#include <ostream> // the string view of the next header needs it

#include <boost/beast/http/status.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace liteboxd::http {

namespace {

char *put(char *to, std::string_view text)
{
    return std::copy(text.begin(), text.end(), to);
}

std::size_t sizeOf(std::initializer_list<std::string_view> parts)
{
    std::size_t size = 0;
    for (const std::string_view part : parts)
        size += part.size();
    return size;
}

} // namespace

/// Where the next `size` bytes go.
char *HeadWriter::room(std::size_t size)
{
    const std::size_t at = m_size;
    m_size += size;
    if (m_size > m_text.size())
        m_text.resize(2 * m_size);
    return m_text.data() + at;
}

HeadWriter &HeadWriter::request(std::string_view method, std::initializer_list<std::string_view> target)
{
    constexpr std::string_view end = " HTTP/1.1\r\n";
    char *to = put(room(method.size() + 1 + sizeOf(target) + end.size()), method);
    *to++ = ' ';
    for (const std::string_view part : target)
        to = put(to, part);
    put(to, end);
    return *this;
}

HeadWriter &HeadWriter::status(int status, std::string_view reason)
{
    std::array<char, 12> number{};
    const char *const end = std::to_chars(number.data(), number.data() + number.size(), status).ptr;
    const std::initializer_list<std::string_view> parts{"HTTP/1.1 ", std::string_view(number.data(), end), " ", reason,
                                                        "\r\n"};
    char *to = room(sizeOf(parts));
    for (const std::string_view part : parts)
        to = put(to, part);
    return *this;
}

HeadWriter &HeadWriter::field(std::string_view name, std::string_view value)
{
    char *to = put(room(name.size() + value.size() + 4), name);
    to = put(to, ": ");
    to = put(to, value);
    put(to, "\r\n");
    return *this;
}

HeadWriter &HeadWriter::field(std::string_view name, std::initializer_list<std::string_view> parts)
{
    char *to = put(room(name.size() + sizeOf(parts) + 4), name);
    to = put(to, ": ");
    for (const std::string_view part : parts)
        to = put(to, part);
    put(to, "\r\n");
    return *this;
}

HeadWriter &HeadWriter::framing(const BodyFraming &framing)
{
    if (framing.kind == BodyFraming::Kind::Chunked)
        return field("Transfer-Encoding", "chunked");
    if (framing.kind != BodyFraming::Kind::Length)
        return *this;
    std::array<char, 20> number{};
    const char *const end = std::to_chars(number.data(), number.data() + number.size(), framing.length).ptr;
    return field("Content-Length", std::string_view(number.data(), end));
}

io::BlockString HeadWriter::finish()
{
    put(room(2), "\r\n");
    m_text.resize(m_size);
    return std::move(m_text);
}

std::string_view reasonPhrase(int status)
{
    const auto phrase = boost::beast::http::obsolete_reason(static_cast<boost::beast::http::status>(status));
    return phrase.empty() ? std::string_view("Unknown") : std::string_view(phrase.data(), phrase.size());
}

} // namespace liteboxd::http
