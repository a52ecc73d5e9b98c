// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/verify/verify_command.h"

#include "app/ctl/frame/operator_command.h"
#include "app/ctl/verify/report_check.h"
#include "app/ctl/verify/verify_shape.h"
#include "core/store/audit_kinds.h"
#include "core/verify/check_catalog.h"
#include "core/verify/check_selection.h"
#include "core/verify/probes/probe_removal.h"
#include "core/verify/reports/report_changes.h"
#include "core/verify/reports/report_format.h"
#include "core/verify/reports/signed_report.h"
#include "app/verify/words/verify_text.h"

#include <CLI/CLI.hpp>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QSaveFile>

#include <algorithm>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

std::string checkReport(const std::string &name)
{
    const auto format = verify::formatOfFile(QString::fromStdString(name));
    return format ? std::string{} : format.error().message;
}

/// What people read of it, in their language.
verify::ReportWords words()
{
    return {verify::verifyText, QLocale::system().bcp47Name()};
}

/// The checks as they are shown to people; as JSON they stay English.
QJsonArray spoken(const QJsonArray &checks)
{
    QJsonArray all;
    for (const QJsonValue &value : checks) {
        QJsonObject check = value.toObject();
        for (const QString &field : {u"title"_s, u"expected"_s, u"observed"_s})
            check.insert(field, verify::verifyText(check[field].toString()));
        all.append(check);
    }
    return all;
}

ExitCode exitCodeOf(verify::CheckResult result)
{
    if (result == verify::CheckResult::Fail)
        return ExitCode::Failed;
    return result == verify::CheckResult::Pass ? ExitCode::Done : ExitCode::CannotTell;
}

} // namespace

void VerifyCommand::declare(CLI::App &options)
{
    auto *quick = options.add_flag("--quick", m_isQuick, "only what can be read and computed; this is the default");
    options.add_flag("--full", m_isFull, "besides, connect from probe pods, which are deleted at the end")
        ->excludes(quick);
    options.add_flag("--cleanup", m_onlyCleansUp, "delete the probe pods of every verification, and check nothing");
    options.add_option("--probe-image", m_probeImage, "what probes run; if not given the image of a running sandbox")
        ->type_name("IMAGE");
    options
        .add_option("--probe-internet", m_probeInternet,
                    "a place of your own on a public address, to prove that the internet is closed")
        ->type_name("HOST:PORT");
    options.add_option("--probe-lan", m_probeLan, "a host of the network around the cluster")->type_name("HOST:PORT");
    options.add_option("--gateway", m_probeGateway, "a gateway to this cluster, to go the whole way through")
        ->type_name("URL");
    options.add_option("--probe-resolver", m_probeResolver, "another name server than the cluster's")
        ->type_name("HOST:PORT");
    options.add_flag("--yes", m_mayRestart,
                     "with --full: restart Cilium's agents as well, behind all other checks, and look at connections "
                     "through it");
    options
        .add_option("--restart-api-server", m_serverCommand,
                    "with --full: a command of yours that restarts the API server and waits for it; the policies are "
                    "compared before and after")
        ->type_name("COMMAND");
    options.add_flag("--history", m_onlyListsRuns, "the whole runs on this cluster that were kept, the newest first");
    auto *check = options.add_option("--check", m_reportToCheck, "say whether this report is as it was signed")
                      ->type_name("REPORT");
    options.add_option("--key", m_fingerprint, "with --check: the fingerprint of the key that has to have signed it")
        ->type_name("SHA256:HEX")
        ->needs(check);
    options.add_flag("--list", m_onlyLists, "name the checks and run none; no cluster is asked");
    options.add_option("--only", m_patterns, "only checks whose id matches, and what they build on ('policies.*')")
        ->type_name("GLOB");
    options.add_option("--report", m_reports, "write the report to this file: .html, .json, .xml (JUnit) or .md")
        ->type_name("FILE")
        ->check(checkReport);
}

void VerifyCommand::start(Invocation &invocation)
{
    if (!m_reportToCheck.empty())
        return checkReportFile(invocation, m_reportToCheck, m_fingerprint);
    if (m_onlyCleansUp)
        return cleanUp(invocation);
    if (m_onlyListsRuns)
        return listRuns(invocation);
    m_probes.image = QString::fromStdString(m_probeImage);
    m_probes.gateway = QUrl(QString::fromStdString(m_probeGateway));
    if (!m_probeGateway.empty() && !m_probes.gateway.scheme().startsWith(u"http"_s)) {
        return invocation.fail(
            {base::ErrorCode::InvalidArgument, "a gateway is an http or https address", m_probeGateway});
    }
    const std::pair<const std::string &, std::optional<verify::ProbePlace> &> places[] = {
        {m_probeInternet, m_probes.internet}, {m_probeLan, m_probes.lan}, {m_probeResolver, m_probes.resolver}};
    for (const auto &[text, place] : places) {
        const auto parsed = text.empty() ? verify::ProbePlace{} : verify::ProbePlace::parse(text);
        if (!parsed)
            return invocation.fail(parsed.error());
        if (!text.empty())
            place = *parsed;
    }
    QStringList patterns;
    for (const std::string &pattern : m_patterns)
        patterns << QString::fromStdString(pattern);
    const auto seen = std::make_shared<verify::Observations>(std::string{});
    const auto listed =
        verify::CheckSelection::of(verify::allChecks({nullptr, &m_clock, seen, verify::ProbeSettings{}}), patterns);
    if (!listed.unmatched.isEmpty()) {
        return invocation.fail({base::ErrorCode::InvalidArgument,
                                "no check is called " + listed.unmatched.join(u", "_s).toStdString(), "--only"},
                               "liteboxctl verify --list names them.");
    }
    if (m_onlyLists)
        return list(invocation, listed.checks);
    run(invocation, patterns);
}

