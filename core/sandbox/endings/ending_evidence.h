// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/pod_event.h"

#include <QJsonObject>
#include <QStringList>

#include <vector>

namespace liteboxd::sandbox {

/// What there was to see of a sandbox at its end. Whatever could not be had is empty. Holds no access token.
struct EndingEvidence
{
    QJsonObject pod{}; ///< as the API server told it last
    std::vector<PodEvent> events{}; ///< in the order of time
    QStringList log{};              ///< the last lines of its first container
};

} // namespace liteboxd::sandbox
