// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/cluster.h"
#include "app/ctl/frame/messages.h"
#include "core/async/request.h"
#include "core/store/store.h"

#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QTimer>

#include <optional>
#include <vector>

namespace liteboxd::ctl {

/// What one run of one command changes in the cluster, for the audit trail of this user: each deed begins, and ends well
/// or not; those that are left when the command ends take its end. The command goes on whatever becomes of the trail: a
/// store that cannot be written is a note on standard error. One thread.
class AuditTrail : public QObject
{
    Q_OBJECT

public:
    /// `store` and `messages` outlive it.
    AuditTrail(store::Store &store, Messages &messages, QObject *parent = nullptr);

    /// Something begins that changes `object` (a sandbox, a template) of `cluster`. `kind` is one of store::kinds;
    /// no parameter holds a secret.
    void begin(Cluster &cluster, const char *kind, const QString &object, const QJsonObject &parameters = {});

    /// What began last for `object` is done; `more` was not known before.
    void done(const QString &object, const QJsonObject &more = {});
    void failed(const QString &object, const base::Error &error);

    /// A sandbox went: this is kept of it when the command is over.
    void bury(store::Tombstone tombstone);

    /// The command is over. `error`: it failed with that; without one and not `isDone` nobody knows what became of the
    /// rest. Then written() comes, at once or within five seconds, but never inline.
    void close(bool isDone, const std::optional<base::Error> &error);

    /// Whether there is anything that close() writes.
    bool isEmpty() const { return m_deeds.empty() && m_tombstones.empty(); }

    /// The cluster's uid: that of its namespace kube-system; empty while, or if, it is not known.
    const QString &clusterUid() const { return m_clusterUid; }

Q_SIGNALS:
    void written();

private:
    struct Deed
    {
        store::AuditRecord record;
        bool hasEnded = false;
    };

    void askWhichCluster(Cluster &cluster);
    Deed *find(const QString &object);
    static void end(Deed &deed, const base::Error &error);
    void write();
    void settle(const std::optional<base::Error> &error);
    void finishIfDone();

    store::Store &m_store;
    Messages &m_messages;
    std::vector<Deed> m_deeds;
    store::Tombstones m_tombstones;
    QString m_clusterUid;
    async::Request m_question;
    std::vector<async::Request> m_writes;
    std::size_t m_open = 0; ///< rows without an answer
    bool m_isAsking = false;
    bool m_isClosed = false;
    bool m_isWriting = false;
    bool m_hasFinished = false;
    bool m_hasComplained = false;
    QTimer m_limit;
};

} // namespace liteboxd::ctl
