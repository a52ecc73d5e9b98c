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

ApiCall::ApiCall(Transport &transport, const HttpRequest &request, std::string what, QObject *context,
                 async::Callback<QByteArray> done, QObject *parent)
    : Call(std::move(what), context, std::move(done), parent)
    , m_exchange(transport.start(request))
{
    connect(m_exchange.get(), &HttpExchange::headReceived, this, [this](const HttpHead &head) { m_head = head; });
    connect(m_exchange.get(), &HttpExchange::bytesReceived, this, &ApiCall::take);
    connect(m_exchange.get(), &HttpExchange::finished, this, [this] {
        if (m_head.status >= 200 && m_head.status < 300)
            return end(std::move(m_body));
        end(base::fail(
            errorFromAnswer(m_head, {m_body.constData(), static_cast<std::size_t>(m_body.size())}, this->what())));
    });
    connect(m_exchange.get(), &HttpExchange::failed, this,
            [this](const base::Error &error) { end(base::fail(error)); });
}

async::Request ApiCall::start(Transport &transport, const HttpRequest &request, std::string what, QObject *context,
                              async::Callback<QByteArray> done)
{
    const auto *call = new ApiCall(transport, request, std::move(what), context, std::move(done), context);
    return call->request();
}

void ApiCall::take(const QByteArray &bytes)
{
    if (m_body.size() + bytes.size() > largestBody)
        return end(base::fail(base::ErrorCode::ProtocolViolated, "the answer is too large", what()));
    m_body += bytes;
}

void ApiCall::end(base::Result<QByteArray> result)
{
    m_exchange->disconnect(this);
    finish(std::move(result));
}

} // namespace liteboxd::kube
