// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"

#include <QObject>
#include <QString>

#include <optional>

namespace liteboxd::session {

/// What tells this cluster from every other, whatever its name and address: the uid of its namespace kube-system.
/// One thread, that of `api`, which must outlive it.
class ClusterIdentity : public QObject
{
    Q_OBJECT

public:
    explicit ClusterIdentity(kube::ApiClient &api, QObject *parent = nullptr);

    /// Asks, unless the answer is there or under way. Call it again when the cluster can be reached again.
    void load();

    /// Empty until known.
    const QString &uid() const { return m_uid; }

    /// Why it is not known, after an attempt that failed.
    const std::optional<base::Error> &error() const { return m_error; }

Q_SIGNALS:
    /// Once, when the uid is known.
    void identified(const QString &uid);

    /// Each attempt that failed.
    void failed(const liteboxd::base::Error &error);

private:
    void take(const base::Result<QJsonObject> &system);

    kube::ApiClient &m_api;
    QString m_uid;
    std::optional<base::Error> m_error;
    async::Request m_request;
};

} // namespace liteboxd::session
