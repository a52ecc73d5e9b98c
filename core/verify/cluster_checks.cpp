// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/check_catalog.h"
#include "core/verify/clock_skew.h"
#include "core/verify/k3s_flags.h"
#include "core/verify/answers/dns_service.h"
#include "core/verify/questions.h"

#include <QJsonArray>

#include <algorithm>
#include <cstdlib>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;
using std::chrono::seconds;

namespace {

constexpr int oldestMinor = 28; // of Kubernetes 1.x

CheckOutcome judgeReached(const base::Result<kube::ServerVersion> &version)
{
    const QString expected = u"the API server answers and takes the login"_s;
    if (version) {
        return {.result = CheckResult::Pass,
                .expected = expected,
                .observed = u"the API server answered, and is Kubernetes %1"_s.arg(
                    QString::fromStdString(version->gitVersion))};
    }
    const bool isRefused = version.error().code == base::ErrorCode::Unauthenticated ||
                           version.error().code == base::ErrorCode::LoginFailed;
    return {.result = CheckResult::Fail,
            .expected = expected,
            .observed = QString::fromStdString(version.error().text()),
            .fix = isRefused ? u"Renew the login of this kubeconfig"_s
                             : u"Look whether its address is right and its port can be reached from here"_s};
}

CheckOutcome judgeVersion(const kube::ServerVersion &version)
{
    const bool isOld = version.major == 1 && version.minor < oldestMinor;
    return {.result = isOld ? CheckResult::Warning : CheckResult::Pass,
            .expected = u"Kubernetes 1.%1 or later"_s.arg(oldestMinor),
            .observed = u"the API server is Kubernetes %1"_s.arg(QString::fromStdString(version.gitVersion)),
            .fix = isOld ? u"Upgrade the cluster"_s : QString()};
}

CheckOutcome judgeClock(const base::Result<ClockSkew> &skew)
{
    const QString expected = u"within 5 s of the clock here"_s;
    if (!skew)
        return outcomeOf(skew.error(), expected);
    const auto certain = std::max(std::chrono::milliseconds(0),
                                  std::chrono::milliseconds(std::abs(skew->ahead.count())) - skew->uncertainty);
    const double away = static_cast<double>(skew->ahead.count()) / 1000;
    CheckOutcome outcome{
        .result = CheckResult::Pass,
        .expected = expected,
        .observed = u"the API server's clock is %1 s %2 ours, give or take %3 s"_s.arg(std::abs(away), 0, 'f', 1)
                        .arg(away < 0 ? u"behind"_s : u"ahead of"_s)
                        .arg(static_cast<double>(skew->uncertainty.count()) / 1000, 0, 'f', 1)};
    if (certain > seconds(5)) {
        outcome.result = certain > seconds(60) ? CheckResult::Fail : CheckResult::Warning;
        outcome.fix =
            u"Set both clocks by NTP: lifetimes, certificates and the times of flows are wrong by that much"_s;
    }
    return outcome;
}

CheckOutcome judgeNamespace(const std::string &nameSpace, const base::Result<QJsonObject> &object)
{
    const QString expected = u"namespace %1 exists"_s.arg(QString::fromStdString(nameSpace));
    if (!object && object.error().code == base::ErrorCode::NotFound) {
        return {.result = CheckResult::Fail,
                .expected = expected,
                .observed = u"there is no namespace %1"_s.arg(QString::fromStdString(nameSpace)),
                .fix = u"Create it, or choose the one that LiteBoxd uses here (-n; its own server installs "
                       u"liteboxd-sandbox)"_s};
    }
    if (!object)
        return outcomeOf(object.error(), expected);
    if (!(*object)[u"metadata"][u"deletionTimestamp"].isUndefined()) {
        return {.result = CheckResult::Fail,
                .expected = expected,
                .observed = u"namespace %1 is being deleted"_s.arg(QString::fromStdString(nameSpace)),
                .fix = u"Wait until it is gone and create it again"_s};
    }
    return {.result = CheckResult::Pass,
            .expected = expected,
            .observed = u"namespace %1 is there"_s.arg(QString::fromStdString(nameSpace))};
}

bool hasInternalAddress(const QJsonValue &node)
{
    const QJsonArray addresses = node[u"status"][u"addresses"].toArray();
    return std::any_of(addresses.begin(), addresses.end(), [](const QJsonValue &address) {
        return address[u"type"].toString() == u"InternalIP" && !address[u"address"].toString().isEmpty();
    });
}

CheckOutcome judgeNodes(const QJsonArray &nodes)
{
    if (nodes.isEmpty())
        return skipped(SkipCause::NotApplicable, u"the API server knows no node"_s);
    QStringList down;
    QStringList without;
    QString first;
    for (const QJsonValue &value : nodes) {
        const QJsonObject node = value.toObject();
        const QString name = node[u"metadata"][u"name"].toString();
        if (!isReady(node)) {
            const QString why = readinessOf(node)[u"reason"].toString();
            down << u"%1 is not ready (%2)"_s.arg(name, why.isEmpty() ? u"it does not say why"_s : why);
        } else if (!hasInternalAddress(node)) {
            without << u"%1 tells no internal address, so no probe can ask it"_s.arg(name);
        } else {
            continue;
        }
        if (first.isEmpty())
            first = name;
    }
    CheckOutcome outcome{.result = CheckResult::Pass,
                         .expected = u"every node is ready and tells its address"_s,
                         .observed = u"nodes ready: %1 of %2"_s.arg(nodes.size() - down.size()).arg(nodes.size()),
                         .evidence = firstOf(down + without)};
    if (outcome.evidence.isEmpty())
        return outcome;
    outcome.result = down.isEmpty() ? CheckResult::Warning : CheckResult::Fail;
    outcome.fix =
        u"kubectl describe node %1 says why; sandboxes of a node that is not ready do not answer"_s.arg(first);
    return outcome;
}

/// Whether what a service selects is among the labels of one of these pods. One without a selector has its addresses
/// written by somebody.
bool leadsToSome(const QJsonValue &service, const QJsonArray &pods)
{
    const QJsonObject selector = service[u"spec"][u"selector"].toObject();
    const QStringList wanted = selector.keys();
    return std::any_of(pods.begin(), pods.end(), [&](const QJsonValue &pod) {
        const QJsonObject labels = pod[u"metadata"][u"labels"].toObject();
        return std::all_of(wanted.begin(), wanted.end(),
                           [&](const QString &label) { return labels[label] == selector[label]; });
    });
}

/// `services`: those of kube-system; nothing: they may not be listed.
CheckOutcome judgeDns(const QJsonArray &pods, const QJsonArray &slices, const std::optional<QJsonArray> &services)
{
    CheckOutcome outcome{.result = CheckResult::Fail,
                         .expected =
                             u"pods labelled k8s-app=kube-dns answer in kube-system: the policies allow those"_s};
    if (pods.isEmpty()) {
        outcome.observed = u"no pod in kube-system has the label k8s-app=kube-dns, so allow-dns opens nothing"_s;
        outcome.fix =
            u"Put the label k8s-app=kube-dns on the pods of the cluster's DNS, where their Deployment is kept; where there are none, scale it up"_s;
        return outcome;
    }
    const auto ready =
        std::count_if(pods.begin(), pods.end(), [](const QJsonValue &pod) { return isReady(pod.toObject()); });
    qsizetype addresses = 0;
    for (const QJsonValue &slice : slices) {
        for (const QJsonValue &endpoint : slice[u"endpoints"].toArray())
            addresses += endpoint[u"conditions"][u"ready"].toBool(true) ? endpoint[u"addresses"].toArray().size() : 0;
    }
    outcome.observed = u"DNS pods ready: %1 of %2"_s.arg(ready).arg(pods.size());
    outcome.fix = u"kubectl -n kube-system get pods,endpointslices -l k8s-app=kube-dns"_s;
    if (ready == 0)
        return outcome;
    const bool isServed = !services || std::any_of(services->begin(), services->end(), [&pods](const QJsonValue &one) {
        return answersNames(one) && leadsToSome(one, pods);
    });
    if (!isServed) {
        outcome.observed = u"no service of kube-system leads to the pods of the cluster's DNS: sandboxes ask nobody"_s;
        outcome.fix = u"Put the service kube-dns back, with the selector k8s-app=kube-dns: kubectl -n kube-system get "
                      u"services"_s;
        return outcome;
    }
    if (!slices.isEmpty() && addresses == 0) {
        outcome.observed = u"the service kube-dns leads to none of its pods"_s;
        return outcome;
    }
    outcome.result = CheckResult::Pass;
    outcome.fix.clear();
    return outcome;
}

/// A cluster may tell of EndpointSlices and services, or not.
async::Request readDns(const CheckTools &tools, QObject *context, async::Callback<CheckOutcome> done)
{
    const kube::Resource slices{"discovery.k8s.io", "v1", "endpointslices", "EndpointSlice"};
    return Lists::start({listing(*tools.api, {{kube::resources::pods(), "kube-system"}, "k8s-app=kube-dns"}),
                         listing(*tools.api, {{slices, "kube-system"}, "kubernetes.io/service-name=kube-dns"}),
                         listing(*tools.api, {{{"", "v1", "services", "Service"}, "kube-system"}})},
                        context, [done = std::move(done)](const base::Result<Lists::Answers> &answers) {
                            const auto &found = answers->at(1);
                            const auto &services = answers->at(2);
                            done(answers->at(0).map([&](const kube::ObjectList &pods) {
                                return judgeDns(pods.items, found ? found->items : QJsonArray(),
                                                services ? std::optional(services->items) : std::nullopt);
                            }));
                        });
}

} // namespace

