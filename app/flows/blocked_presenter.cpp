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
    connect(allow, &AllowView::judgeWished, this, [this](const QString &id, const QStringList &domains) {
        if (m_run)
            m_run->judge(id, domains);
    });
    connect(allow, &AllowView::applyWished, this, [this] {
        if (m_run)
            m_run->apply();
    });
}

BlockedPresenter::~BlockedPresenter() = default;

void BlockedPresenter::setSession(session::Session *session)
{
    m_run.reset();
    m_session = session;
    if (session) {
        const QStringList aside = m_parts.settings.value(key()).toStringList();
        m_parts.feed.blocked().setAside(QSet<QString>(aside.begin(), aside.end()));
        m_run = std::make_unique<AllowRun>(*session);
        AllowView *const allow = m_parts.view.allow();
        connect(m_run.get(), &AllowRun::busyChanged, this, [this, allow] { allow->setBusy(m_run->isBusy()); });
        connect(m_run.get(), &AllowRun::judged, this, &BlockedPresenter::showProposal);
        connect(m_run.get(), &AllowRun::failed, this, [this](const base::Error &error) {
            m_parts.errors.show(tr("The domains were not allowed."), error, shell::Subject::Cluster);
        });
        connect(m_run.get(), &AllowRun::applied, this, [this, allow](const QString &id, const QStringList &domains) {
            for (const BlockedDestination &each : m_parts.feed.blocked().values()) {
                if (each.sandboxes == QSet<QString>{id} && domains.contains(each.name))
                    m_parts.feed.blocked().setAside(each.shown());
            }
            allow->showDifference({});
            m_parts.errors.dismiss();
            m_parts.notice.show(
                tr("%1 may reach %2. It takes some seconds until the datapath has it.").arg(id, domains.join(u", "_s)));
            fill();
        });
    }
    fill();
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

void BlockedPresenter::propose(const QString &sandboxId, const QStringList &domains)
{
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

QString BlockedPresenter::key() const
{
    const auto &settings = m_session->settings();
    return u"flows/aside/%1/%2"_s.arg(QString::fromStdString(settings.connection.server).replace(u'/', u'_'),
                                      settings.sandboxNamespace);
}

} // namespace liteboxd::flows
