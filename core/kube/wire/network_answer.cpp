// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/wire/network_answer.h"

#include "core/kube/wire/network_fault.h"
#include "core/kube/wire/wipe.h"

#include <QPointer>

#include <utility>

namespace liteboxd::kube {

namespace {

/// Errors that Qt makes of a status of 400 and more: the answer itself came whole.
bool isStatusError(QNetworkReply::NetworkError error)
{
    return (error >= QNetworkReply::ContentAccessDenied && error != QNetworkReply::ProtocolUnknownError &&
            error != QNetworkReply::ProtocolFailure) ||
           error == QNetworkReply::ProxyAuthenticationRequiredError;
}

} // namespace

NetworkAnswer::NetworkAnswer(QNetworkReply *reply, Peer peer, std::chrono::milliseconds timeLimit,
                             NetworkConnections connections)
    : NetworkExchange(std::move(peer), timeLimit)
    , m_reply(reply)
    , m_connections(std::move(connections))
{
    connect(reply, &QNetworkReply::metaDataChanged, this, &NetworkAnswer::readHead);
    connect(reply, &QNetworkReply::readyRead, this, &NetworkAnswer::readBytes);
    connect(reply, &QNetworkReply::finished, this, &NetworkAnswer::end);
    connect(reply, &QNetworkReply::sslErrors, this, &NetworkAnswer::noteCertificateFaults);
}

NetworkAnswer::~NetworkAnswer()
{
    release();
}

void NetworkAnswer::readHead()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_status != 0 || status < 200)
        return;
    m_status = status;
    HttpHead head = makeHead(status, [this](const char *name) { return m_reply->rawHeader(name); });
    head.contentEncoding.clear(); // Qt takes it off
    Q_EMIT headReceived(head);
}

void NetworkAnswer::readBytes()
{
    const QPointer<NetworkAnswer> self(this);
    readHead();
    if (!self || isOver() || m_status == 0)
        return;
    QByteArray bytes = m_reply->readAll();
    if (!bytes.isEmpty())
        Q_EMIT bytesReceived(bytes);
    wipe(bytes);
}

void NetworkAnswer::end()
{
    const QPointer<NetworkAnswer> self(this);
    readHead();
    if (!self || isOver())
        return;
    const auto error = m_reply->error();
    if (error == QNetworkReply::SslHandshakeFailedError && certificateFault())
        return fail(*certificateFault());
    const bool answered = error == QNetworkReply::NoError || (m_status >= 400 && isStatusError(error));
    if (!answered)
        return fail(networkFault(error, m_reply->errorString(), server()));
    readBytes();
    if (!self || isOver())
        return;
    if (m_status == 0)
        return fail({base::ErrorCode::ProtocolViolated, "the answer is not valid HTTP", server()});
    finish();
}

/// Reply and manager go by the event loop.
void NetworkAnswer::release()
{
    if (QNetworkReply *reply = std::exchange(m_reply, nullptr)) {
        reply->disconnect(this);
        if (!reply->isFinished())
            reply->abort();
        reply->deleteLater();
    }
    if (m_connections)
        letGo(std::move(m_connections));
}

} // namespace liteboxd::kube
