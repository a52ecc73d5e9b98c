// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandboxes/token_choice.h"
#include "app/shell/window/secret_clipboard.h"
#include "core/models/activity_entry.h"
#include "core/session/token_keeper.h"
#include "gateway/control/loopback_gateway.h"

#include <QObject>

#include <functional>
#include <vector>

namespace liteboxd::sandboxes {

/// The ways to sandboxes: their tokens, their addresses on the gateway, command lines, the browser. What is copied of
/// several stands in one line each. Whatever a person takes is kept in the keychain, unless the person does not want
/// that; where it fails the copy has worked all the same, and it is said once.
///
/// GUI thread. Clipboard and gateway must outlive it; setTokens() follows the session.
class SandboxAccess : public QObject
{
    Q_OBJECT

public:
    using Sandboxes = std::vector<sandbox::SandboxPtr>;

    /// Opens a local file in the browser; false if there is no way to. A seam for tests.
    using OpenUrl = std::function<bool(const QUrl &)>;

    SandboxAccess(shell::SecretClipboard &clipboard, control::LoopbackGateway &gateway, const TokenChoice &choice,
                  OpenUrl openUrl, QObject *parent = nullptr);

    /// nullptr while there is no session.
    void setTokens(session::TokenKeeper *tokens);

    const control::LoopbackGateway &gateway() const { return m_gateway; }

    void copyIds(const Sandboxes &sandboxes);
    void copyTokens(const Sandboxes &sandboxes);
    void copyAddresses(const Sandboxes &sandboxes, quint16 port);
    void copyCurlLines(const Sandboxes &sandboxes, quint16 port);

    /// `path` is absolute and may have a query.
    void copyWebSocketLines(const Sandboxes &sandboxes, quint16 port, const QString &path);

    /// A one-time link, for a browser that is not the desktop's.
    void copyLink(const sandbox::Sandbox &sandbox, quint16 port);
    void openInBrowser(const sandbox::Sandbox &sandbox, quint16 port);

    /// A person chose to keep tokens: those that keepingOffered() was about are kept now.
    void keepWaiting();

Q_SIGNALS:
    /// To keep the token that was just copied the desktop would ask the person something. It is not kept before the
    /// person has chosen; told once a run.
    void keepingOffered();

    /// Done or not done; `hint` is a translated sentence that matters now only, or empty. The entry has no time yet.
    void happened(const liteboxd::models::ActivityEntry &entry, const QString &hint);

private:
    using LineOf = std::function<base::Result<base::Secret>(const sandbox::Sandbox &)>;

    void copySecrets(const Sandboxes &sandboxes, models::ActivityEntry entry, const LineOf &lineOf);
    QString clearingHint() const;
    void keep(const sandbox::Sandbox &sandbox);
    void store(const sandbox::Sandbox &sandbox);

    shell::SecretClipboard &m_clipboard;
    control::LoopbackGateway &m_gateway;
    const TokenChoice &m_choice;
    OpenUrl m_openUrl;
    session::TokenKeeper *m_tokens = nullptr;
    std::vector<async::Request> m_requests;
    std::vector<sandbox::Sandbox> m_waiting; ///< whose tokens are kept when the person agrees
    bool m_wasOffered = false;
    bool m_wasFailureSaid = false;
};

} // namespace liteboxd::sandboxes
