// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/template_allow_run.h"

#include "core/sandbox/templates/network_spec.h"

namespace liteboxd::flows {

using namespace Qt::Literals::StringLiterals;

TemplateAllowRun::TemplateAllowRun(session::Session &session, QObject *parent)
    : QObject(parent)
    , m_store(session.api(), session.settings().sandboxNamespace.toStdString())
{}

void TemplateAllowRun::judge(const QString &templateName, const QStringList &added)
{
    m_before.reset();
    m_after.reset();
    if (templateName.isEmpty())
        return fail({base::ErrorCode::NotFound, "the sandbox was not made from a template", {}});
    m_step = m_store.get(templateName, std::nullopt, this,
                         [this, added](const base::Result<sandbox::SandboxTemplate> &found) {
                             if (!found)
                                 return fail(found.error());
                             extend(*found, added);
                         });
    Q_EMIT busyChanged();
}

void TemplateAllowRun::extend(const sandbox::SandboxTemplate &found, const QStringList &added)
{
    const auto spec = sandbox::TemplateSpec::fromJson(found.spec());
    if (!spec)
        return fail(spec.error());
    if (spec->network.opensEverything())
        return fail({base::ErrorCode::Unsupported,
                     "this template opens the whole internet already: a list would close all but what is on it",
                     found.name.toStdString()});
    const auto domains = sandbox::normalDomains(spec->network.allowedDomains + added);
    if (!domains)
        return fail(domains.error());
    sandbox::SandboxTemplate next = found;
    QJsonObject document = found.document;
    QJsonObject changed = document.value("spec"_L1).toObject();
    QJsonObject network = changed.value("network"_L1).toObject();
    const QJsonObject wanted = sandbox::NetworkSpec{true, *domains}.json();
    for (auto member = wanted.begin(); member != wanted.end(); ++member)
        network.insert(member.key(), member.value());
    changed.insert("network"_L1, network);
    document.insert("spec"_L1, changed);
    next.document = document;
    m_before = found;
    m_step = m_store.apply(next, kube::Persistence::DryRun, this,
                           [this](const base::Result<sandbox::AppliedTemplate> &judgement) {
                               if (!judgement)
                                   return fail(judgement.error());
                               m_after = judgement->value;
                               Q_EMIT busyChanged();
                               Q_EMIT judged();
                           });
}

void TemplateAllowRun::apply()
{
    if (!m_after)
        return;
    m_step = m_store.apply(*m_after, kube::Persistence::Store, this,
                           [this](const base::Result<sandbox::AppliedTemplate> &stored) {
                               if (!stored)
                                   return fail(stored.error());
                               m_after.reset();
                               Q_EMIT busyChanged();
                               Q_EMIT applied(stored->value.name, stored->value.version);
                           });
    Q_EMIT busyChanged();
}

void TemplateAllowRun::fail(const base::Error &error)
{
    Q_EMIT busyChanged();
    Q_EMIT failed(error);
}

} // namespace liteboxd::flows
