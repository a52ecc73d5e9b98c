// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/endings/tombstone_recorder.h"

#include "core/sandbox/endings/ending_collection.h"
#include "core/sandbox/endings/ending_record.h"
#include "core/store/audit_kinds.h"

#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace liteboxd::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t mostAtOnce = 4;
constexpr std::chrono::seconds settling{2};
constexpr std::chrono::milliseconds gathering{250}; ///< one transaction for what a busy cluster changes meanwhile

bool hasEnded(const Sandbox &sandbox)
{
    return sandbox.state == SandboxState::Succeeded || sandbox.state == SandboxState::Failed;
}

std::size_t networkHash(const Sandbox &sandbox)
{
    const qint64 until =
        sandbox.internetUntil ? static_cast<qint64>(sandbox.internetUntil->time_since_epoch().count()) : 0;
    return qHashMulti(0, sandbox.internetRequested, sandbox.allowedDomains, until);
}

/// Whether what the trail says was done to this sandbox: to it alone, or among several.
bool cameTo(const store::AuditRecord &deed, const QString &id)
{
    if (deed.object == id)
        return deed.outcome != QString::fromLatin1(store::outcomes::failed);
    const auto isId = [&id](const QJsonValue &value) { return value.toString() == id; };
    const auto isItsFailure = [&id](const QJsonValue &value) { return value["id"_L1].toString() == id; };
    const QJsonArray meant = deed.parameters.value("sandboxes"_L1).toArray();
    const QJsonArray failed = deed.parameters.value("failures"_L1).toArray();
    return std::any_of(meant.begin(), meant.end(), isId) && std::none_of(failed.begin(), failed.end(), isItsFailure);
}

} // namespace

