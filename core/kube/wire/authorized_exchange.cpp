// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/wire/authorized_exchange.h"

#include <utility>

namespace liteboxd::kube {

namespace {

constexpr int unauthorized = 401;

} // namespace

AuthorizedExchange::AuthorizedExchange(std::shared_ptr<CredentialSource> source, HttpRequest request, Send send,
                                       QObject *transport, std::string server)
    : m_source(std::move(source))
    , m_request(std::move(request))
    , m_send(std::move(send))
    , m_server(std::move(server))
{
    connect(transport, &QObject::destroyed, this, [this] {
        m_send = nullptr;
        if (m_asked.isPending()) {
            m_asked.cancel();
            fail({base::ErrorCode::ConnectionLost, "the connection was closed on this side", m_server});
        }
    });
    ask();
}

void AuthorizedExchange::ask()
{
    if (const CredentialPtr credential = m_source->ready())
        return this->send(credential);
    m_asked = m_source->current(this, [this](const base::Result<CredentialPtr> &credential) {
        if (!credential)
            return fail(credential.error());
        this->send(*credential);
    });
}

void AuthorizedExchange::send(const CredentialPtr &credential)
{
    m_used = credential;
    auto started = m_send(m_request, credential);
    if (!started) {
        // Never told inside start(): the user of the exchange has not connected yet.
        QMetaObject::invokeMethod(
            this, [this, error = started.error()] { fail(error); }, Qt::QueuedConnection);
        return;
    }
    m_exchange = std::move(*started);
    if (m_isPaused)
        m_exchange->pause();
    connect(m_exchange.get(), &HttpExchange::headReceived, this, &AuthorizedExchange::takeHead);
    connect(m_exchange.get(), &HttpExchange::bytesReceived, this, &HttpExchange::bytesReceived);
    connect(m_exchange.get(), &HttpExchange::finished, this, &HttpExchange::finished);
    connect(m_exchange.get(), &HttpExchange::failed, this, &AuthorizedExchange::fail);
}

void AuthorizedExchange::pause()
{
    m_isPaused = true;
    if (m_exchange)
        m_exchange->pause();
}

void AuthorizedExchange::resume()
{
    m_isPaused = false;
    if (m_exchange)
        m_exchange->resume();
}

void AuthorizedExchange::takeHead(const HttpHead &head)
{
    if (head.status == unauthorized && !m_isSecond && m_send && m_source->invalidate(m_used)) {
        m_isSecond = true;
        m_exchange->disconnect(this);
        m_exchange.release()->deleteLater(); // we are inside its signal
        return ask();
    }
    Q_EMIT headReceived(head);
}

void AuthorizedExchange::fail(const base::Error &error)
{
    Q_EMIT failed(error);
}

} // namespace liteboxd::kube