void VerifyCommand::run(Invocation &invocation, const QStringList &patterns)
{
    Cluster *const cluster = invocation.cluster();
    if (cluster == nullptr)
        return;
    const auto found = std::make_shared<verify::Observations>(cluster->nameSpace());
    const QString server = QString::fromStdString(cluster->settings().server);
    const auto probes = m_isFull ? std::optional(m_probes) : std::nullopt;
    verify::CheckTools tools{&cluster->api(), &m_clock, found, probes};
    if (m_isFull) {
        m_flows = std::make_unique<ProbeFlows>(*cluster, m_clock);
        m_flows->locate(); // a source that is opened before tries again
        tools.openFlows = [this] { return m_flows->open(); };
    }
    tools.persistence.restartsAgents = m_mayRestart;
    if (!m_serverCommand.empty()) {
        tools.persistence.restartServer = [command = QString::fromStdString(m_serverCommand)](
                                              QObject *context, async::Callback<std::monostate> done) {
            return runOperatorCommand(command, context, std::move(done));
        };
    }
    const auto selected = verify::CheckSelection::of(verify::allChecks(tools), patterns);
    if (!selected.unmatched.isEmpty()) {
        return invocation.fail({base::ErrorCode::InvalidArgument, "this check needs probes", "--only"},
                               "Probes are made with --full only.");
    }
    m_run = std::make_unique<verify::VerifyRun>(
        selected.checks, [found, server] { return found->describe(server); }, m_clock);
    connect(m_run.get(), &verify::VerifyRun::checkFinished, this, [&invocation](const verify::CheckRecord &check) {
        invocation.messages().detail(
            (nameOf(check.outcome.result) + u' ' + check.id + u": "_s + check.outcome.observed).toStdString());
    });
    connect(m_run.get(), &verify::VerifyRun::ended, this,
            [this, &invocation](const verify::VerifyReport &report) { finish(invocation, report); });
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, m_run.get(), &verify::VerifyRun::cancel);
    const int restarts = (m_mayRestart ? 4 : 0) + (m_serverCommand.empty() ? 0 : 3); // minutes
    m_limit.start(invocation.options().timeout.value_or(std::chrono::minutes(m_isFull ? 4 + restarts : 1)));
    const bool isAsked = std::any_of(selected.checks.begin(), selected.checks.end(),
                                     [](const verify::Check &check) { return check.id == u"persistence.agents"; });
    if (m_mayRestart && isAsked)
        invocation.audit().begin(*cluster, store::kinds::agentRestart, {});
    m_run->start();
}

void VerifyCommand::interrupt(Invocation &invocation)
{
    if (!m_run || !m_run->isRunning())
        return invocation.finish(ExitCode::Interrupted);
    m_wasInterrupted = true;
    m_run->cancel();
}

void VerifyCommand::cleanUp(Invocation &invocation)
{
    Cluster *const cluster = invocation.cluster();
    if (cluster == nullptr)
        return;
    invocation.limitTime(std::chrono::seconds(60), "the probes to be gone");
    const verify::ProbePlan plan;
    m_step =
        verify::ProbeRemoval::start(cluster->api(), {cluster->nameSpace(), plan.controlNamespace},
                                    verify::ProbeSelection::all(), this, [&invocation](const base::Result<int> &gone) {
                                        if (!gone)
                                            return invocation.fail(gone.error());
                                        invocation.output().item(cleanUpShape(), {{u"deleted"_s, *gone}});
                                        invocation.finish();
                                    });
}

void VerifyCommand::listRuns(Invocation &invocation)
{
    Cluster *const cluster = invocation.cluster();
    if (cluster == nullptr)
        return;
    constexpr int most = 100;
    m_step = invocation.store().reports(QString::fromStdString(cluster->settings().server),
                                        QString::fromStdString(cluster->nameSpace()), most, this,
                                        [&invocation](const base::Result<store::ReportRecords> &found) {
                                            if (!found)
                                                return invocation.fail(found.error());
                                            QJsonArray items;
                                            for (const store::ReportRecord &record : *found)
                                                items.append(verify::summaryOf(record.report));
                                            invocation.output().list(runShape(), items);
                                            invocation.finish();
                                        });
}

