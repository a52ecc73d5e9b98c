// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/blocked_presenter.h"

#include "app/flows/allow_view.h"
#include "app/flows/blocked_view.h"
#include "app/shell/strips/error_strip.h"
#include "app/shell/strips/notice_strip.h"
#include "app/shell/widgets/line_diff.h"
#include "core/flows/learnt_domains.h"
#include "core/policy/policy_edit.h"
#include "core/yaml/yaml_from_json.h"

#include <QSettings>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

namespace {

QString policyText(const QJsonObject &policy)
{
    return policy.isEmpty() ? QString() : QString::fromUtf8(yaml::fromJson(policy::editable(policy)));
}

} // namespace

BlockedPresenter::BlockedPresenter(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    AllowView *const allow = m_parts.view.allow();
    connect(&m_parts.feed, &models::FlowFeed::counted, this, &BlockedPresenter::fill);
    connect(&m_parts.view, &BlockedView::shown, this, &BlockedPresenter::fill);
    connect(&m_parts.view, &BlockedView::neverWished, this, &BlockedPresenter::setAside);
    connect(allow, &AllowView::learnWished, this, &BlockedPresenter::learn);
    connect(allow, &AllowView::judgeWished, this, &BlockedPresenter::judge);
    connect(allow, &AllowView::applyWished, this, &BlockedPresenter::apply);
}

BlockedPresenter::~BlockedPresenter() = default;

void BlockedPresenter::setSession(session::Session *session)
{
    m_run.reset();
    m_templateRun.reset();
    m_session = session;
    if (session) {
        const QStringList aside = m_parts.settings.value(key()).toStringList();
        m_parts.feed.blocked().setAside(QSet<QString>(aside.begin(), aside.end()));
        m_run = std::make_unique<AllowRun>(*session);
        m_templateRun = std::make_unique<TemplateAllowRun>(*session);
        AllowView *const allow = m_parts.view.allow();
        const auto showBusy = [this, allow] { allow->setBusy(m_run->isBusy() || m_templateRun->isBusy()); };
        connect(m_run.get(), &AllowRun::busyChanged, this, showBusy);
        connect(m_run.get(), &AllowRun::judged, this, &BlockedPresenter::showProposal);
        connect(m_run.get(), &AllowRun::failed, this, &BlockedPresenter::tellFailed);
        connect(m_run.get(), &AllowRun::limited, this, &BlockedPresenter::limited);
        connect(m_run.get(), &AllowRun::applied, this, &BlockedPresenter::tellApplied);
        connect(m_templateRun.get(), &TemplateAllowRun::busyChanged, this, showBusy);
        connect(m_templateRun.get(), &TemplateAllowRun::judged, this, &BlockedPresenter::showTemplateProposal);
        connect(m_templateRun.get(), &TemplateAllowRun::failed, this, &BlockedPresenter::tellFailed);
        connect(m_templateRun.get(), &TemplateAllowRun::applied, this, [this, allow](const QString &name, int version) {
            allow->showDifference({});
            m_parts.errors.dismiss();
            m_parts.notice.show(
                tr("Template %1 has version %2. Sandboxes that run keep their own list.").arg(name).arg(version));
        });
    }
    fill();
}

void BlockedPresenter::judge(const QString &sandboxId, const QStringList &domains)
{
    AllowView *const allow = m_parts.view.allow();
    if (!m_run)
        return;
    if (allow->scope() == AllowView::Scope::ItsTemplate) {
        const auto id = base::SandboxId::parse(sandboxId.toStdString());
        const sandbox::SandboxPtr sandbox = id ? m_session->sandboxes().find(*id) : nullptr;
        return m_templateRun->judge(sandbox ? sandbox->templateName : QString(), domains);
    }
    if (allow->scope() == AllowView::Scope::ForATime && !m_run->fitsATime(sandboxId, domains))
        return allow->setHint(
            tr("This sandbox may reach other destinations already, and the end of the time would take "
               "those, too. Allow it for the sandbox instead."));
    m_run->judge(sandboxId, domains);
}

void BlockedPresenter::apply()
{
    if (!m_run)
        return;
    switch (m_parts.view.allow()->scope()) {
    case AllowView::Scope::Sandbox:
        return m_run->apply();
    case AllowView::Scope::ForATime:
        return m_run->apply(AllowView::time);
    case AllowView::Scope::ItsTemplate:
        return m_templateRun->apply();
    }
}

