// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/answers/missing_right.h"
#include "core/verify/check_catalog.h"
#include "core/verify/probe_planning.h"
#include "core/verify/probe_reach.h"
#include "core/verify/probes/probe_raising.h"
#include "core/verify/probes/probe_removal.h"
#include "core/verify/questions.h"

#include <QCoreApplication>

#include <map>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString group = u"probes"_s;
constexpr std::chrono::seconds restartLifetime(900); ///< of probes: agents may take minutes

std::vector<std::string> placesOf(const ProbePlan &plan, const std::string &nameSpace)
{
    return {nameSpace, plan.controlNamespace};
}

async::Request plan(const CheckTools &tools, const std::shared_ptr<ProbeBench> &bench, QObject *context,
                    async::Callback<CheckOutcome> done)
{
    std::vector<Lists::Question> questions;
    for (const kube::ListQuery &query : planningQueries(*tools.seen, *tools.probes))
        questions.push_back(listing(*tools.api, query));
    return Lists::start(questions, context,
                        [tools, bench, done = std::move(done)](const base::Result<Lists::Answers> &answers) {
                            done(answers.map([&](const Lists::Answers &all) {
                                return planProbes(*tools.seen, *tools.probes, all, *bench);
                            }));
                        });
}

async::Request sweep(const CheckTools &tools, const std::shared_ptr<ProbeBench> &bench, QObject *context,
                     async::Callback<CheckOutcome> done)
{
    return ProbeRemoval::start(
        *tools.api, placesOf(bench->plan, tools.seen->nameSpace),
        ProbeSelection::leftBehind(bench->plan.machine, tools.clock->wall(), isAlive), context,
        [done = std::move(done)](const base::Result<int> &gone) {
            done(gone.map([](int count) {
                return CheckOutcome{.result = CheckResult::Pass,
                                    .expected = u"no pods of runs that have ended"_s,
                                    .observed = count == 0
                                                    ? u"no pod of an earlier run was there"_s
                                                    : u"pods of earlier runs that were deleted: %1"_s.arg(count)};
            }));
        });
}

/// Admission answers 403 as well, and that is no question of rights (Kubernetes, plugin/pkg/admission).
CheckOutcome refusedByAdmission(const base::Error &error, const QString &expected, const QString &space)
{
    const QString why = QString::fromStdString(error.text());
    const QString fix =
        why.contains(u"exceeded quota"_s)
            ? u"Make room for the probes: kubectl -n %1 describe resourcequota"_s.arg(space)
        : why.contains(u"PodSecurity"_s)
            ? u"The probes keep to the restricted standard; what the namespace asks besides is in its labels: kubectl get namespace %1 -o yaml"_s
                  .arg(space)
        : why.contains(u"usage per"_s)
            ? u"The probes ask for less, or for more, than is let in: kubectl -n %1 describe limitrange"_s.arg(space)
            : u"Let pods with the label %1 in: what refused them is named above"_s.arg(
                  QString::fromLatin1(probeRunLabel));
    return {.expected = expected, .observed = u"the cluster lets no probes in: "_s + why, .fix = fix};
}

async::Request raise(const CheckTools &tools, const std::shared_ptr<ProbeBench> &bench, QObject *context,
                     async::Callback<CheckOutcome> done)
{
    bench->witness = std::make_shared<FlowWitness>(tools.openFlows ? tools.openFlows() : nullptr);
    bench->witness->watch(bench->plan);
    return ProbeRaising::start(
        *tools.api, bench->plan, context, [bench, done = std::move(done)](base::Result<std::vector<LivePod>> live) {
            const QString expected = u"they are made, and run"_s;
            const QString space = QString::fromStdString(bench->plan.sandboxNamespace);
            if (!live && live.error().httpStatus == 403 && missingRight(live.error()).isEmpty())
                return done(refusedByAdmission(live.error(), expected, space));
            if (!live && live.error().code == base::ErrorCode::Rejected) {
                return done(CheckOutcome{
                    .expected = expected,
                    .observed = u"the probes could not run: "_s + QString::fromStdString(live.error().text()),
                    .fix = u"Name an image that this cluster can pull and that keeps running: --probe-image IMAGE"_s});
            }
            if (!live && live.error().code == base::ErrorCode::TimedOut) {
                return done(CheckOutcome{
                    .expected = expected,
                    .observed = u"the probes do not come to run: "_s + QString::fromStdString(live.error().text()),
                    .fix =
                        u"See whether a node has room and its kubelet works: kubectl -n %1 get events"_s.arg(space)});
            }
            if (!live)
                return done(outcomeOf(live.error(), expected));
            bench->pods = std::move(*live);
            QStringList evidence;
            for (const LivePod &pod : bench->pods)
                evidence << u"%1 (%2)"_s.arg(QString::fromStdString(pod.pod.name + " on " + pod.pod.node),
                                             QString::fromStdString(pod.address));
            done(CheckOutcome{.result = CheckResult::Pass,
                              .expected = expected,
                              .observed = u"probe pods that run: %1"_s.arg(bench->pods.size()),
                              .evidence = evidence});
        });
}

