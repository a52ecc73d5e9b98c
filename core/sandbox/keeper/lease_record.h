// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sandbox/sandbox.h"

#include <QJsonObject>
#include <QString>

#include <chrono>
#include <optional>
#include <string>

namespace liteboxd::sandbox {

/// What a Lease of the API says (Kubernetes, coordination.k8s.io/v1). A value.
struct LeaseRecord
{
    QString holder{}; ///< empty: nobody
    std::chrono::seconds duration{0};
    std::optional<Sandbox::Time> acquiredAt{};
    std::optional<Sandbox::Time> renewedAt{};
    int transitions = 0;
    QString resourceVersion{};

    /// Pure; any object reads.
    static LeaseRecord of(const QJsonObject &lease);

    /// The spec as it is written.
    QJsonObject spec() const;

    bool operator==(const LeaseRecord &) const = default;
};

} // namespace liteboxd::sandbox
