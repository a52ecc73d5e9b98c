// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/decode/object_view.h"
#include "core/kube/wire/list_query.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <chrono>
#include <string>
#include <vector>

namespace liteboxd::sandbox {

/// Something the cluster noted about a pod (Kubernetes, core/v1 Event). Texts are the cluster's.
struct PodEvent
{
    QString name{};   ///< ends with the time it was first noted at, in hex
    QString type{};   ///< "Normal", "Warning"
    QString reason{}; ///< "Pulling", "FailedScheduling"
    QString message{};
    QString source{}; ///< who noted it: "kubelet"
    int count = 1;
    std::chrono::system_clock::time_point firstAt{};
    std::chrono::system_clock::time_point lastAt{};

    /// {type, reason, message, source, count, firstAt, lastAt}
    QJsonObject json() const;

    /// In the order of time.
    static bool isEarlier(const PodEvent &a, const PodEvent &b);

    bool operator==(const PodEvent &) const = default;
};

/// The events about one pod; of pods of that name before it, too, unless `uid` is given.
kube::ListQuery podEvents(const std::string &nameSpace, const std::string &podName, const std::string &uid = {});

/// Those of a list, in the order of time.
std::vector<PodEvent> podEventsFrom(const QJsonArray &items);

/// Pure; any object reads as an event, what is missing is empty.
base::Result<PodEvent> decodePodEvent(const kube::ObjectView &event);

} // namespace liteboxd::sandbox
