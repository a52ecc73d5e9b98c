// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verify/probes/probe_plan.h"

#include <QJsonObject>

namespace liteboxd::verify {

/// The pod as the API server is to make it: restricted in the sense of Kubernetes' Pod Security Standards, with limits,
/// without a service account's token, and ended by the cluster after the plan's lifetime. Labelled as what it stands for, and
/// never called sandbox-ID, so that no gateway takes it for a sandbox. Pure.
QJsonObject probeManifest(const ProbePlan &plan, const ProbePod &pod);

} // namespace liteboxd::verify
