// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/keeper/leader_election.h"

#include <utility>

namespace liteboxd::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::seconds leaseDuration{12};
constexpr std::chrono::seconds renewDeadline{8};
constexpr std::chrono::seconds period{2};
constexpr std::chrono::seconds answerLimit{5};

const kube::Resource leases{"coordination.k8s.io", "v1", "leases", "Lease", true};

} // namespace

LeaderElection::LeaderElection(kube::ApiClient &api, const base::Clock &clock, std::string nameSpace, QString identity,
                               QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_clock(clock)
    , m_nameSpace(std::move(nameSpace))
    , m_identity(std::move(identity))
{
    m_timer.setInterval(period);
    connect(&m_timer, &QTimer::timeout, this, &LeaderElection::look);
}

void LeaderElection::start()
{
    m_timer.start();
    look();
}

kube::ResourcePath LeaderElection::path() const
{
    return {leases, m_nameSpace, leaseName};
}

bool LeaderElection::isLeader() const
{
    return m_renewedAt && m_clock.steady() - *m_renewedAt < renewDeadline;
}

void LeaderElection::look()
{
    settle();
    const auto now = m_clock.steady();
    if (m_step.isPending() && now - m_askedAt < answerLimit)
        return;
    m_askedAt = now; // what was not answered by now is given up: a new question is the better one
    m_step = m_api.get(path(), this, [this](const base::Result<QJsonObject> &lease) {
        if (lease)
            return judge(LeaseRecord::of(*lease));
        if (lease.error().code == base::ErrorCode::NotFound)
            return create();
        fail(lease.error());
    });
}

void LeaderElection::judge(const LeaseRecord &lease)
{
    observe(lease);
    const auto now = m_clock.steady();
    if (lease.holder == m_identity) {
        LeaseRecord renewed = lease;
        return write(renewed);
    }
    const bool isHeld = !lease.holder.isEmpty() && now - *m_seenAt < lease.duration;
    if (isHeld) {
        m_renewedAt.reset();
        return settle();
    }
    LeaseRecord taken = lease;
    taken.holder = m_identity;
    taken.acquiredAt = m_clock.wall();
    taken.transitions += lease.holder.isEmpty() ? 0 : 1;
    write(taken);
}

void LeaderElection::create()
{
    LeaseRecord lease;
    lease.holder = m_identity;
    lease.duration = leaseDuration;
    lease.acquiredAt = m_clock.wall();
    lease.renewedAt = lease.acquiredAt;
    const QJsonObject object{{u"apiVersion"_s, QString::fromStdString(leases.apiVersion())},
                             {u"kind"_s, u"Lease"_s},
                             {u"metadata"_s, QJsonObject{{u"name"_s, QString::fromLatin1(leaseName)},
                                                         {u"namespace"_s, QString::fromStdString(m_nameSpace)}}},
                             {u"spec"_s, lease.spec()}};
    m_step = m_api.create(path().collection(), object, {}, this,
                          [this, sentAt = m_clock.steady()](const auto &created) { take(created, sentAt); });
}

/// Only if nobody wrote it meanwhile.
void LeaderElection::write(LeaseRecord lease)
{
    lease.duration = leaseDuration;
    lease.renewedAt = m_clock.wall();
    const QJsonObject changes{{u"metadata"_s, QJsonObject{{u"resourceVersion"_s, lease.resourceVersion}}},
                              {u"spec"_s, lease.spec()}};
    m_step = m_api.patch(path(), kube::Patch::merge(changes), {}, this,
                         [this, sentAt = m_clock.steady()](const auto &written) { take(written, sentAt); });
}

void LeaderElection::take(const base::Result<QJsonObject> &lease, std::chrono::steady_clock::time_point sentAt)
{
    if (!lease) {
        const base::ErrorCode code = lease.error().code;
        if (code != base::ErrorCode::Conflict && code != base::ErrorCode::AlreadyExists)
            return fail(lease.error());
        m_renewedAt.reset(); // another was faster
        return settle();
    }
    m_fault.reset();
    observe(LeaseRecord::of(*lease));
    if (m_seen.holder == m_identity)
        m_renewedAt = sentAt;
    settle();
}

void LeaderElection::observe(const LeaseRecord &lease)
{
    if (m_seenAt && lease == m_seen)
        return;
    const bool isAnother = lease.holder != m_seen.holder && lease.holder != m_identity && !lease.holder.isEmpty();
    m_seen = lease;
    m_seenAt = m_clock.steady();
    if (isAnother)
        Q_EMIT followed(lease.holder);
}

void LeaderElection::fail(const base::Error &error)
{
    settle();
    if (std::exchange(m_fault, error.code) != error.code)
        Q_EMIT failed(error);
}

/// Tells if it has become another.
void LeaderElection::settle()
{
    const bool is = isLeader();
    if (!is)
        m_renewedAt.reset();
    if (std::exchange(m_wasLeader, is) == is)
        return;
    if (is)
        Q_EMIT elected();
    else
        Q_EMIT deposed();
}

void LeaderElection::release()
{
    m_timer.stop();
    if (!isLeader()) {
        m_step.cancel();
        return;
    }
    m_renewedAt.reset();
    settle();
    giveUp(m_seen);
}

/// A renewal that was on its way may have come first.
void LeaderElection::giveUp(const LeaseRecord &lease)
{
    const QJsonObject changes{{u"metadata"_s, QJsonObject{{u"resourceVersion"_s, lease.resourceVersion}}},
                              {u"spec"_s, QJsonObject{{u"holderIdentity"_s, u""_s}}}};
    m_step = m_api.patch(path(), kube::Patch::merge(changes), {}, this, [this](const base::Result<QJsonObject> &given) {
        if (given || given.error().code != base::ErrorCode::Conflict)
            return;
        m_step = m_api.get(path(), this, [this](const base::Result<QJsonObject> &now) {
            if (now && LeaseRecord::of(*now).holder == m_identity)
                giveUp(LeaseRecord::of(*now));
        });
    });
}

} // namespace liteboxd::sandbox
