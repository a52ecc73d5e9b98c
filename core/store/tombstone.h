// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>
#include <vector>

namespace liteboxd::store {

/// What is kept of a sandbox that ended or went: why, and what there was to see of it then. One for each pod. Holds no
/// access token. Texts are a cluster's or a sandbox's own.
struct Tombstone
{
    std::chrono::system_clock::time_point endedAt{};
    QString clusterUid{};
    QString nameSpace{};
    QString sandboxId{};
    QString podName{};
    QString podUid{};
    QString cause{};             ///< a word of sandbox::EndingCause: "deadline", "out-of-memory", …
    QString reason{};            ///< the cluster's word for it; may be empty
    QString message{};           ///< the cluster's sentence to it; may be empty
    std::optional<int> exitCode{};
    QString image{};
    QString templateName{};
    int templateVersion = 0; ///< 0: not known
    QString node{};
    std::optional<std::chrono::system_clock::time_point> createdAt{};
    QJsonObject network{};    ///< as the last HistoryRecord
    QJsonArray networkHistory{}; ///< filled when it is read: {at, …network} of each HistoryRecord, the oldest first
    QJsonArray events{};      ///< as PodEvent::json()
    QStringList log{};        ///< its last lines
    QString recordedThrough{}; ///< "console", "ctl"

    /// All of it by these names; the time as endedAt, the cluster's words as reason and message.
    QJsonObject json() const;

    bool operator==(const Tombstone &) const = default;
};

using Tombstones = std::vector<Tombstone>;

} // namespace liteboxd::store
