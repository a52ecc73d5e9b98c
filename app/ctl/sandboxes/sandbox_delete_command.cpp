// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/sandbox_delete_command.h"

#include "core/sandbox/sandbox_snapshot.h"
#include "core/store/audit_kinds.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

using sandbox::SandboxRemoval;

namespace {

constexpr std::chrono::minutes goneLimit{2};

} // namespace

void SandboxDeleteCommand::declare(CLI::App &options)
{
    CLI::Option *const ids = options.add_option("ID", m_ids, "the sandboxes");
    options.add_flag("--force", m_isForced, "do not wait for its processes and its node: for a node that is gone");
    options.add_flag("--all", m_isAll, "every sandbox of the namespace; needs --yes")->excludes(ids);
    options.add_flag("--yes", m_isYes, "yes, all of them");
    options.add_flag("--dry-run", m_isDryRun, "let the API server judge it, and delete nothing");
}

void SandboxDeleteCommand::start(Invocation &invocation)
{
    if (m_isAll == !m_ids.empty())
        return invocation.fail({base::ErrorCode::InvalidArgument, "name the sandboxes, or say --all --yes", {}});
    if (m_isAll && !m_isYes)
        return invocation.fail({base::ErrorCode::InvalidArgument, "--all deletes every sandbox of the namespace", {}},
                               "Say --yes as well if that is meant.");
    Cluster *const cluster = invocation.cluster();
    if (cluster == nullptr)
        return;
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this, &invocation] { giveUp(invocation); });
    m_limit.start(invocation.options().timeout.value_or(goneLimit));
    std::reverse(m_ids.begin(), m_ids.end());
    if (!m_isAll)
        return findNext(invocation);
    m_step = sandbox::SandboxSnapshot::take(
        cluster->api(), cluster->nameSpace(), this,
        [this, &invocation](const base::Result<std::vector<sandbox::SandboxPtr>> &all) {
            if (!all)
                return invocation.fail(all.error());
            for (const sandbox::SandboxPtr &each : *all)
                m_found.push_back(*each);
            look(invocation);
        });
}

void SandboxDeleteCommand::findNext(Invocation &invocation)
{
    if (m_ids.empty())
        return look(invocation);
    const auto id = base::SandboxId::parse(m_ids.back());
    m_ids.pop_back();
    if (!id)
        return invocation.fail(id.error());
    Cluster &cluster = *invocation.cluster();
    m_step = sandbox::SandboxSearch::start(cluster.api(), cluster.nameSpace(), *id, this,
                                           [this, &invocation](const base::Result<sandbox::FoundSandbox> &found) {
                                               if (found)
                                                   take(invocation, found->sandbox);
                                               else if (found.error().code == base::ErrorCode::NotFound && !m_fault)
                                                   m_fault = found.error();
                                               else if (found.error().code != base::ErrorCode::NotFound)
                                                   return invocation.fail(found.error());
                                               findNext(invocation);
                                           });
}

void SandboxDeleteCommand::take(Invocation &invocation, const sandbox::Sandbox &sandbox)
{
    const bool isTwice = std::any_of(m_found.begin(), m_found.end(),
                                     [&sandbox](const sandbox::Sandbox &other) { return other.uid == sandbox.uid; });
    if (isTwice)
        return;
    if (sandbox.isManagedByServer())
        invocation.messages().note("sandbox " + sandbox.id.text() +
                                   " is managed by LiteBoxd's server, which will find it missing");
    m_found.push_back(sandbox);
}

void SandboxDeleteCommand::look(Invocation &invocation)
{
    if (m_isDryRun || m_found.empty())
        return remove(invocation);
    m_look = std::make_unique<LastLook>(invocation.cluster()->api());
    connect(m_look.get(), &LastLook::finished, this, [this, &invocation] { remove(invocation); });
    m_look->start(m_found);
}

void SandboxDeleteCommand::remove(Invocation &invocation)
{
    Cluster &cluster = *invocation.cluster();
    m_removal = std::make_unique<SandboxRemoval>(cluster.api(), cluster.nameSpace());
    connect(m_removal.get(), &SandboxRemoval::gone, this, [this, &invocation](const sandbox::Sandbox &sandbox) {
        const QString id = QString::fromStdString(sandbox.id.text());
        invocation.messages().progress("sandbox " + sandbox.id.text() + (m_isDryRun ? " could be deleted" : " is gone"));
        invocation.audit().done(id);
        if (m_look)
            invocation.audit().bury(m_look->tombstone(sandbox));
        m_gone.append(QJsonObject{{u"id"_s, id}, {u"deleted"_s, !m_isDryRun}});
    });
    connect(m_removal.get(), &SandboxRemoval::refused, this,
            [this, &invocation](const sandbox::Sandbox &sandbox, const base::Error &error) {
                invocation.audit().failed(QString::fromStdString(sandbox.id.text()), error);
                if (m_fault)
                    invocation.messages().error(*m_fault, adviceFor(m_fault->code));
                m_fault = error;
            });
    connect(m_removal.get(), &SandboxRemoval::finished, this, [this, &invocation] { finish(invocation); });
    for (const sandbox::Sandbox &sandbox : m_found) {
        invocation.messages().detail("deleting sandbox " + sandbox.id.text());
        if (!m_isDryRun)
            invocation.audit().begin(cluster, store::kinds::sandboxDelete, QString::fromStdString(sandbox.id.text()),
                                     {{u"force"_s, m_isForced}});
    }
    m_removal->start(m_found, m_isForced ? SandboxRemoval::Grace::None : SandboxRemoval::Grace::Usual,
                     m_isDryRun ? kube::Persistence::DryRun : kube::Persistence::Store);
}

/// The time is over: every one that is still there is named, with what holds it.
void SandboxDeleteCommand::giveUp(Invocation &invocation)
{
    if (!m_removal) {
        const base::Error error{base::ErrorCode::TimedOut, "the API server did not answer in the time given", {}};
        return invocation.fail(error);
    }
    std::string sentence;
    for (const sandbox::EndingPod &pod : m_removal->held()) {
        const QString what = sandbox::whatHolds(pod, std::chrono::system_clock::now());
        sentence += (sentence.empty() ? "" : "; ") + pod.name.toStdString() + ": " + what.toStdString();
    }
    const base::Error error{base::ErrorCode::TimedOut, "not everything is gone yet: " + sentence, {}};
    invocation.messages().error(error, m_isForced ? "" : "--force does not wait for processes and nodes.");
    invocation.output().error(error);
    invocation.finish(ExitCode::Failed);
}

void SandboxDeleteCommand::finish(Invocation &invocation)
{
    if (m_fault)
        return invocation.fail(*m_fault);
    const Shape shape{Shape::member("id"), {{"ID", Shape::member("id")}, {"DELETED", Shape::member("deleted")}}};
    invocation.output().list(shape, m_gone);
    invocation.finish();
}

} // namespace liteboxd::ctl
