// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/policies/policy_persistence_command.h"

#include "core/policy/policy_manifest.h"
#include "core/store/audit_kinds.h"

#include <CLI/CLI.hpp>
#include <QJsonArray>

#include <algorithm>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;
using Result = policy::PersistenceStep::Result;

namespace {

QString nameOf(Result result)
{
    switch (result) {
    case Result::Pass:
        return u"pass"_s;
    case Result::Fail:
        return u"fail"_s;
    case Result::Inconclusive:
        return u"inconclusive"_s;
    case Result::Skipped:
        break;
    }
    return u"skipped"_s;
}

Shape stepShape()
{
    return {Shape::member("id"),
            {{"CHECK", Shape::member("id")},
             {"RESULT", Shape::member("result")},
             {"OBSERVED", Shape::member("observed")}}};
}

} // namespace

void PolicyPersistenceCommand::declare(CLI::App &options)
{
    options.add_flag("--yes", m_isYes, "yes, restart Cilium's agents on every node; connections in force hold");
}

void PolicyPersistenceCommand::start(Invocation &invocation)
{
    Cluster *const cluster = invocation.cluster();
    if (cluster == nullptr)
        return;
    auto manifests = policy::defaultPolicies(QString::fromStdString(cluster->nameSpace()));
    if (!manifests)
        return invocation.fail(manifests.error());
    invocation.limitTime(std::chrono::minutes(10), "Cilium's agents to be back");
    m_check = std::make_unique<policy::PersistenceCheck>(cluster->api(), cluster->nameSpace(), std::move(*manifests));
    connect(m_check.get(), &policy::PersistenceCheck::progressed, this,
            [&invocation](const QString &text) { invocation.messages().progress(text.toStdString()); });
    connect(m_check.get(), &policy::PersistenceCheck::failed, this,
            [&invocation](const base::Error &error) { invocation.fail(error); });
    connect(m_check.get(), &policy::PersistenceCheck::finished, this,
            [this, &invocation](const std::vector<policy::PersistenceStep> &steps) { tell(invocation, steps); });
    if (m_isYes)
        invocation.audit().begin(*cluster, store::kinds::agentRestart, {});
    m_check->start(m_isYes ? policy::PersistenceCheck::Restart::Agents : policy::PersistenceCheck::Restart::Nothing);
}

void PolicyPersistenceCommand::tell(Invocation &invocation, const std::vector<policy::PersistenceStep> &steps) const
{
    invocation.noteAnswer();
    if (m_isYes)
        invocation.audit().done({});
    QJsonArray items;
    for (const policy::PersistenceStep &step : steps)
        items.append(QJsonObject{{u"id"_s, step.id}, {u"result"_s, nameOf(step.result)}, {u"observed"_s, step.observed}});
    invocation.output().list(stepShape(), items);
    const auto any = [&steps](Result result) {
        return std::any_of(steps.begin(), steps.end(), [result](const auto &step) { return step.result == result; });
    };
    if (any(Result::Fail))
        return invocation.finish(ExitCode::Failed);
    if (!m_isYes)
        invocation.messages().note("nothing was restarted; --yes restarts Cilium's agents");
    invocation.finish(any(Result::Inconclusive) || any(Result::Skipped) ? ExitCode::CannotTell : ExitCode::Done);
}

} // namespace liteboxd::ctl