void VerifyCommand::list(Invocation &invocation, const verify::Checks &checks)
{
    QJsonArray items;
    for (const verify::Check &check : checks) {
        items.append(QJsonObject{{u"id"_s, check.id},
                                 {u"parent"_s, check.parent},
                                 {u"title"_s, check.title},
                                 {u"dependencies"_s, QJsonArray::fromStringList(check.dependencies)},
                                 {u"probes"_s, check.needs == verify::CheckNeeds::Probes}});
    }
    invocation.output().list(checkListShape(), items);
    invocation.finish();
}

void VerifyCommand::finish(Invocation &invocation, const verify::VerifyReport &report)
{
    const verify::CheckRecord *const agents = report.find(u"persistence.agents"_s);
    if (m_mayRestart && agents != nullptr && agents->outcome.result == verify::CheckResult::Pass)
        invocation.audit().done({});
    if (m_patterns.empty() && !report.isCancelled)
        compare(invocation, report);
    else
        conclude(invocation, report);
}

/// With the run before, and keeps this one. That the store does not work is said, and no fault of the cluster.
void VerifyCommand::compare(Invocation &invocation, const verify::VerifyReport &report)
{
    const QJsonObject now = verify::jsonOf(report);
    const store::ReportRecord record{report.finishedAt, report.cluster.server,   report.cluster.nameSpace,
                                     report.id,         nameOf(report.result()), now};
    const auto keep = [this, &invocation, report, record](const base::Result<store::ReportRecords> &before) {
        if (before && !before->empty()) {
            m_previous = before->front().run;
            m_changes = verify::changesSince(before->front().report, record.report);
        }
        m_step = invocation.store().keep(
            record, this, [this, &invocation, report](const base::Result<std::monostate> &kept) {
                if (!kept)
                    invocation.messages().note("the run is not kept: " + kept.error().text());
                conclude(invocation, report);
            });
    };
    m_step = invocation.store().reports(record.cluster, record.nameSpace, 1, this, keep);
}

void VerifyCommand::conclude(Invocation &invocation, const verify::VerifyReport &report)
{
    tell(invocation, report);
    if (!writeReports(invocation, report))
        return;
    invocation.finish(m_wasInterrupted ? ExitCode::Interrupted : exitCodeOf(report.result()));
}

void VerifyCommand::tell(Invocation &invocation, const verify::VerifyReport &report)
{
    QJsonObject whole = verify::jsonOf(report);
    if (!m_previous.isEmpty()) {
        whole.insert(u"previous"_s, m_previous);
        whole.insert(u"changes"_s, m_changes);
    }
    const Format format = invocation.output().format();
    const bool isForPeople = format == Format::Table || format == Format::Wide;
    const QJsonArray checks = whole.value(u"checks"_s).toArray();
    if (format == Format::Json || format == Format::Yaml)
        invocation.output().item(checkShape(), whole);
    else
        invocation.output().list(checkShape(), isForPeople ? spoken(checks) : checks);
    if (!isForPeople)
        return;
    for (const verify::CheckRecord &check : report.checks) {
        const bool needsSomebody = check.outcome.result != verify::CheckResult::Pass && !check.outcome.fix.isEmpty();
        for (const QString &line : needsSomebody ? verify::firstOf(check.outcome.evidence, 5) : QStringList())
            invocation.messages().note((check.id + u": "_s + verify::verifyText(line)).toStdString());
        for (const QString &line : needsSomebody ? check.outcome.fix.split(u'\n') : QStringList())
            invocation.messages().note(
                (check.id + u": "_s + verify::verifyText(u"what to do"_s) + u": "_s + verify::verifyText(line))
                    .toStdString());
    }
    for (const QJsonValue &change : m_changes) {
        invocation.messages().note(
            u"since run %1: %2 was %3, is %4"_s
                .arg(m_previous, change[u"id"].toString(), change[u"before"].toString(), change[u"now"].toString())
                .toStdString());
    }
    const QString demo = report.cluster.isDemo
                             ? u' ' + verify::verifyText(u"This is a demo cluster: nothing enforces its policies."_s)
                             : QString();
    invocation.messages().note(
        (verify::verifyText(verdictOf(report)) + u": "_s + countsOf(report, words()) + u'.' + demo).toStdString());
}

/// JSON is signed with the key of this user, which is made at the first time.
QByteArray VerifyCommand::textOf(Invocation &invocation, const verify::VerifyReport &report,
                                 verify::ReportFormat format)
{
    if (format != verify::ReportFormat::Json)
        return write(report, format, words());
    const auto key = verify::SigningKey::ofFile(signingKeyFile(invocation));
    if (!key) {
        invocation.messages().note("the report is not signed: " + key.error().text());
        return write(report, format);
    }
    return QJsonDocument(signedReport(verify::jsonOf(report), *key)).toJson(QJsonDocument::Indented);
}

bool VerifyCommand::writeReports(Invocation &invocation, const verify::VerifyReport &report)
{
    for (const std::string &name : m_reports) {
        QSaveFile file(QString::fromStdString(name));
        const QByteArray text = textOf(invocation, report, *verify::formatOfFile(file.fileName()));
        if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
            continue;
        invocation.fail({base::ErrorCode::FileUnreadable,
                         "the report cannot be written: " + file.errorString().toStdString(), name});
        return false;
    }
    return true;
}

} // namespace liteboxd::ctl