async::Request chooseTool(const CheckTools &tools, const std::shared_ptr<ProbeBench> &bench, QObject *context,
                          async::Callback<CheckOutcome> done)
{
    return findTool(*tools.api, *bench->find(ProbeRole::Control), context,
                    [bench, done = std::move(done)](const base::Result<ProbeTool> &tool) {
                        const QString expected = u"the image has a program to connect with"_s;
                        if (!tool && tool.error().code == base::ErrorCode::NotFound) {
                            return done(CheckOutcome{.expected = expected,
                                                     .observed = QString::fromStdString(tool.error().text()),
                                                     .fix = u"Name an image that has one: --probe-image IMAGE"_s});
                        }
                        if (!tool)
                            return done(outcomeOf(tool.error(), expected));
                        bench->tool = *tool;
                        bench->hasTool = true;
                        done(CheckOutcome{.result = CheckResult::Pass,
                                          .expected = expected,
                                          .observed = u"the probes connect with %1"_s.arg(nameOf(*tool))});
                    });
}

/// Whether Hubble shows what is dropped. That it does not is no fault of the probes: they go on with their controls.
async::Request meetWitness(const CheckTools &tools, const std::shared_ptr<ProbeBench> &bench, QObject *context,
                           async::Callback<CheckOutcome> done)
{
    if (tools.seen->hidesDrops)
        bench->witness->expectNothing();
    return bench->witness->settle(context, [bench, done = std::move(done)](const base::Result<QString> &blindness) {
        CheckOutcome outcome{.result = CheckResult::Pass,
                             .expected = u"Hubble shows the connections that are dropped"_s,
                             .observed = u"Hubble's flows are watched: a denial counts only with its drop flow"_s};
        if (!blindness || !blindness->isEmpty()) {
            outcome.result = CheckResult::Warning;
            const QString why = blindness.value_or(u"nobody answered"_s);
            const base::Error refusal{base::ErrorCode::Forbidden, why.toStdString(), {}};
            outcome.observed = u"denials are shown by their controls alone: "_s + why;
            outcome.fix = missingRight(refusal).isEmpty() ? bench->witness->remedy() : adviceFor({refusal});
        }
        done(outcome);
    });
}

/// What may still be there of what was made, a line for each namespace.
QStringList leftOf(const ProbeBench &bench)
{
    std::map<std::string, QStringList> names;
    if (bench.witness) // it is there once pods are made
        for (const ProbePod &pod : bench.plan.pods())
            names[pod.nameSpace] << QString::fromStdString(pod.name);
    QStringList lines;
    for (const auto &[nameSpace, pods] : names)
        lines << u"may be left in namespace %1: %2"_s.arg(QString::fromStdString(nameSpace), pods.join(u", "_s));
    return lines;
}

async::Request clear(const CheckTools &tools, const std::shared_ptr<ProbeBench> &bench, QObject *context,
                     async::Callback<CheckOutcome> done)
{
    return ProbeRemoval::start(
        *tools.api, placesOf(bench->plan, tools.seen->nameSpace), ProbeSelection::ofRun(bench->plan.runId), context,
        [bench, done = std::move(done)](const base::Result<int> &gone) {
            const QString expected = u"nothing of this run is left"_s;
            if (!gone) {
                CheckOutcome outcome = outcomeOf(gone.error(), expected);
                outcome.evidence = leftOf(*bench);
                const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(bench->plan.lifetime).count();
                outcome.fix +=
                    u"\nliteboxctl verify --cleanup; the cluster ends the probes by itself after %1 minutes"_s.arg(
                        minutes);
                return done(outcome);
            }
            done(CheckOutcome{
                .result = CheckResult::Pass, .expected = expected, .observed = u"probe pods deleted: %1"_s.arg(*gone)});
        });
}

} // namespace

void addProbeChecks(const CheckTools &tools, Checks &checks)
{
    const auto bench = std::make_shared<ProbeBench>();
    bench->plan.runId = QString::fromStdString(base::randomHex64().substr(0, 10));
    bench->plan.machine = thisMachine();
    bench->plan.process = QCoreApplication::applicationPid();
    if (tools.persistence.restartsAgents)
        bench->plan.lifetime = restartLifetime;
    const auto add = [&](const QString &name, const QString &title, const QStringList &after,
                         std::chrono::seconds limit, auto step, CheckPhase phase = CheckPhase::Main) {
        checks.push_back({.id = group + u'.' + name,
                          .parent = group,
                          .title = title,
                          .dependencies = after,
                          .needs = CheckNeeds::Probes,
                          .phase = phase,
                          .deadline = limit,
                          .start = [tools, bench, step](QObject *context, async::Callback<CheckOutcome> done) {
                              return step(tools, bench, context, std::move(done));
                          }});
    };
    using std::chrono::seconds;
    add(u"image"_s, u"There is an image to probe with"_s, {u"sandboxes.readable"_s}, seconds(8), plan);
    add(u"swept"_s, u"Nothing is left of earlier verifications"_s, {u"cluster.reachable"_s}, seconds(20), sweep);
    add(u"running"_s, u"The probes run"_s, {u"probes.image"_s, u"probes.swept"_s}, seconds(45), raise);
    add(u"tool"_s, u"The probes can connect"_s, {u"probes.running"_s}, seconds(40), chooseTool);
    add(u"flows"_s, u"Hubble shows what is dropped"_s, {u"probes.running"_s}, seconds(8), meetWitness);
    checks.back().after = {u"cilium.config"_s}; // which says whether the agents tell of drops
    addProbeReachChecks(tools, bench, checks);
    addPersistenceChecks(tools, bench, checks);
    add(u"removed"_s, u"The probes are deleted"_s, {}, seconds(25), clear, CheckPhase::CleanUp);
}

} // namespace liteboxd::verify
