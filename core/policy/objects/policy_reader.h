// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/objects/cilium_policy.h"
#include "core/policy/objects/field_reader.h"
#include "core/policy/objects/network_policy.h"

#include <QJsonObject>

namespace liteboxd::policy::objects {

/// A whole NetworkPolicy. Never fails: what is wrong with it is in its findings. Without a namespace it is in
/// `default`.
NetworkPolicy networkPolicyFromJson(const QJsonObject &object);

/// A whole CiliumNetworkPolicy (without a namespace it is in `default`) or CiliumClusterwideNetworkPolicy. Never fails:
/// what is wrong with it is in its findings.
CiliumPolicy ciliumPolicyFromJson(const QJsonObject &object);

/// The label selector in the object that `reader` reads.
LabelSelector labelSelector(FieldReader &reader);

/// One entry of ingress, ingressDeny, egress or egressDeny: `ingress` says whose names its fields have, `deny` whether
/// it is one that refuses, which knows fewer fields.
enum class RuleDirection { Ingress, Egress };
enum class RuleEffect { Allow, Deny };
CiliumRule ciliumRule(FieldReader &reader, RuleDirection direction, RuleEffect effect);

} // namespace liteboxd::policy::objects
