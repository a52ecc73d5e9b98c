// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/domain_look.h"

#include "core/policy/sandbox_policies.h"

#include <QJsonArray>

#include <algorithm>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

bool hasList(const QJsonValue &sandbox)
{
    return !sandbox[u"internet"][u"allowedDomains"].toArray().isEmpty();
}

} // namespace

DomainLook::DomainLook(Invocation &invocation, const QJsonArray &sandboxes)
    : m_invocation(invocation)
    , m_sandboxes(sandboxes)
{}

void DomainLook::start()
{
    if (std::none_of(m_sandboxes.begin(), m_sandboxes.end(), hasList)) {
        QMetaObject::invokeMethod(this, &DomainLook::finished, Qt::QueuedConnection);
        return;
    }
    Cluster &cluster = *m_invocation.cluster();
    const QString nameSpace = QString::fromStdString(cluster.nameSpace());
    const kube::Resource kind = policy::allowedDomainsPath(nameSpace, u"x"_s).resource;
    m_question = cluster.api().list(
        {{kind, cluster.nameSpace()}, "app.kubernetes.io/part-of=liteboxd"}, this,
        [this](const base::Result<kube::ObjectList> &found) {
            for (const QJsonValue &policy : found ? found->items : QJsonArray())
                m_open << policy[u"metadata"][u"name"].toString();
            const bool isAbsent =
                !found && found.error().code == base::ErrorCode::NotFound; // no Cilium: nothing is open
            m_isKnown = found || isAbsent;
            if (!m_isKnown)
                m_invocation.messages().note("whether lists of domains are open is not known: " + found.error().text());
            Q_EMIT finished();
        });
}

QJsonArray DomainLook::sandboxes() const
{
    QJsonArray all;
    for (const QJsonValue &sandbox : m_sandboxes)
        all.append(completed(sandbox.toObject()));
    return all;
}

QJsonObject DomainLook::completed(QJsonObject sandbox) const
{
    QJsonObject internet = sandbox[u"internet"].toObject();
    const kube::ResourcePath own =
        policy::allowedDomainsPath(sandbox[u"namespace"].toString(), sandbox[u"id"].toString());
    const bool isLabelled = internet[u"requested"].toBool();
    const bool isListed = hasList(sandbox) && m_open.contains(QString::fromStdString(own.name));
    const bool isUnknown = hasList(sandbox) && !m_isKnown && !isLabelled;
    internet.insert(u"requested"_s, isLabelled || isListed);
    internet.insert(u"scope"_s, isUnknown ? QJsonValue(QJsonValue::Null)
                                          : QJsonValue(isLabelled ? u"everything"_s
                                                       : isListed ? u"domains"_s
                                                                  : u"none"_s));
    sandbox.insert(u"internet"_s, internet);
    return sandbox;
}

} // namespace liteboxd::ctl
