// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVersionNumber>

namespace liteboxd::kube {

/// Whether HTTP/2 of that Qt can be used. Before 6.5.7 and 6.7.3 it acts on a connection before its TLS is judged
/// (CVE-2024-39936), before 6.5.4 and 6.6.2 it miscounts a server's header blocks (CVE-2023-51714). Debian 12 has 6.4.2
/// with neither fix (6.4.2+dfsg-10, looked up in its changelog).
bool isHttp2Sound(const QVersionNumber &qt);

} // namespace liteboxd::kube
