// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/sandbox.h"
#include "core/verify/check_catalog.h"

namespace liteboxd::verify {

/// The way to one port of one sandbox, hop by hop, each building on those before: path.token, path.pod, path.address,
/// path.policy, path.listener, path.http, path.websocket, path.portforward, path.direct; and before path.policy the
/// checks that read policies and sandboxes. A WebSocket is expected at `webSocketPath`.
Checks pathChecks(const CheckTools &tools, const sandbox::Sandbox &target, quint16 port,
                  const QString &webSocketPath = QStringLiteral("/ws"));

/// Whether a check is a hop, and not only read for one.
bool isHop(const QString &id);

/// The port that is looked at if nobody says: the first that the sandbox declares, else 8080.
quint16 usualPort(const sandbox::Sandbox &target);

} // namespace liteboxd::verify
