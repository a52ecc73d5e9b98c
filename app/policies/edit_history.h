// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/base/clock.h"
#include "core/policy/policy_summary.h"
#include "core/store/policy_edit_record.h"

#include <QObject>
#include <QPointer>

namespace liteboxd::store {
class Store;
}

namespace liteboxd::policies {

/// What this console changed in policies: kept in the user's store, and looked up policy by policy. Without a store
/// there is none. `clock` outlives it. GUI thread.
class EditHistory : public QObject
{
    Q_OBJECT

public:
    explicit EditHistory(const base::Clock &clock, QObject *parent = nullptr);

    /// nullptr: nothing is kept.
    void setStore(store::Store *store);

    /// Of which cluster the policies are: the address of its API server.
    void setCluster(const QString &server) { m_cluster = server; }

    void keep(const policy::PolicySummary &before, const QJsonObject &after);

    /// found() follows, unless another is looked up before.
    void lookUp(const policy::PolicySummary &policy);

Q_SIGNALS:
    /// The newest first.
    void found(const liteboxd::store::PolicyEditRecords &edits);

private:
    store::PolicyPlace placeOf(const policy::PolicySummary &policy) const;

    const base::Clock &m_clock;
    QPointer<store::Store> m_store;
    QString m_cluster;
    async::Request m_write;
    async::Request m_question;
};

} // namespace liteboxd::policies
