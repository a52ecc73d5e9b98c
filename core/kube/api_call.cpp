// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/api_call.h"

#include "core/kube/decode/api_status.h"

#include <utility>

namespace liteboxd::kube {

namespace {

/// Far more than any object or page; without it a broken server could fill our memory.
constexpr qsizetype largestBody = 256 << 20;

} // namespace

ApiCall::ApiCall(Transport &transport, const HttpRequest &request, std::string what, Done done, QObject *parent)
    : QObject(parent)
    , m_exchange(transport.start(request))
    , m_what(std::move(what))
    , m_done(std::move(done))
{
    connect(m_exchange.get(), &HttpExchange::headReceived, this, [this](const HttpHead &head) { m_head = head; });
    connect(m_exchange.get(), &HttpExchange::bytesReceived, this, &ApiCall::take);
    connect(m_exchange.get(), &HttpExchange::finished, this, [this] {
        if (m_head.status >= 200 && m_head.status < 300)
            return finish(std::move(m_body));
        finish(
            base::fail(errorFromAnswer(m_head, {m_body.constData(), static_cast<std::size_t>(m_body.size())}, m_what)));
    });
    connect(m_exchange.get(), &HttpExchange::failed, this,
            [this](const base::Error &error) { finish(base::fail(error)); });
}

ApiCall::~ApiCall()
{
    if (m_done)
        m_done(base::fail(base::ErrorCode::ConnectionLost, "the connection was closed on this side", m_what));
}

void ApiCall::abandon()
{
    m_done = nullptr;
    m_exchange.reset();
    deleteLater();
}

void ApiCall::take(const QByteArray &bytes)
{
    if (m_body.size() + bytes.size() > largestBody)
        return finish(base::fail(base::ErrorCode::ProtocolViolated, "the answer is too large", m_what));
    m_body += bytes;
}

void ApiCall::finish(base::Result<QByteArray> result)
{
    if (!m_done)
        return;
    m_exchange->disconnect(this);
    deleteLater();
    std::exchange(m_done, nullptr)(std::move(result));
}

} // namespace liteboxd::kube
