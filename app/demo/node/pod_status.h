// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace liteboxd::demo {

/// How a demo pod turns out; follows from what it is to run, so that a test can ask for each.
enum class PodFate {
    Runs,
    ImageMissing, ///< an image of a registry "….invalid": Pending, ImagePullBackOff
    Fails,        ///< command ["false"] with restartPolicy Never: Failed, exit code 1
};

PodFate fateOf(const QJsonObject &pod);

/// The status a kubelet reports for `pod` at `now`, but for the address of its node. `address` is empty unless it runs.
QJsonObject podStatus(const QJsonObject &pod, PodFate fate, const QString &address, const QDateTime &now);

/// A running pod whose activeDeadlineSeconds are over (Kubernetes, pkg/kubelet/active_deadline.go): Failed, its
/// containers killed.
QJsonObject pastDeadline(const QJsonObject &pod, const QDateTime &now);

/// A pod that no node takes (Kubernetes, pkg/scheduler/schedule_one.go): Pending, with why.
QJsonObject unscheduled(const QJsonObject &pod, const QString &why, const QDateTime &now);

/// A pod that should run and cannot: Pending, CreateContainerError with this message.
QJsonObject failedStart(const QJsonObject &pod, const QString &message, const QDateTime &now);

} // namespace liteboxd::demo
