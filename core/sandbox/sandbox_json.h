// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/internet_state.h"
#include "core/sandbox/sandbox.h"

#include <QJsonObject>
#include <QUrl>

namespace liteboxd::sandbox {

/// A sandbox as scripts see it: the fields and words of liteboxctl's contract. Never its access token. `gateway` is where
/// accessUrl leads; an access through it is {accessUrl}/port/{port}/.
QJsonObject sandboxJson(const Sandbox &sandbox, const InternetObservation &observation, const QUrl &gateway);

/// "on", "off", "applying", "removing" or "unknown".
QString observedWord(InternetState state);

} // namespace liteboxd::sandbox
