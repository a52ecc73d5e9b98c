// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/head_writer.h"

#include <ostream> // the string view of the next header needs it

#include <boost/beast/http/status.hpp>

#include <array>
#include <charconv>
#include <utility>

namespace liteboxd::engine {

HeadWriter &HeadWriter::request(std::string_view method, std::initializer_list<std::string_view> target)
{
    m_text.append(method).append(" ");
    for (const std::string_view part : target)
        m_text.append(part);
    m_text.append(" HTTP/1.1\r\n");
    return *this;
}

HeadWriter &HeadWriter::status(int status, std::string_view reason)
{
    std::array<char, 12> number{};
    const char *const end = std::to_chars(number.data(), number.data() + number.size(), status).ptr;
    m_text.append("HTTP/1.1 ").append(std::string_view(number.data(), end)).append(" ").append(reason).append("\r\n");
    return *this;
}

HeadWriter &HeadWriter::field(std::string_view name, std::string_view value)
{
    m_text.append(name).append(": ").append(value).append("\r\n");
    return *this;
}

HeadWriter &HeadWriter::field(std::string_view name, std::initializer_list<std::string_view> parts)
{
    m_text.append(name).append(": ");
    for (const std::string_view part : parts)
        m_text.append(part);
    m_text.append("\r\n");
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
    m_text.append("\r\n");
    return std::move(m_text);
}

std::string_view reasonPhrase(int status)
{
    const auto phrase = boost::beast::http::obsolete_reason(static_cast<boost::beast::http::status>(status));
    return phrase.empty() ? std::string_view("Unknown") : std::string_view(phrase.data(), phrase.size());
}

} // namespace liteboxd::engine
