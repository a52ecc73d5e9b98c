// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/policies/policy_persistence_command.h"

#include "app/ctl/frame/operator_command.h"
#include "core/store/audit_kinds.h"
#include "core/verify/check_catalog.h"
#include "core/verify/check_selection.h"
#include "app/verify/words/verify_text.h"

#include <CLI/CLI.hpp>
#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;
using verify::CheckRecord;
using verify::CheckResult;

namespace {

/// The checks, and what this command calls them.
const std::vector<std::pair<QString, QString>> &steps()
{
    static const std::vector<std::pair<QString, QString>> all{
        {u"persistence.stored"_s, u"stored"_s},
        {u"persistence.agents"_s, u"agents-restarted"_s},
        {u"persistence.traffic"_s, u"traffic"_s},
        {u"persistence.unchanged"_s, u"unchanged"_s},
        {u"persistence.apiserver"_s, u"api-server-restarted"_s},
    };
    return all;
}

Shape stepShape()
{
    return {Shape::member("id"),
            {{"CHECK", Shape::member("id")},
             {"RESULT", Shape::member("result")},
             {"OBSERVED", Shape::member("observed")},
             {"WHAT TO DO", Shape::member("fix"), ColumnUse::Wide}}};
}

QJsonObject itemOf(const QString &id, const CheckRecord &check, Format format)
{
    const bool isForPeople = format == Format::Table || format == Format::Wide;
    const auto said = [isForPeople](const QString &text) { return isForPeople ? verify::verifyText(text) : text; };
    const verify::CheckOutcome &outcome = check.outcome;
    return {{u"id"_s, id},
            {u"check"_s, check.id},
            {u"result"_s, nameOf(outcome.result)},
            {u"expected"_s, said(outcome.expected)},
            {u"observed"_s, said(outcome.observed)},
            {u"evidence"_s, QJsonArray::fromStringList(outcome.evidence)},
            {u"seconds"_s, check.seconds},
            {u"fix"_s, said(outcome.fix)}};
}

/// What the check says; or, where that is why it could not run, the policies that are not there.
const CheckRecord *sayingOf(const verify::VerifyReport &report, const QString &id)
{
    const CheckRecord *const check = report.find(id);
    const CheckRecord *const present = report.find(u"policies.present"_s);
    const bool isMoot = check != nullptr && check->outcome.cause == verify::SkipCause::Dependency;
    return id == u"persistence.stored" && isMoot && present != nullptr ? present : check;
}

} // namespace

void PolicyPersistenceCommand::declare(CLI::App &options)
{
    options.add_flag(
        "--yes", m_isYes,
        "yes, restart Cilium's agents on every node; connections in force hold. Probe pods look at a denied "
        "and an allowed connection meanwhile");
    options
        .add_option("--restart-api-server", m_serverCommand,
                    "a command of yours that restarts the API server and waits for it ('ssh server sudo systemctl "
                    "restart k3s'); the policies are compared before and after")
        ->type_name("COMMAND");
    options.add_option("--probe-image", m_probeImage, "what probes run; if not given the image of a running sandbox")
        ->type_name("IMAGE");
}

void PolicyPersistenceCommand::start(Invocation &invocation)
{
    Cluster *const cluster = invocation.cluster();
    if (cluster == nullptr)
        return;
    invocation.limitTime(std::chrono::minutes(12), "the restarts to be over");
    const auto seen = std::make_shared<verify::Observations>(cluster->nameSpace());
    verify::CheckTools tools{&cluster->api(), &m_clock, seen,
                             verify::ProbeSettings{.image = QString::fromStdString(m_probeImage)}};
    tools.persistence.restartsAgents = m_isYes;
    if (!m_serverCommand.empty()) {
        tools.persistence.restartServer = [command = QString::fromStdString(m_serverCommand)](
                                              QObject *context, async::Callback<std::monostate> done) {
            return runOperatorCommand(command, context, std::move(done));
        };
    }
    QStringList wanted;
    for (const auto &[id, name] : steps()) {
        if (m_isYes || id != u"persistence.traffic") // it alone needs probes
            wanted << id;
    }
    const QString server = QString::fromStdString(cluster->settings().server);
    m_run = std::make_unique<verify::VerifyRun>(
        verify::CheckSelection::of(verify::allChecks(tools), wanted).checks,
        [seen, server] { return seen->describe(server); }, m_clock);
    connect(m_run.get(), &verify::VerifyRun::checkStarted, this, [&invocation](const QString &id) {
        if (id == u"persistence.agents" || id == u"persistence.apiserver")
            invocation.messages().progress(id.toStdString());
    });
    connect(m_run.get(), &verify::VerifyRun::checkFinished, this, [&invocation](const CheckRecord &check) {
        invocation.noteAnswer();
        invocation.messages().detail(
            (nameOf(check.outcome.result) + u' ' + check.id + u": "_s + check.outcome.observed).toStdString());
    });
    connect(m_run.get(), &verify::VerifyRun::ended, this,
            [this, &invocation](const verify::VerifyReport &report) { tell(invocation, report); });
    // An API server that does not answer is no result of a check here: the program ends with the code of that.
    m_reaching =
        cluster->api().version(this, [this, &invocation, cluster](const base::Result<kube::ServerVersion> &known) {
            if (!known)
                return invocation.fail(known.error());
            if (m_isYes)
                invocation.audit().begin(*cluster, store::kinds::agentRestart, {});
            m_run->start();
        });
}

void PolicyPersistenceCommand::interrupt(Invocation &invocation)
{
    if (!m_run || !m_run->isRunning())
        return invocation.finish(ExitCode::Interrupted);
    m_wasInterrupted = true;
    m_run->cancel();
}

void PolicyPersistenceCommand::tell(Invocation &invocation, const verify::VerifyReport &report) const
{
    const CheckRecord *const stored = report.find(u"persistence.stored"_s);
    const CheckRecord *const read = report.find(u"policies.base"_s);
    for (const CheckRecord *const check : {read, stored}) {
        if (check != nullptr && check->outcome.cause == verify::SkipCause::NotPermitted)
            return invocation.fail({base::ErrorCode::Forbidden, check->outcome.observed.toStdString(), {}});
    }
    const CheckRecord *const agents = report.find(u"persistence.agents"_s);
    if (m_isYes && agents != nullptr && agents->outcome.result == CheckResult::Pass)
        invocation.audit().done({});
    QJsonArray items;
    std::vector<CheckResult> results;
    for (const auto &[id, name] : steps()) {
        const CheckRecord *const check = sayingOf(report, id);
        if (check == nullptr)
            continue;
        items.append(itemOf(name, *check, invocation.output().format()));
        results.push_back(check->outcome.result);
    }
    invocation.output().list(stepShape(), items);
    if (m_wasInterrupted)
        return invocation.finish(ExitCode::Interrupted);
    const auto any = [&results](CheckResult result) {
        return std::find(results.begin(), results.end(), result) != results.end();
    };
    if (any(CheckResult::Fail))
        return invocation.finish(ExitCode::Failed);
    if (!m_isYes)
        invocation.messages().note("Cilium's agents were not restarted; --yes restarts them");
    invocation.finish(any(CheckResult::Inconclusive) || any(CheckResult::Skipped) ? ExitCode::CannotTell
                                                                                  : ExitCode::Done);
}

} // namespace liteboxd::ctl
