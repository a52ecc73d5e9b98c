// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/wire/resource.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace liteboxd::policy::resources {

/// The kinds of policies that Cilium has. A cluster without its custom resources answers 404 to them.
kube::Resource ciliumNetworkPolicies();
kube::Resource ciliumClusterwideNetworkPolicies();

/// Every kind of policy that this project reads: Kubernetes' and both of Cilium's.
const std::vector<kube::Resource> &policies();

/// Which of them an object is, by apiVersion and kind.
std::optional<kube::Resource> kindOf(const QJsonObject &object);

} // namespace liteboxd::policy::resources
