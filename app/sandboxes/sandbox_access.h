// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandboxes/token_choice.h"
#include "app/shell/window/secret_clipboard.h"
#include "app/shell/words/error_texts.h"
#include "core/session/token_keeper.h"
#include "gateway/control/local_gateway.h"

#include <QObject>

#include <functional>
#include <vector>

namespace liteboxd::sandboxes {

/// The ways to a sandbox: its token, its address on the gateway, command lines, the browser. Whatever a person takes is
/// kept in the keychain, unless the person does not want that; where it fails the copy has worked all the same, and it
/// is said once.
///
/// GUI thread. Clipboard and gateway must outlive it; setTokens() follows the session.
class SandboxAccess : public QObject
{
    Q_OBJECT

public:
    /// Opens a local file in the browser; false if there is no way to. A seam for tests.
    using OpenUrl = std::function<bool(const QUrl &)>;

    SandboxAccess(shell::SecretClipboard &clipboard, control::LocalGateway &gateway, const TokenChoice &choice,
                  OpenUrl openUrl, QObject *parent = nullptr);

    /// nullptr while there is no session.
    void setTokens(session::TokenKeeper *tokens);

    bool isGatewayUp() const { return m_gateway.isListening(); }
    QUrl address(const sandbox::Sandbox &sandbox, quint16 port) const;

    void copyToken(const sandbox::Sandbox &sandbox);
    void copyAddress(const sandbox::Sandbox &sandbox, quint16 port);
    void copyCurlLine(const sandbox::Sandbox &sandbox, quint16 port);
    void copyWebSocketLine(const sandbox::Sandbox &sandbox, quint16 port);
    void openInBrowser(const sandbox::Sandbox &sandbox, quint16 port);

    /// A person chose to keep tokens: those that keepingOffered() was about are kept now.
    void keepWaiting();

Q_SIGNALS:
    /// To keep the token that was just copied the desktop would ask the person something. It is not kept before the
    /// person has chosen; told once a run.
    void keepingOffered();

    /// Done, in a translated sentence; 'hint' is another one that matters now only, or empty.
    void done(const QString &id, const QString &text, const QString &hint);

    /// Not done: `what` is a translated sentence, `subject` says whose fault it is.
    void failed(const QString &id, const QString &what, const liteboxd::base::Error &error,
                liteboxd::shell::Subject subject);

private:
    void copySecret(const sandbox::Sandbox &sandbox, const base::Result<base::Secret> &secret, const QString &text);
    void keep(const sandbox::Sandbox &sandbox);
    void store(const sandbox::Sandbox &sandbox);

    shell::SecretClipboard &m_clipboard;
    control::LocalGateway &m_gateway;
    const TokenChoice &m_choice;
    OpenUrl m_openUrl;
    session::TokenKeeper *m_tokens = nullptr;
    std::vector<async::Request> m_requests;
    std::vector<sandbox::Sandbox> m_waiting; ///< whose tokens are kept when the person agrees
    bool m_wasOffered = false;
    bool m_wasFailureSaid = false;
};

} // namespace liteboxd::sandboxes
