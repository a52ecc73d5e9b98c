// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/login_check.h"

#include <utility>

namespace liteboxd::control {

LoginCheck::LoginCheck(kube::ConnectionSettings settings, std::shared_ptr<kube::CredentialSource> credentials)
    : m_settings(std::move(settings))
    , m_credentials(std::move(credentials))
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(pause);
    connect(&m_rest, &QTimer::timeout, this, [this] { m_isBusy = false; });
}

void LoginCheck::ask()
{
    if (!m_isBusy.exchange(true))
        QMetaObject::invokeMethod(this, &LoginCheck::begin, Qt::QueuedConnection);
}

void LoginCheck::begin()
{
    if (!m_client) {
        auto client = kube::ApiClient::create(m_settings, m_credentials);
        if (!client)
            return take(base::fail(std::move(client.error())));
        m_client = std::move(*client);
    }
    m_question = m_client->version(this, [this](const base::Result<kube::ServerVersion> &answer) { take(answer); });
}

/// What else goes wrong is no word about our login, and others meet it too.
void LoginCheck::take(const base::Result<kube::ServerVersion> &answer)
{
    m_rest.start();
    using base::ErrorCode;
    if (!answer && (answer.error().code == ErrorCode::Unauthenticated || answer.error().code == ErrorCode::LoginFailed))
        Q_EMIT failed(answer.error());
}

} // namespace liteboxd::control
