// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/sandbox.h"

#include <QJsonObject>

namespace liteboxd::management {

class ApiCall;

/// A sandbox as create and get tell it: sandbox::sandboxJson(), and with the access token for a scope that may use it.
QJsonObject sandboxAnswer(const ApiCall &call, const sandbox::Sandbox &sandbox);

} // namespace liteboxd::management