void addClusterChecks(const CheckTools &tools, Checks &checks)
{
    checks.push_back({.id = u"cluster.reachable"_s,
                      .parent = u"cluster"_s,
                      .title = u"The API server answers"_s,
                      .start = [tools](QObject *context, async::Callback<CheckOutcome> done) {
                          return tools.api->version(
                              context,
                              [seen = tools.seen, done = std::move(done)](base::Result<kube::ServerVersion> version) {
                                  if (version)
                                      seen->version = *version;
                                  done(judgeReached(version));
                              },
                              seconds(6));
                      }});
    checks.push_back({.id = u"cluster.version"_s,
                      .parent = u"cluster"_s,
                      .title = u"Its version is supported"_s,
                      .dependencies = {u"cluster.reachable"_s},
                      .start = judging([seen = tools.seen] { return judgeVersion(*seen->version); })});
    checks.push_back({.id = u"cluster.clock"_s,
                      .parent = u"cluster"_s,
                      .title = u"Its clock and ours agree"_s,
                      .dependencies = {u"cluster.reachable"_s},
                      .start = [tools](QObject *context, async::Callback<CheckOutcome> done) {
                          return readClockSkew(*tools.api, *tools.clock, context,
                                               [done = std::move(done)](const base::Result<ClockSkew> &skew) {
                                                   done(judgeClock(skew));
                                               });
                      }});
    checks.push_back({.id = u"cluster.namespace"_s,
                      .parent = u"cluster"_s,
                      .title = u"The namespace of the sandboxes exists"_s,
                      .dependencies = {u"cluster.reachable"_s},
                      .start = [tools](QObject *context, async::Callback<CheckOutcome> done) {
                          return tools.api->get(
                              {kube::resources::namespaces(), "", tools.seen->nameSpace}, context,
                              [seen = tools.seen, done = std::move(done)](const base::Result<QJsonObject> &object) {
                                  done(judgeNamespace(seen->nameSpace, object));
                              });
                      }});
    checks.push_back({.id = u"cluster.k3s"_s,
                      .parent = u"cluster"_s,
                      .title = u"K3s leaves the network and its policies to Cilium"_s,
                      .dependencies = {u"cluster.reachable"_s},
                      .start = [tools](QObject *context, async::Callback<CheckOutcome> done) {
                          return tools.api->list(
                              {{kube::resources::nodes()}}, context,
                              [done = std::move(done)](const base::Result<kube::ObjectList> &nodes) {
                                  done(nodes.map([](const kube::ObjectList &all) { return judgeK3sFlags(all.items); }));
                              });
                      }});
    checks.push_back({.id = u"cluster.nodes"_s,
                      .parent = u"cluster"_s,
                      .title = u"Every node is ready"_s,
                      .dependencies = {u"cluster.reachable"_s},
                      .start = [tools](QObject *context, async::Callback<CheckOutcome> done) {
                          return tools.api->list(
                              {{kube::resources::nodes()}}, context,
                              [done = std::move(done)](const base::Result<kube::ObjectList> &nodes) {
                                  done(nodes.map([](const kube::ObjectList &all) { return judgeNodes(all.items); }));
                              });
                      }});
    checks.push_back({.id = u"cluster.dns"_s,
                      .parent = u"cluster"_s,
                      .title = u"The cluster's DNS runs where policies allow it"_s,
                      .dependencies = {u"cluster.reachable"_s},
                      .start = [tools](QObject *context, async::Callback<CheckOutcome> done) {
                          return readDns(tools, context, std::move(done));
                      }});
}

} // namespace liteboxd::verify
