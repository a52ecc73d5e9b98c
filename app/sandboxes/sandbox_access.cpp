// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/sandbox_access.h"

#include "core/sandbox/gateway_link.h"

#include <QClipboard>
#include <QGuiApplication>

#include <utility>

namespace liteboxd::sandboxes {

using models::ActivityEntry;
using sandbox::Sandbox;
using sandbox::SandboxPtr;
using Kind = ActivityEntry::Kind;

namespace {

/// Of more sandboxes at once no token goes into the keychain: that is a list for somebody, not a way to use them.
constexpr std::size_t s_mostKept = 5;

QString idOf(const Sandbox &sandbox)
{
    return QString::fromStdString(sandbox.id.text());
}

ActivityEntry entryOf(Kind kind, const SandboxAccess::Sandboxes &sandboxes)
{
    ActivityEntry entry{kind};
    entry.count = static_cast<int>(sandboxes.size());
    if (sandboxes.size() == 1)
        entry.sandboxId = idOf(*sandboxes.front());
    return entry;
}

ActivityEntry entryOf(Kind kind, const Sandbox &sandbox, quint16 port)
{
    ActivityEntry entry{kind};
    entry.sandboxId = idOf(sandbox);
    entry.port = port;
    return entry;
}

ActivityEntry failed(ActivityEntry entry, const base::Error &error)
{
    entry.outcome = ActivityEntry::Outcome::Failed;
    entry.error = error;
    return entry;
}

} // namespace

SandboxAccess::SandboxAccess(shell::SecretClipboard &clipboard, control::LoopbackGateway &gateway,
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

void SandboxAccess::copyIds(const Sandboxes &sandboxes)
{
    QStringList ids;
    for (const SandboxPtr &sandbox : sandboxes)
        ids << idOf(*sandbox);
    QGuiApplication::clipboard()->setText(ids.join(u'\n'));
}

void SandboxAccess::copyTokens(const Sandboxes &sandboxes)
{
    copySecrets(sandboxes, entryOf(Kind::TokenCopied, sandboxes),
                [](const Sandbox &sandbox) -> base::Result<base::Secret> { return sandbox.accessToken; });
}

void SandboxAccess::copyAddresses(const Sandboxes &sandboxes, quint16 port)
{
    QStringList addresses;
    for (const SandboxPtr &sandbox : sandboxes)
        addresses << sandbox::gatewayUrl(m_gateway.url(), sandbox->id, port).toString(QUrl::FullyEncoded);
    QGuiApplication::clipboard()->setText(addresses.join(u'\n'));
    ActivityEntry entry = entryOf(Kind::AddressCopied, sandboxes);
    entry.port = port;
    Q_EMIT happened(entry, tr("It asks for the access token in the header X-Access-Token."));
}

void SandboxAccess::copyCurlLines(const Sandboxes &sandboxes, quint16 port)
{
    ActivityEntry entry = entryOf(Kind::CurlCopied, sandboxes);
    entry.port = port;
    copySecrets(sandboxes, entry, [this, port](const Sandbox &sandbox) {
        return sandbox::curlLine(sandbox::gatewayUrl(m_gateway.url(), sandbox.id, port), sandbox.accessToken);
    });
}

void SandboxAccess::copyWebSocketLines(const Sandboxes &sandboxes, quint16 port, const QString &path)
{
    ActivityEntry entry = entryOf(Kind::WebSocketCopied, sandboxes);
    entry.port = port;
    copySecrets(sandboxes, entry, [&](const Sandbox &sandbox) {
        return sandbox::webSocketLine(sandbox::gatewayUrl(m_gateway.url(), sandbox.id, port, path),
                                      sandbox.accessToken);
    });
}

void SandboxAccess::copyLink(const Sandbox &sandbox, quint16 port)
{
    const ActivityEntry entry = entryOf(Kind::LinkCopied, sandbox, port);
    const base::Result<base::Secret> link = m_gateway.makeLink(sandbox.id, port);
    if (!link) {
        Q_EMIT happened(failed(entry, link.error()), {});
        return;
    }
    m_clipboard.put(*link);
    Q_EMIT happened(entry, tr("It opens the sandbox once, in the next 60 s."));
    keep(sandbox);
}

void SandboxAccess::openInBrowser(const Sandbox &sandbox, quint16 port)
{
    const ActivityEntry entry = entryOf(Kind::BrowserOpened, sandbox, port);
    const base::Result<QUrl> file = m_gateway.openInBrowser(sandbox.id, port);
    if (!file) {
        Q_EMIT happened(failed(entry, file.error()), {});
        return;
    }
    if (!m_openUrl(*file)) {
        Q_EMIT happened(
            failed(entry, {base::ErrorCode::Unsupported, "the desktop has no program that opens web pages", {}}),
            tr("This desktop has no program that opens web pages: copy the link and take it to a browser."));
        return;
    }
    Q_EMIT happened(entry, {});
    keep(sandbox);
}

void SandboxAccess::copySecrets(const Sandboxes &sandboxes, ActivityEntry entry, const LineOf &lineOf)
{
    std::string lines;
    for (const SandboxPtr &sandbox : sandboxes) {
        const base::Result<base::Secret> line = lineOf(*sandbox);
        if (!line) {
            entry.sandboxId = idOf(*sandbox);
            Q_EMIT happened(failed(std::move(entry), line.error()), {});
            return;
        }
        lines += (lines.empty() ? "" : "\n") + line->reveal();
    }
    m_clipboard.put(base::Secret(std::move(lines)));
    Q_EMIT happened(entry, clearingHint());
    if (sandboxes.size() > s_mostKept)
        return;
    for (const SandboxPtr &sandbox : sandboxes)
        keep(*sandbox);
}

QString SandboxAccess::clearingHint() const
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(m_clipboard.lifetime()).count();
    return tr("The clipboard is cleared in %1 s.").arg(seconds);
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
        ActivityEntry entry{Kind::TokenKept};
        entry.sandboxId = id;
        Q_EMIT happened(failed(entry, kept.error()), {});
    }));
}

} // namespace liteboxd::sandboxes