TombstoneRecorder::TombstoneRecorder(kube::ApiClient &api, SandboxCache &sandboxes, store::Store &store,
                                     const base::Clock &clock, QString through, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_store(store)
    , m_clock(clock)
    , m_through(std::move(through))
{
    m_settle.setSingleShot(true);
    connect(&m_settle, &QTimer::timeout, this, &TombstoneRecorder::settle);
    m_gather.setSingleShot(true);
    connect(&m_gather, &QTimer::timeout, this, &TombstoneRecorder::writeHistory);
    m_subscription = sandboxes.subscribe(this, [this](const SandboxChanges &changes) { take(changes); });
}

void TombstoneRecorder::begin(const QString &clusterUid)
{
    if (!m_clusterUid) {
        for (store::HistoryRecord &record : m_history)
            record.clusterUid = clusterUid;
    }
    m_clusterUid = clusterUid;
    writeHistory();
    if (!m_departures.empty())
        m_settle.start(settling);
    keep(m_store.buried(clusterUid, this, [this](const base::Result<QStringList> &uids) {
        if (!uids)
            Q_EMIT troubled(uids.error());
        m_isReady = true;
        if (uids)
            m_buried += QSet<QString>(uids->begin(), uids->end());
        for (const SandboxPtr &sandbox : std::exchange(m_early, {}))
            look(sandbox);
    }));
}

TombstoneRecorder::~TombstoneRecorder()
{
    if (m_clusterUid)
        writeHistory();
    for (const Departure &departure : m_departures)
        bury(*departure.sandbox, departure.evidence, Remover::Somebody);
}

void TombstoneRecorder::take(const SandboxChanges &changes)
{
    for (const auto *batch : {&changes.added, &changes.changed}) {
        for (const SandboxPtr &sandbox : *batch) {
            note(sandbox);
            if (hasEnded(*sandbox) || sandbox->state == SandboxState::Terminating)
                look(sandbox);
        }
    }
    for (const SandboxPtr &sandbox : changes.removed)
        takeGone(sandbox);
    if (m_clusterUid && !m_history.empty() && !m_gather.isActive())
        m_gather.start(gathering);
}

void TombstoneRecorder::writeHistory()
{
    if (m_history.empty())
        return;
    keep(m_store.note(std::exchange(m_history, {}), this, [this](const auto &noted) {
        if (!noted)
            Q_EMIT troubled(noted.error());
    }));
}

void TombstoneRecorder::note(const SandboxPtr &sandbox)
{
    const std::size_t hash = networkHash(*sandbox);
    const auto known = m_networks.constFind(sandbox->uid);
    if (known != m_networks.constEnd() && *known == hash)
        return;
    m_networks.insert(sandbox->uid, hash);
    m_history.push_back({m_clock.wall(), m_clusterUid.value_or(QString()), sandbox->podNamespace,
                         QString::fromStdString(sandbox->id.text()), sandbox->uid, networkOf(*sandbox)});
}

void TombstoneRecorder::look(const SandboxPtr &sandbox)
{
    // What terminates will not wait until it is known what the store has.
    if (!m_isReady && hasEnded(*sandbox)) {
        m_early.push_back(sandbox);
        return;
    }
    queue(sandbox);
}

void TombstoneRecorder::queue(const SandboxPtr &sandbox)
{
    const bool isKnown = m_buried.contains(sandbox->uid) || m_evidence.contains(sandbox->uid) ||
                         m_looks.contains(sandbox->uid) ||
                         std::any_of(m_waiting.begin(), m_waiting.end(),
                                     [&](const SandboxPtr &other) { return other->uid == sandbox->uid; });
    if (isKnown)
        return;
    if (sandbox->state == SandboxState::Terminating)
        m_waiting.push_front(sandbox);
    else
        m_waiting.push_back(sandbox);
    lookAtNext();
}

void TombstoneRecorder::lookAtNext()
{
    while (m_looks.size() < mostAtOnce && !m_waiting.empty()) {
        const SandboxPtr sandbox = m_waiting.front();
        m_waiting.pop_front();
        m_looks[sandbox->uid] =
            EndingCollection::start(m_api, *sandbox, this, [this, sandbox](base::Result<EndingEvidence> evidence) {
                takeEvidence(sandbox, std::move(evidence));
            });
    }
}

void TombstoneRecorder::takeEvidence(const SandboxPtr &sandbox, base::Result<EndingEvidence> evidence)
{
    m_looks.erase(sandbox->uid);
    if (evidence && hasEnded(*sandbox))
        bury(*sandbox, *evidence, Remover::Nobody);
    const auto gone = std::find_if(m_departures.begin(), m_departures.end(),
                                   [&](const Departure &departure) { return departure.sandbox->uid == sandbox->uid; });
    if (evidence && gone != m_departures.end())
        gone->evidence = std::move(*evidence);
    else if (evidence && !hasEnded(*sandbox))
        m_evidence.insert(sandbox->uid, std::move(*evidence));
    lookAtNext();
}

void TombstoneRecorder::takeGone(const SandboxPtr &sandbox)
{
    m_networks.remove(sandbox->uid);
    Departure departure{sandbox, m_evidence.take(sandbox->uid)};
    const auto isIt = [&](const SandboxPtr &other) { return other->uid == sandbox->uid; };
    std::erase_if(m_waiting, isIt);
    std::erase_if(m_early, isIt);
    if (m_buried.remove(sandbox->uid))
        return;
    const bool isBlank = departure.evidence.pod.isEmpty();
    m_departures.push_back(std::move(departure));
    if (isBlank && !m_looks.contains(sandbox->uid)) {
        m_waiting.push_front(sandbox); // its events stay a while
        lookAtNext();
    }
    if (!m_settle.isActive())
        m_settle.start(settling);
}

void TombstoneRecorder::settle()
{
    if (m_departures.empty() || !m_clusterUid)
        return;
    store::AuditQuery query;
    query.since = m_clock.wall() - std::chrono::hours(1);
    query.clusterUid = *m_clusterUid;
    query.kinds = {QString::fromLatin1(store::kinds::sandboxDelete), QString::fromLatin1(store::kinds::sandboxExpire)};
    keep(m_store.audit(query, this, [this](const base::Result<store::AuditRecords> &deeds) {
        judge(std::exchange(m_departures, {}), deeds ? *deeds : store::AuditRecords());
    }));
}

void TombstoneRecorder::judge(std::vector<Departure> departures, const store::AuditRecords &deeds)
{
    for (const Departure &departure : departures) {
        const QString id = QString::fromStdString(departure.sandbox->id.text());
        Remover remover = m_ours.remove(departure.sandbox->uid) ? Remover::Us : Remover::Somebody;
        for (const store::AuditRecord &deed : deeds) {
            if (cameTo(deed, id))
                remover = deed.kind == QString::fromLatin1(store::kinds::sandboxExpire) ? Remover::Keeper : Remover::Us;
        }
        bury(*departure.sandbox, departure.evidence, remover);
    }
}

void TombstoneRecorder::bury(const Sandbox &sandbox, const EndingEvidence &evidence, Remover remover)
{
    store::Tombstone tombstone = tombstoneOf(sandbox, evidence, remover, m_clock.wall());
    tombstone.clusterUid = m_clusterUid.value_or(QString());
    tombstone.recordedThrough = m_through;
    if (remover == Remover::Nobody)
        m_buried.insert(sandbox.uid);
    keep(m_store.bury(tombstone, this, [this, tombstone](const auto &done) {
        if (done)
            Q_EMIT buried(tombstone);
        else
            Q_EMIT troubled(done.error());
    }));
}

void TombstoneRecorder::keep(async::Request request)
{
    std::erase_if(m_requests, [](const async::Request &each) { return !each.isPending(); });
    m_requests.push_back(std::move(request));
}

} // namespace liteboxd::sandbox
