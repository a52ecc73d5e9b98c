// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/wire/response_reader.h"

#include "core/kube/wire/wipe.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <string_view>
#include <utility>

namespace liteboxd::kube {

namespace http = boost::beast::http;

namespace {

constexpr std::uint32_t longestHead = 64 << 10;

bool isInterim(unsigned status)
{
    return status < 200 && status != 101;
}

} // namespace

struct ResponseReader::Parser : http::response_parser<http::buffer_body>
{
    Parser()
    {
        eager(true); // as many chunks at a time as there are
        header_limit(longestHead);
        body_limit(boost::none); // a watch has no end
    }

    QByteArray field(std::string_view name) const
    {
        QByteArray all;
        const auto [begin, end] = get().equal_range(name);
        for (auto field = begin; field != end; ++field) {
            const std::string_view value = field->value();
            all += (all.isEmpty() ? "" : ", ") + QByteArray(value.data(), static_cast<qsizetype>(value.size()));
        }
        return all;
    }
};

ResponseReader::ResponseReader()
    : m_parser(std::make_unique<Parser>())
{}

ResponseReader::~ResponseReader() = default;

base::Result<QByteArray> ResponseReader::read(const QByteArray &bytes)
{
    // Taking a chunk's header off only makes it shorter, so a body never needs more room than what came.
    QByteArray input = m_rest.isEmpty() ? bytes : m_rest + bytes;
    wipe(m_rest);
    QByteArray body(input.size(), Qt::Uninitialized);
    qsizetype used = 0;
    qsizetype decoded = 0;
    while (used < input.size() && !m_parser->is_done()) {
        auto &to = m_parser->get().body();
        to.data = body.data() + decoded;
        to.size = static_cast<std::size_t>(body.size() - decoded);
        to.more = true;
        boost::system::error_code fault;
        const auto from = boost::asio::buffer(input.constData() + used, static_cast<std::size_t>(input.size() - used));
        used += static_cast<qsizetype>(m_parser->put(from, fault));
        decoded = body.size() - static_cast<qsizetype>(to.size);
        if (fault == http::error::need_more)
            break;
        if (fault && fault != http::error::need_buffer)
            return base::fail(base::ErrorCode::ProtocolViolated, "the answer is not valid HTTP: " + fault.message());
        if (m_parser->is_done() && isInterim(m_parser->get().result_int()))
            m_parser = std::make_unique<Parser>();
    }
    m_rest = QByteArray(input.constData() + used, input.size() - used);
    if (!input.isSharedWith(bytes))
        wipe(input);
    body.truncate(decoded);
    return body;
}

base::Result<void> ResponseReader::finish()
{
    boost::system::error_code fault = http::error::partial_message;
    if (m_parser->got_some())
        m_parser->put_eof(fault);
    if (fault)
        return base::fail(base::ErrorCode::ConnectionLost, "the server closed the connection");
    return {};
}

bool ResponseReader::hasHead() const
{
    return m_parser->is_header_done();
}

HttpHead ResponseReader::head() const
{
    return makeHead(static_cast<int>(m_parser->get().result_int()),
                    [this](const char *name) { return m_parser->field(name); });
}

bool ResponseReader::isDone() const
{
    return m_parser->is_done();
}

} // namespace liteboxd::kube
