// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/objects/status.h"

#include <QJsonObject>

#include <vector>

namespace liteboxd::demo {

/// What is wrong with an object, as the API server says it in a 422; empty if nothing is. Checked are names, labels,
/// annotations, containers and policy types: what this project writes and what is easily got wrong by hand.
std::vector<Cause> validationCauses(const ResourceType &type, const QJsonObject &object);

/// What may not change between two versions: identity, and of a pod's spec all but images, activeDeadlineSeconds,
/// terminationGracePeriodSeconds and added tolerations.
std::vector<Cause> immutabilityCauses(const ResourceType &type, const QJsonObject &before, const QJsonObject &after);

/// Whether status.podIP and podIPs are addresses.
std::vector<Cause> statusCauses(const QJsonObject &object);

} // namespace liteboxd::demo
