// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QObject;
class QWidget;

namespace liteboxd::verify {

/// Asks whether Cilium's agents may be restarted, in a dialog that deletes itself. `yes` runs once if they may, and not if
/// `context` is gone. GUI thread.
void askForRestart(QWidget *window, QObject *context, std::function<void()> yes);

} // namespace liteboxd::verify
