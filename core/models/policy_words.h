// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/explain/verdict.h"
#include "core/policy/lint/finding.h"
#include "core/policy/policy_summary.h"
#include "core/policy/rule_facts.h"

#include <QString>

namespace liteboxd::models {

/// The words of policies, translated. What a cluster wrote stays as it is, and is plain text.
QString text(policy::PolicyScope scope);
QString text(policy::PolicyDirections directions);
QString text(policy::explain::Outcome outcome);
QString text(policy::lint::Severity severity);
QString text(policy::OlderFile file);

/// "Allows outgoing connections to pods with k8s-app=kube-dns, port 53/udp."
QString text(const policy::RuleFact &rule);

/// "pods with app=liteboxd", "every peer", "the entity host"
QString text(const policy::PeerFact &peer);

/// In one line how a policy stands to the shipped one: "as shipped", "3 differences", "not in the cluster", "–" for those
/// that are not shipped.
QString driftText(const policy::PolicySummary &policy);

} // namespace liteboxd::models
