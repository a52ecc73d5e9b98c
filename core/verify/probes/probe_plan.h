// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace liteboxd::verify {

/// What a probe pod stands for.
enum class ProbeRole {
    Sandbox,    ///< a sandbox: it asks, and is asked
    Neighbour,  ///< another sandbox on the same node
    FarSandbox, ///< another sandbox on another node; only where there is one
    Switched,   ///< a sandbox whose internet access is switched
    Gateway,    ///< a gateway on the first node
    Control,    ///< a pod of another namespace on the first node, which no policy of the sandboxes holds
    Witness     ///< another pod of that namespace: on the other node, if there is one
};

/// "sandbox", "neighbour", "far", "switched", "gateway", "control", "witness"
QString nameOf(ProbeRole role);

/// One pod of a plan.
struct ProbePod
{
    ProbeRole role = ProbeRole::Sandbox;
    std::string nameSpace;
    std::string name;
    std::string node;
};

/// The cluster itself ends a probe pod after this time, unless its run says another.
inline constexpr std::chrono::seconds probeLifetime{300};

/// What the pods of one run are made of. A value.
struct ProbePlan
{
    QString runId{};   ///< lower-case hexadecimal
    QString machine{}; ///< which machine they were made from; empty: not known
    qint64 process = 0;
    QString image{};
    QStringList command{}; ///< empty: the image's own
    QStringList args{};
    std::string sandboxNamespace{};
    std::string controlNamespace = "default";
    std::string node{};
    std::string otherNode{}; ///< empty: there is none
    std::chrono::seconds lifetime = probeLifetime;

    std::vector<ProbePod> pods() const;
};

/// Every pod that a verification makes has this label, its value is the run's id.
inline constexpr const char *probeRunLabel = "liteboxd.io/verify-run";

/// Who made it, for whoever sweeps: "MACHINE/PROCESS".
inline constexpr const char *probeMakerAnnotation = "liteboxd.io/verify-maker";

} // namespace liteboxd::verify
