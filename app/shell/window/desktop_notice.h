// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace liteboxd::shell {

/// A message of the desktop's own, for what somebody has to know though the window is not in front (freedesktop.org's
/// Desktop Notifications Specification 1.2: Notify). `text` is plain, of one or more lines. A desktop without that
/// service shows none. GUI thread; does not wait.
void showDesktopNotice(const QString &title, const QString &text);

} // namespace liteboxd::shell
