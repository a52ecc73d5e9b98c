// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/sandbox_delete_command.h"

#include "core/store/audit_kinds.h"

#include <CLI/CLI.hpp>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

using sandbox::SandboxRemoval;

namespace {

constexpr std::chrono::minutes goneLimit{2};

} // namespace

void SandboxDeleteCommand::declare(CLI::App &options)
{
    m_choice.declareAll(options, "every sandbox of the namespace", "--all deletes every sandbox of the namespace");
    options.add_flag("--force", m_isForced, "do not wait for its processes and its node: for a node that is gone");
    options.add_flag("--dry-run", m_isDryRun, "let the API server judge it, and delete nothing");
}

void SandboxDeleteCommand::start(Invocation &invocation)
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this, &invocation] { giveUp(invocation); });
    m_limit.start(invocation.options().timeout.value_or(goneLimit));
    m_choice.find(invocation, m_outcome, [this, &invocation](std::vector<sandbox::Sandbox> found) {
        m_found = std::move(found);
        look(invocation);
    });
}

void SandboxDeleteCommand::look(Invocation &invocation)
{
    for (const sandbox::Sandbox &each : m_found) {
        if (!m_choice.isAll() && each.isManagedByServer())
            invocation.messages().note("sandbox " + each.id.text() +
                                       " is managed by LiteBoxd's server, which will find it missing");
    }
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
        invocation.messages().progress("sandbox " + sandbox.id.text() +
                                       (m_isDryRun ? " could be deleted" : " is gone"));
        invocation.audit().done(id);
        if (m_look)
            invocation.audit().bury(m_look->tombstone(sandbox));
        m_gone.append(QJsonObject{{u"id"_s, id}, {u"deleted"_s, !m_isDryRun}});
    });
    connect(m_removal.get(), &SandboxRemoval::refused, this,
            [this, &invocation](const sandbox::Sandbox &sandbox, const base::Error &error) {
                invocation.audit().failed(QString::fromStdString(sandbox.id.text()), error);
                m_outcome.fail(invocation, sandbox, error);
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
    base::Error error{base::ErrorCode::TimedOut, "not everything is gone yet: " + sentence, {}};
    error.subject = base::ErrorSubject::Sandbox; // the cluster has answered
    m_outcome.fail(invocation, error, m_isForced ? "" : "--force does not wait for processes and nodes.");
    finish(invocation);
}

void SandboxDeleteCommand::finish(Invocation &invocation)
{
    const Shape shape{Shape::member("id"), {{"ID", Shape::member("id")}, {"DELETED", Shape::member("deleted")}}};
    m_outcome.finish(invocation, shape, m_gone);
}

} // namespace liteboxd::ctl