void BlockedPresenter::tellApplied(const QString &sandboxId, const QStringList &domains)
{
    m_session->policyOverview().refreshAfterChange();
    AllowView *const allow = m_parts.view.allow();
    for (const BlockedDestination &each : m_parts.feed.blocked().values()) {
        if (each.sandboxes == QSet<QString>{sandboxId} && domains.contains(each.name))
            m_parts.feed.blocked().setAside(each.shown());
    }
    const bool isForATime = allow->scope() == AllowView::Scope::ForATime;
    allow->showDifference({});
    m_parts.errors.dismiss();
    const QString list = domains.join(u", "_s);
    m_parts.notice.show(
        isForATime
            ? tr("%1 may reach %2 for %n minutes. A keeper in the cluster ends it, or this console while it runs.",
                 nullptr, static_cast<int>(AllowView::time.count()))
                  .arg(sandboxId, list)
            : tr("%1 may reach %2. It takes some seconds until the datapath has it.").arg(sandboxId, list));
    fill();
}

void BlockedPresenter::tellFailed(const base::Error &error)
{
    m_parts.errors.show(tr("The domains were not allowed."), error, shell::Subject::Cluster);
}

void BlockedPresenter::fill()
{
    if (m_parts.view.isVisible())
        m_parts.view.show(m_parts.feed.blocked().values());
    const int count = static_cast<int>(m_parts.feed.blocked().count());
    if (std::exchange(m_count, count) != count)
        Q_EMIT countChanged();
}

void BlockedPresenter::setAside(const QString &shown)
{
    m_parts.feed.blocked().setAside(shown);
    if (m_session) {
        const auto &aside = m_parts.feed.blocked().aside();
        m_parts.settings.setValue(key(), QStringList(aside.begin(), aside.end()));
    }
    fill();
}

void BlockedPresenter::learn(const QString &sandboxId)
{
    const auto id = base::SandboxId::parse(sandboxId.toStdString());
    const sandbox::SandboxPtr sandbox = id && m_session ? m_session->sandboxes().find(*id) : nullptr;
    const LearntDomains learnt =
        learntDomains(m_parts.feed.digest().values(), sandboxId, {}, sandbox ? sandbox->allowedDomains : QStringList());
    AllowView *const allow = m_parts.view.allow();
    QString hint = learnt.domains.isEmpty() ? tr("No name was seen that it may not reach already.")
                                            : tr("From %n flows.", nullptr, static_cast<int>(learnt.flows));
    if (!learnt.unnamed.isEmpty())
        hint += u' ' + tr("Without a name, and so not in the list: %1.").arg(learnt.unnamed.mid(0, 5).join(u", "_s));
    allow->propose({sandboxId}, learnt.domains, hint);
}

void BlockedPresenter::proposeList(const QString &sandboxId)
{
    m_parts.view.choose({}); // it is about no row
    learn(sandboxId);
}

/// Its row is chosen, too: what stands beside the list is about that row.
void BlockedPresenter::propose(const QString &sandboxId, const FlowPeer &destination)
{
    const QStringList domains = destination.names.mid(0, 1);
    m_parts.view.choose(domains.value(0, destination.address));
    m_parts.view.allow()->propose({sandboxId}, domains,
                                  domains.isEmpty()
                                      ? tr("No name is known for this address: a list of domains cannot open it.")
                                      : tr("Adds it to the allowed domains of one sandbox."));
}

void BlockedPresenter::showProposal()
{
    const sandbox::DomainProposal &proposal = *m_run->proposal();
    const QString before = policyText(proposal.policyBefore);
    const QString difference = shell::diffText(shell::lineDiff(before, policyText(proposal.policyAfter)));
    m_parts.errors.dismiss();
    m_parts.view.allow()->showDifference(difference.isEmpty() ? tr("The policy stays as it is.") : difference);
}

void BlockedPresenter::showTemplateProposal()
{
    const QString before = QString::fromUtf8(sandbox::templatesToYaml({*m_templateRun->before()}));
    const QString after = QString::fromUtf8(sandbox::templatesToYaml({*m_templateRun->after()}));
    const QString difference = shell::diffText(shell::lineDiff(before, after));
    m_parts.errors.dismiss();
    m_parts.view.allow()->showDifference(difference.isEmpty() ? tr("The template stays as it is.") : difference);
}

QString BlockedPresenter::key() const
{
    const auto &settings = m_session->settings();
    return u"flows/aside/%1/%2"_s.arg(QString::fromStdString(settings.connection.server).replace(u'/', u'_'),
                                      settings.sandboxNamespace);
}

} // namespace liteboxd::flows
