// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <string>
#include <vector>

namespace liteboxd::verify {

/// What an agent says of one pod of its node: models.EndpointPolicyStatus of Cilium 1.18 (api/v1/models).
struct RealisedEndpoint
{
    QString pod;         ///< "liteboxd/sandbox-4f1c0a9e"
    QString enforcement; ///< realized.policy-enabled: "both", "ingress", "egress", "none", "audit-both", …
    qint64 wanted = 0;   ///< spec.policy-revision
    qint64 realised = 0; ///< realized.policy-revision

    /// Policies hold in both directions, and none is still to come.
    bool isEnforced() const { return enforcement == QLatin1String("both"); }
    bool isCurrent() const { return realised >= wanted; }

    bool operator==(const RealisedEndpoint &) const = default;
};

/// The command that has an agent write one line for each endpoint of its node: "NAMESPACE/POD ENFORCEMENT WANTED
/// REALISED". The whole objects would be some ten kilobytes each.
const std::vector<std::string> &endpointCommand();

/// Reads those lines; what is no line of it, or of no pod, is passed over.
std::vector<RealisedEndpoint> realisedEndpoints(const QByteArray &output);

} // namespace liteboxd::verify
