// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/decode/object_view.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace liteboxd::sandbox {

/// What matters of a pod that is being deleted. A value.
struct EndingPod
{
    QString name{};
    QString uid{};
    QString nodeName{};
    QStringList finalizers{};
    std::optional<std::chrono::system_clock::time_point> deadline{}; ///< deletionTimestamp: its processes end by then

    bool operator==(const EndingPod &) const = default;
};

/// Pure; any pod reads.
base::Result<EndingPod> decodeEndingPod(const kube::ObjectView &pod);

/// What keeps it, as the end of a sentence: a finalizer by its name, a node that does not confirm, or the time that its
/// processes have.
QString whatHolds(const EndingPod &pod, std::chrono::system_clock::time_point now);

} // namespace liteboxd::sandbox
