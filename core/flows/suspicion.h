// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <chrono>
#include <cstdint>

namespace liteboxd::flows {

/// What the network use of a sandbox looks like, by a named rule.
enum class SuspicionKind {
    PortScan,       ///< many ports of one address
    AddressScan,    ///< many addresses without a name
    MetadataProbe,  ///< asks for the metadata service of a cloud
    ApiProbe,       ///< asks for the API server, or a kubelet
    NeighbourProbe, ///< asks for other sandboxes
    Beacon,         ///< connects to one place of the world in a steady beat
    DnsTunnel       ///< asks for names that carry data
};

/// "port-scan", "metadata-probe", …: stable, for exports and scripts.
QString nameOf(SuspicionKind kind);

/// A rule that fired for a sandbox, with what it fired on. Not a verdict on intent: a person looks at the evidence.
struct Suspicion
{
    SuspicionKind kind = SuspicionKind::PortScan;
    QString sandboxId;
    QString subject;         ///< address, name or domain that it is about; may be empty
    QStringList evidence;    ///< targets ("10.0.0.1:22") or names, the first few
    std::uint64_t count = 0; ///< of flows that belong to it
    std::chrono::system_clock::time_point first{};
    std::chrono::system_clock::time_point last{};
    bool wasStopped = true;            ///< every one of them was dropped
    std::chrono::milliseconds beat{0}; ///< of a Beacon
};

} // namespace liteboxd::flows
