// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/verify/doctor_command.h"

#include "app/ctl/verify/verify_shape.h"
#include "core/verify/path_checks.h"
#include "app/verify/words/verify_text.h"

#include <CLI/CLI.hpp>
#include <QJsonArray>

#include <algorithm>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

const std::string advice = "liteboxctl sandbox list shows the ids there are.";

} // namespace

void DoctorCommand::declare(CLI::App &options)
{
    options.add_option("ID", m_id, "the sandbox")->required();
    options.add_option("--port", m_port, "the port that should answer; if not given the one that the sandbox declares")
        ->type_name("N")
        ->check(CLI::Range(1, 65535));
    options.add_option("--websocket", m_webSocketPath, "where the program takes WebSockets; if not given /ws")
        ->type_name("PATH");
}

void DoctorCommand::start(Invocation &invocation)
{
    const auto id = base::SandboxId::parse(m_id);
    if (!id)
        return invocation.fail(id.error(), advice);
    Cluster *const cluster = invocation.cluster();
    if (cluster == nullptr)
        return;
    invocation.limitTime(std::chrono::seconds(60), "the hops to sandbox " + m_id);
    m_search = sandbox::SandboxSearch::start(cluster->api(), cluster->nameSpace(), *id, this,
                                             [this, &invocation](const base::Result<sandbox::FoundSandbox> &found) {
                                                 if (!found && found.error().code == base::ErrorCode::NotFound)
                                                     return invocation.fail(found.error(), advice);
                                                 if (!found)
                                                     return invocation.fail(found.error());
                                                 invocation.noteAnswer();
                                                 examine(invocation, found->sandbox);
                                             });
}

void DoctorCommand::examine(Invocation &invocation, const sandbox::Sandbox &target)
{
    Cluster &cluster = *invocation.cluster();
    const auto seen = std::make_shared<verify::Observations>(cluster.nameSpace());
    const quint16 port = m_port != 0 ? m_port : verify::usualPort(target);
    const QString webSocketPath = QString::fromStdString(m_webSocketPath);
    const bool isPath =
        webSocketPath.startsWith(u'/') && std::none_of(webSocketPath.begin(), webSocketPath.end(),
                                                       [](QChar one) { return one <= u' ' || one.unicode() > 0x7e; });
    if (!isPath) {
        return invocation.fail({base::ErrorCode::InvalidArgument,
                                "a path begins with '/' and has neither blanks nor other than ASCII characters",
                                "--websocket"});
    }
    m_run = std::make_unique<verify::VerifyRun>(
        verify::pathChecks({&cluster.api(), &m_clock, seen}, target, port, webSocketPath),
        [] { return verify::VerifiedCluster{}; }, m_clock);
    connect(m_run.get(), &verify::VerifyRun::ended, this,
            [this, &invocation](const verify::VerifyReport &report) { finish(invocation, report); });
    m_run->start();
}

void DoctorCommand::finish(Invocation &invocation, const verify::VerifyReport &report)
{
    const Format format = invocation.output().format();
    const bool isForPeople = format == Format::Table || format == Format::Wide;
    const auto said = [isForPeople](const QString &text) { return isForPeople ? verify::verifyText(text) : text; };
    QJsonArray hops;
    for (const verify::CheckRecord &check : report.checks) {
        if (!verify::isHop(check.id))
            continue;
        hops.append(QJsonObject{{u"name"_s, check.id.section(u'.', 1)},
                                {u"result"_s, nameOf(check.outcome.result)},
                                {u"detail"_s, said(check.outcome.observed)},
                                {u"fix"_s, said(check.outcome.fix)}});
    }
    if (format == Format::Json || format == Format::Yaml)
        invocation.output().item(hopShape(), {{u"hops"_s, hops}});
    else
        invocation.output().list(hopShape(), hops);
    if (report.result() == verify::CheckResult::Pass)
        return invocation.finish();
    invocation.finish(report.result() == verify::CheckResult::Fail ? ExitCode::Failed : ExitCode::CannotTell);
}

} // namespace liteboxd::ctl
