// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/chunked_decoder.h"

#include <boost/beast/http/basic_parser.hpp>

#include <algorithm>
#include <cctype>

namespace liteboxd::http {

namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;
using Code = boost::system::error_code;

/// A chunk's extensions, or a trailer section, may be as long: whether it came in one piece or in many.
constexpr std::size_t longestExtras = 16 * 1024;

/// "0 CRLF CRLF": between chunks at least this much must come; Beast counts on not being asked twice with less.
constexpr std::size_t shortestHeader = 5;

/// What stands between the data of two chunks, as far as it is there: a header line, or the last chunk's with all that
/// follows it.
struct Framing
{
    explicit Framing(std::string_view bytes)
        : text(bytes)
    {
        if (text.starts_with("\r\n")) // of the chunk before
            text.remove_prefix(2);
        const auto lineEnd = text.find("\r\n");
        if (lineEnd == std::string_view::npos)
            return;
        const char afterZeros = text[text.find_first_not_of('0')];
        const bool isLast = std::isxdigit(static_cast<unsigned char>(afterZeros)) == 0;
        isWhole = !isLast || text.find("\r\n\r\n", lineEnd) != std::string_view::npos;
        if (!isLast)
            text = text.substr(0, lineEnd); // data stands behind it, and may be anything
    }

    std::string_view text;
    bool isWhole = false; ///< there to its end
};

/// RFC 9112, 7.1.1: tokens and quoted strings, and so no control character but a tab. Beast lets others stand in
/// quotes.
bool isSoundExtension(std::string_view extension)
{
    return std::none_of(extension.begin(), extension.end(),
                        [](char c) { return (c >= 0 && c < ' ' && c != '\t') || c == '\x7f'; });
}

/// A CR or LF that stands alone is a line end to some parsers and none to others; between chunks Beast does not look.
bool hasBareLineFeed(const Framing &framing)
{
    const std::string_view text = framing.text;
    for (auto at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
        if (at == 0 || text[at - 1] != '\r')
            return true;
    }
    return false;
}

bool isSoundTrailer(std::string_view value)
{
    return value.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

} // namespace

class ChunkedDecoder::Parser : public http::basic_parser<true>
{
public:
    Parser()
    {
        body_limit(boost::none);
        eager(true);
        static constexpr std::string_view head = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
        Code error;
        put(boost::asio::const_buffer(head.data(), head.size()), error);
        m_inBody = true;
    }

    std::vector<std::string_view> pieces;
    std::vector<std::pair<std::string, std::string>> trailers;
    std::size_t consumed = 0;
    std::uint64_t leftInChunk = 0;

private:
    void on_request_impl(http::verb, beast::string_view, beast::string_view, int, Code &) override {}
    void on_response_impl(int, beast::string_view, int, Code &) override {}
    void on_field_impl(http::field, beast::string_view name, beast::string_view value, Code &error) override
    {
        if (!m_inBody)
            return;
        m_trailerSize += name.size() + value.size();
        if (!isSoundTrailer(value))
            error = http::error::bad_value;
        if (m_trailerSize > longestExtras)
            error = http::error::header_limit;
        trailers.emplace_back(name, value);
    }
    void on_header_impl(Code &) override {}
    void on_body_init_impl(boost::optional<std::uint64_t> const &, Code &) override {}
    std::size_t on_body_impl(beast::string_view body, Code &) override { return body.size(); }
    void on_chunk_header_impl(std::uint64_t size, beast::string_view extensions, Code &error) override
    {
        leftInChunk = size;
        if (extensions.size() > longestExtras || !isSoundExtension(extensions))
            error = http::error::bad_chunk_extension;
    }
    std::size_t on_chunk_body_impl(std::uint64_t left, beast::string_view body, Code &) override
    {
        pieces.emplace_back(body);
        leftInChunk = left - body.size();
        return body.size();
    }
    void on_finish_impl(Code &) override {}

    std::size_t m_trailerSize = 0;
    bool m_inBody = false;
};

ChunkedDecoder::ChunkedDecoder()
    : m_parser(std::make_unique<Parser>())
{}

ChunkedDecoder::~ChunkedDecoder() = default;
ChunkedDecoder::ChunkedDecoder(ChunkedDecoder &&) noexcept = default;
ChunkedDecoder &ChunkedDecoder::operator=(ChunkedDecoder &&) noexcept = default;

ChunkedDecoder::State ChunkedDecoder::put(std::string_view bytes)
{
    m_parser->pieces.clear();
    m_parser->consumed = 0;
    if (bytes.empty() || (m_parser->leftInChunk == 0 && bytes.size() < shortestHeader))
        return hasBareLineFeed(Framing(bytes)) ? State::Malformed : State::More;
    Code error;
    m_parser->consumed = m_parser->put(boost::asio::const_buffer(bytes.data(), bytes.size()), error);
    if (error == http::error::need_more) {
        const std::string_view rest = bytes.substr(m_parser->consumed);
        const Framing framing(rest);
        // Beast asks for more of what is whole where a quoted extension is not closed, or a trailer field has no end.
        const bool isHopeless = rest.size() > longestExtras || hasBareLineFeed(framing) || framing.isWhole;
        return isHopeless ? State::Malformed : State::More;
    }
    if (error)
        return State::Malformed;
    return m_parser->is_done() ? State::Done : State::More;
}

std::size_t ChunkedDecoder::consumed() const
{
    return m_parser->consumed;
}

const std::vector<std::string_view> &ChunkedDecoder::pieces() const
{
    return m_parser->pieces;
}

const std::vector<std::pair<std::string, std::string>> &ChunkedDecoder::trailers() const
{
    return m_parser->trailers;
}

} // namespace liteboxd::http
