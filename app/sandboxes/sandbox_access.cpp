// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/sandbox_access.h"

#include "core/sandbox/gateway_link.h"

#include <QClipboard>
#include <QGuiApplication>

#include <utility>

namespace liteboxd::sandboxes {

using sandbox::Sandbox;
using shell::Subject;

namespace {

QString idOf(const Sandbox &sandbox)
{
    return QString::fromStdString(sandbox.id.text());
}

} // namespace

SandboxAccess::SandboxAccess(shell::SecretClipboard &clipboard, control::LocalGateway &gateway,
                             const TokenChoice &choice, OpenUrl openUrl, QObject *parent)
    : QObject(parent)
    , m_clipboard(clipboard)
    , m_gateway(gateway)
    , m_choice(choice)
    , m_openUrl(std::move(openUrl))
{}

void SandboxAccess::setTokens(session::TokenKeeper *tokens)
{
    m_requests.clear();
    m_waiting.clear();
    m_tokens = tokens;
}

QUrl SandboxAccess::address(const Sandbox &sandbox, quint16 port) const
{
    return sandbox::gatewayUrl(m_gateway.url(), sandbox.id, port);
}

void SandboxAccess::copyToken(const Sandbox &sandbox)
{
    if (sandbox.accessToken.isEmpty())
        return;
    copySecret(sandbox, sandbox.accessToken, tr("The access token of %1 was copied.").arg(idOf(sandbox)));
}

void SandboxAccess::copyAddress(const Sandbox &sandbox, quint16 port)
{
    QGuiApplication::clipboard()->setText(address(sandbox, port).toString(QUrl::FullyEncoded));
    Q_EMIT done(idOf(sandbox), tr("The address of %1 was copied.").arg(idOf(sandbox)),
                tr("It asks for the access token in the header X-Access-Token."));
}

void SandboxAccess::copyCurlLine(const Sandbox &sandbox, quint16 port)
{
    copySecret(sandbox, sandbox::curlLine(address(sandbox, port), sandbox.accessToken),
               tr("A curl command for %1 was copied; it holds the access token.").arg(idOf(sandbox)));
}

void SandboxAccess::copyWebSocketLine(const Sandbox &sandbox, quint16 port)
{
    copySecret(sandbox, sandbox::webSocketLine(address(sandbox, port), sandbox.accessToken),
               tr("A WebSocket command for %1 was copied; it holds the access token.").arg(idOf(sandbox)));
}

void SandboxAccess::openInBrowser(const Sandbox &sandbox, quint16 port)
{
    const QString failure = tr("Sandbox %1 was not opened in the browser.").arg(idOf(sandbox));
    const base::Result<QUrl> file = m_gateway.openInBrowser(sandbox.id, port);
    if (!file) {
        Q_EMIT failed(idOf(sandbox), failure, file.error(), Subject::Gateway);
        return;
    }
    if (!m_openUrl(*file)) {
        Q_EMIT failed(idOf(sandbox), failure,
                      {base::ErrorCode::Unsupported, "the desktop has no program that opens web pages", {}},
                      Subject::Desktop);
        return;
    }
    Q_EMIT done(idOf(sandbox), tr("Port %1 of %2 opens in the browser.").arg(port).arg(idOf(sandbox)), {});
    keep(sandbox);
}

void SandboxAccess::copySecret(const Sandbox &sandbox, const base::Result<base::Secret> &secret, const QString &text)
{
    if (!secret) {
        Q_EMIT failed(idOf(sandbox), tr("Nothing was copied."), secret.error(), Subject::Sandbox);
        return;
    }
    m_clipboard.put(*secret);
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(m_clipboard.lifetime()).count();
    Q_EMIT done(idOf(sandbox), text, tr("The clipboard is cleared in %1 s.").arg(seconds));
    keep(sandbox);
}

void SandboxAccess::keep(const Sandbox &sandbox)
{
    if (!m_tokens || m_choice.keeps() == false)
        return;
    if (m_choice.keeps())
        return store(sandbox);
    std::erase_if(m_requests, [](const async::Request &request) { return !request.isPending(); });
    m_requests.push_back(m_tokens->wouldAsk(this, [this, sandbox](const base::Result<bool> &asks) {
        if (!asks || !*asks)
            return store(sandbox);
        m_waiting.push_back(sandbox);
        if (!std::exchange(m_wasOffered, true))
            Q_EMIT keepingOffered();
    }));
}

void SandboxAccess::keepWaiting()
{
    for (const Sandbox &sandbox : std::exchange(m_waiting, {})) {
        if (m_tokens)
            store(sandbox);
    }
}

void SandboxAccess::store(const Sandbox &sandbox)
{
    std::erase_if(m_requests, [](const async::Request &request) { return !request.isPending(); });
    m_requests.push_back(m_tokens->keep(sandbox, this, [this, id = idOf(sandbox)](const base::Result<void> &kept) {
        if (kept || std::exchange(m_wasFailureSaid, true))
            return;
        Q_EMIT failed(id, tr("The access token was not put into the keychain."), kept.error(), Subject::Keychain);
    }));
}

} // namespace liteboxd::sandboxes
