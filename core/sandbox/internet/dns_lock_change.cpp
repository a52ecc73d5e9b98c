// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/internet/dns_lock_change.h"

#include "core/sandbox/internet/policy_subject.h"
#include "core/sandbox/labels.h"
#include "core/sandbox/sandbox_decoder.h"

#include <QJsonArray>
#include <QPointer>

#include <algorithm>

namespace liteboxd::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

QString labelName()
{
    return QString::fromLatin1(labels::dnsLock.data(), static_cast<qsizetype>(labels::dnsLock.size()));
}

QString labelValue()
{
    return QString::fromLatin1(labels::dnsLockValue.data(), static_cast<qsizetype>(labels::dnsLockValue.size()));
}

policy::PolicySubject subjectOf(const Sandbox &sandbox, DnsLock lock)
{
    policy::PolicySubject subject = policySubject(sandbox);
    subject.hasDnsLock = lock == DnsLock::On;
    return subject;
}

} // namespace

bool leavesOutLocked(const QJsonObject &allowDns)
{
    const QJsonArray expressions = allowDns[u"spec"][u"podSelector"][u"matchExpressions"].toArray();
    return std::any_of(expressions.begin(), expressions.end(), [](const QJsonValue &one) {
        return one[u"key"].toString() == labelName() && one[u"operator"].toString() == u"DoesNotExist";
    });
}

async::Request DnsLockChange::start(kube::ApiClient &api, const Sandbox &sandbox, DnsLock lock, QObject *context,
                                    async::Callback<Sandbox> done)
{
    const async::Promise<Sandbox> promise(context, std::move(done));
    auto *change = new DnsLockChange(api, sandbox, lock, promise);
    async::Request request = promise.request([change = QPointer<DnsLockChange>(change)] { delete change.data(); });
    change->begin();
    return request;
}

DnsLockChange::DnsLockChange(kube::ApiClient &api, const Sandbox &sandbox, DnsLock lock, async::Promise<Sandbox> promise)
    : QObject(&api)
    , m_api(api)
    , m_sandbox(sandbox)
    , m_lock(lock)
    , m_subject(subjectOf(sandbox, lock))
    , m_promise(std::move(promise))
{}

DnsLockChange::~DnsLockChange()
{
    m_promise.complete(base::fail(base::ErrorCode::ConnectionLost, "the connection to the cluster was closed"));
}

void DnsLockChange::begin()
{
    const std::string context = "sandbox " + m_sandbox.id.text();
    if (m_lock == DnsLock::Off)
        return writeLabel();
    if (m_sandbox.controller)
        return end(base::fail(base::ErrorCode::Unsupported,
                              "a controller makes its pods, and its next one would be without the lock", context));
    if (m_sandbox.allowedDomains.isEmpty())
        return end(base::fail(base::ErrorCode::InvalidArgument,
                              "it has no list of allowed domains to be locked to", context));
    readAllowDns();
}

void DnsLockChange::readAllowDns()
{
    m_step = m_api.get({kube::resources::networkPolicies(), m_sandbox.podNamespace.toStdString(), "allow-dns"}, this,
                       [this](const base::Result<QJsonObject> &found) {
                           const bool isAbsent = !found && found.error().code == base::ErrorCode::NotFound;
                           if (!found && !isAbsent)
                               return end(base::fail(found.error()));
                           if (found && !leavesOutLocked(*found))
                               return end(base::fail(base::ErrorCode::Rejected,
                                                     "allow-dns in the cluster lets locked sandboxes ask for every name: "
                                                     "apply the default policies first",
                                                     "policy allow-dns"));
                           writePolicy();
                       });
}

/// Only where it is open to its list: a policy would open it.
void DnsLockChange::writePolicy()
{
    m_step = m_api.get(policy::allowedDomainsPath(m_subject.nameSpace, m_subject.sandboxId), this,
                       [this](const base::Result<QJsonObject> &found) {
                           if (found)
                               return applyPolicy();
                           if (found.error().code != base::ErrorCode::NotFound)
                               return end(base::fail(found.error()));
                           m_lock == DnsLock::On ? writeLabel() : end(m_sandbox);
                       });
}

void DnsLockChange::applyPolicy()
{
    const auto policy = policy::allowedDomainsPolicy(m_subject, m_sandbox.allowedDomains);
    if (!policy)
        return end(base::fail(policy.error()));
    m_step = m_api.apply(policy::allowedDomainsPath(m_subject.nameSpace, m_subject.sandboxId), *policy, {}, this,
                         [this](const base::Result<QJsonObject> &applied) {
                             if (!applied)
                                 return end(base::fail(applied.error()));
                             m_lock == DnsLock::On ? writeLabel() : end(m_sandbox);
                         });
}

void DnsLockChange::writeLabel()
{
    const QJsonValue value = m_lock == DnsLock::On ? QJsonValue(labelValue()) : QJsonValue(QJsonValue::Null);
    const QJsonObject changes{
        {u"metadata"_s, QJsonObject{{u"uid"_s, m_sandbox.uid}, {u"labels"_s, QJsonObject{{labelName(), value}}}}}};
    m_step = m_api.patch(
        {kube::resources::pods(), m_sandbox.podNamespace.toStdString(), m_sandbox.podName.toStdString()},
        kube::Patch::merge(changes), {}, this, [this](const base::Result<QJsonObject> &pod) {
            if (!pod && pod.error().httpStatus == 422)
                return end(base::fail(base::ErrorCode::Conflict, "the pod was replaced by another of its name",
                                      pod.error().context));
            if (!pod)
                return end(base::fail(pod.error()));
            auto sandbox = decodeSandboxObject(*pod);
            if (!sandbox)
                return end(base::fail(sandbox.error()));
            m_sandbox = std::move(*sandbox);
            m_lock == DnsLock::On || m_sandbox.allowedDomains.isEmpty() ? end(m_sandbox) : writePolicy();
        });
}

void DnsLockChange::end(base::Result<Sandbox> result)
{
    m_promise.complete(std::move(result));
    deleteLater();
}

} // namespace liteboxd::sandbox
