// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace liteboxd::tests {

class FakeCluster;

/// What SelfSubjectRulesReview and SelfSubjectAccessReview say of the account from now on: these rules in every
/// namespace, and nothing else. A rule is "list,watch pods", "get pods/proxy", "get replicasets.apps", "* *".
void permitOnly(FakeCluster &cluster, const QStringList &rules);

/// Where the rules are asked for.
QString rulesReviewPath();

} // namespace liteboxd::tests
