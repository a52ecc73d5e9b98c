// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/sandbox_id.h"
#include "core/base/secret.h"

#include <QString>
#include <QUrl>

namespace liteboxd::sandbox {

/// The gateway's route to a port of a sandbox: "{gateway}/api/v1/sandbox/{id}/port/{port}{path}". `path` is absolute
/// and may have a query. A path of the gateway's own address is kept in front; its query and fragment are not.
QUrl gatewayUrl(const QUrl &gateway, const base::SandboxId &id, quint16 port,
                const QString &path = QStringLiteral("/"));

/// A command for a POSIX shell that opens `url` with the token, each part quoted whatever it holds. It is a secret
/// itself, and keeps the token out of every program's arguments: the shell's own printf writes it, curl reads it.
/// InvalidArgument if faultOf() finds the token to be none.
base::Result<base::Secret> curlLine(const QUrl &url, const base::Secret &accessToken);

/// The same for a WebSocket on that URL (http becomes ws), by wsdump of Python's websocket-client. That takes headers as
/// arguments only, so the line runs it inside its own Python, which reads the token from a pipe; what is typed goes to
/// the WebSocket.
base::Result<base::Secret> webSocketLine(const QUrl &url, const base::Secret &accessToken);

} // namespace liteboxd::sandbox
