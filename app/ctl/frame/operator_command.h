// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"

#include <QObject>
#include <QString>

#include <variant>

namespace liteboxd::ctl {

/// Runs what the operator wrote, by `/bin/sh -c`, with the environment of this program and without input. Rejected, with
/// the last of what it wrote to standard error, if it does not end with 0; TimedOut after three minutes. Destroying the
/// Request ends it.
async::Request runOperatorCommand(const QString &command, QObject *context, async::Callback<std::monostate> done);

} // namespace liteboxd::ctl
