// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/base/clock.h"
#include "core/kube/api_client.h"
#include "core/kube/watch/subscription.h"
#include "core/sandbox/endings/ending_evidence.h"
#include "core/sandbox/endings/pod_ending.h"
#include "core/sandbox/sandbox_cache.h"
#include "core/store/store.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <deque>
#include <map>
#include <optional>
#include <vector>

namespace liteboxd::sandbox {

/// Keeps something of each sandbox of a cache that ends or goes: looks at it as soon as it has ended or begins to
/// terminate, while pod, events and log are there, a few at a time; and notes each change of the network configuration
/// that sandboxes ask for. Who deleted it is read from the audit trail, two seconds later, when that is written. It
/// looks from the beginning, and stores when begin() has said which cluster it is.
///
/// One thread, that of `api`; all it is given must outlive it. Destroying it buries those that went a moment ago with
/// what is known. What the store cannot take is told by troubled().
class TombstoneRecorder : public QObject
{
    Q_OBJECT

public:
    /// `through` is the program's word in the store.
    TombstoneRecorder(kube::ApiClient &api, SandboxCache &sandboxes, store::Store &store, const base::Clock &clock,
                      QString through, QObject *parent = nullptr);
    ~TombstoneRecorder() override;

    /// This program begins to delete the pod with this uid.
    void expectRemoval(const QString &uid) { m_ours.insert(uid); }

    /// It was refused: whoever deletes the pod now is somebody else.
    void forgetRemoval(const QString &uid) { m_ours.remove(uid); }

    /// Which cluster it is; empty where the account may not ask. Once.
    void begin(const QString &clusterUid);

    /// Those that went are judged now, not two seconds after they did.
    void settle();

Q_SIGNALS:
    void buried(const liteboxd::store::Tombstone &tombstone);
    void troubled(const liteboxd::base::Error &error);

private:
    /// A sandbox that went.
    struct Departure
    {
        SandboxPtr sandbox;
        EndingEvidence evidence;
    };

    void take(const SandboxChanges &changes);
    void note(const SandboxPtr &sandbox);
    void writeHistory();
    void look(const SandboxPtr &sandbox);
    void queue(const SandboxPtr &sandbox);
    void lookAtNext();
    void takeEvidence(const SandboxPtr &sandbox, base::Result<EndingEvidence> evidence);
    void takeGone(const SandboxPtr &sandbox);
    void judge(std::vector<Departure> departures, const store::AuditRecords &deeds);
    void bury(const Sandbox &sandbox, const EndingEvidence &evidence, Remover remover);
    void keep(async::Request request);

    kube::ApiClient &m_api;
    store::Store &m_store;
    const base::Clock &m_clock;
    const QString m_through;
    std::optional<QString> m_clusterUid;       ///< once it is known
    bool m_isReady = false;                    ///< what the store has is known
    std::vector<SandboxPtr> m_early;           ///< that ended before that
    store::HistoryRecords m_history;           ///< that is not written yet
    QSet<QString> m_buried;                    ///< uids
    QHash<QString, std::size_t> m_networks;    ///< by uid: what was noted last, as a hash
    std::deque<SandboxPtr> m_waiting;          ///< to be looked at
    std::map<QString, async::Request> m_looks; ///< by uid
    QHash<QString, EndingEvidence> m_evidence; ///< by uid: of those that terminate
    QSet<QString> m_ours;                      ///< uids of those that this program deletes
    std::vector<Departure> m_departures;
    QTimer m_settle;
    QTimer m_gather; ///< history is written when it ends
    std::vector<async::Request> m_requests;
    kube::Subscription m_subscription;
};

} // namespace liteboxd::sandbox
