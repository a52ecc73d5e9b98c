// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "core/sandbox/sandbox.h"

#include <QObject>
#include <QString>

#include <string>

namespace liteboxd::sandbox {

/// Asks whether a keeper runs in the cluster: whether somebody holds the keepers' lease, and renewed it within three times
/// its duration before `now`. The answer is who holds it, or empty.
async::Request askForKeeper(kube::ApiClient &api, const std::string &nameSpace, Sandbox::Time now, QObject *context,
                            async::Callback<QString> done);

} // namespace liteboxd::sandbox
