// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/probe_planning.h"

#include "core/verify/answers/dns_service.h"

#include <QJsonArray>

#include <algorithm>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

enum Answer { Nodes, Services, Slices, Dns, AllServices, BorrowedPod };

const kube::Resource slices{"discovery.k8s.io", "v1", "endpointslices", "EndpointSlice"};
constexpr std::size_t mostNodes = 4; ///< whose addresses are asked
constexpr std::size_t mostNodePorts = 2;

/// A sandbox that runs lends its image, and the command that keeps it running.
const sandbox::Sandbox *lender(const Observations &seen)
{
    const auto found = std::find_if(seen.sandboxes.begin(), seen.sandboxes.end(), [](const sandbox::Sandbox &one) {
        return one.state == sandbox::SandboxState::Running && one.ready && !one.hostNetwork;
    });
    return found == seen.sandboxes.end() ? nullptr : &*found;
}

QStringList textsOf(const QJsonValue &array)
{
    QStringList texts;
    for (const QJsonValue &text : array.toArray())
        texts << text.toString();
    return texts;
}

/// Whether it takes pods that tolerate nothing, as probes do: a tainted one would keep them waiting.
bool takesProbes(const QJsonValue &node)
{
    const QJsonArray conditions = node[u"status"][u"conditions"].toArray();
    const QJsonArray taints = node[u"spec"][u"taints"].toArray();
    const bool isTainted = std::any_of(taints.begin(), taints.end(), [](const QJsonValue &taint) {
        return taint[u"effect"].toString() != u"PreferNoSchedule";
    });
    return !isTainted && !node[u"spec"][u"unschedulable"].toBool() &&
           std::any_of(conditions.begin(), conditions.end(), [](const QJsonValue &condition) {
               return condition[u"type"] == u"Ready"_s && condition[u"status"] == u"True"_s;
           });
}

void placeOn(const QJsonArray &nodes, ProbeBench &bench)
{
    for (const QJsonValue &node : nodes) {
        const std::string name = node[u"metadata"][u"labels"][u"kubernetes.io/hostname"].toString().toStdString();
        if (takesProbes(node) && !name.empty()) {
            if (bench.plan.node.empty())
                bench.plan.node = name;
            else if (name != bench.plan.node && bench.plan.otherNode.empty())
                bench.plan.otherNode = name;
        }
        for (const QJsonValue &address : node[u"status"][u"addresses"].toArray()) {
            if (address[u"type"] == u"InternalIP"_s && bench.nodes.size() < mostNodes)
                bench.nodes.push_back(address[u"address"].toString().toStdString());
        }
    }
}

void findApiServers(const QJsonArray &services, const QJsonArray &endpointSlices, ProbeBench &bench)
{
    const auto add = [&](const QJsonValue &host, const QJsonValue &port) {
        const auto number = static_cast<std::uint16_t>(port.toInt());
        if (number != 0 && !host.toString().isEmpty())
            bench.apiServers.push_back({host.toString().toStdString(), number});
    };
    for (const QJsonValue &service : services)
        add(service[u"spec"][u"clusterIP"], service[u"spec"][u"ports"][0][u"port"]);
    for (const QJsonValue &slice : endpointSlices) {
        for (const QJsonValue &endpoint : slice[u"endpoints"].toArray()) {
            for (const QJsonValue &address : endpoint[u"addresses"].toArray())
                add(address, slice[u"ports"][0][u"port"]);
        }
    }
}

/// Those of TCP of services that are neither the sandboxes' nor the control's: a drop into their namespace is the
/// probe's.
void findNodePorts(const base::Result<kube::ObjectList> &services, const Observations &seen, ProbeBench &bench)
{
    for (const QJsonValue &service : services ? services->items : QJsonArray()) {
        const std::string space = service[u"metadata"][u"namespace"].toString().toStdString();
        if (space == seen.nameSpace || space == bench.plan.controlNamespace)
            continue;
        for (const QJsonValue &port : service[u"spec"][u"ports"].toArray()) {
            const auto number = static_cast<std::uint16_t>(port[u"nodePort"].toInt());
            const bool isTcp = port[u"protocol"].toString(u"TCP"_s) == u"TCP";
            if (number != 0 && isTcp && bench.nodePorts.size() < mostNodePorts)
                bench.nodePorts.push_back({number, space, service[u"metadata"][u"name"].toString().toStdString()});
        }
    }
}

} // namespace

std::vector<kube::ListQuery> planningQueries(const Observations &seen, const ProbeSettings &settings)
{
    std::vector<kube::ListQuery> queries{
        {{kube::resources::nodes()}},
        {{{"", "v1", "services", "Service"}, "default"}, "", "metadata.name=kubernetes"},
        {{slices, "default"}, "kubernetes.io/service-name=kubernetes"},
        {{{"", "v1", "services", "Service"}, "kube-system"}, "k8s-app=kube-dns"},
        {{{"", "v1", "services", "Service"}}}};
    if (const sandbox::Sandbox *const one = lender(seen); one != nullptr && settings.image.isEmpty()) {
        queries.push_back({{kube::resources::pods(), one->podNamespace.toStdString()},
                           "",
                           "metadata.name=" + one->podName.toStdString()});
    }
    return queries;
}

CheckOutcome planProbes(const Observations &seen, const ProbeSettings &settings,
                        const std::vector<base::Result<kube::ObjectList>> &answers, ProbeBench &bench)
{
    const QString expected = u"an image to probe with, and a node to run it on"_s;
    for (const Answer needed : {Nodes, Services, Slices}) {
        if (!answers[needed])
            return outcomeOf(answers[needed].error(), expected);
    }
    bench.plan.sandboxNamespace = seen.nameSpace;
    bench.plan.image = settings.image;
    if (settings.image.isEmpty() && answers.size() > BorrowedPod && answers[BorrowedPod]) {
        const QJsonValue pod = answers[BorrowedPod]->items.first();
        const QJsonValue container = pod[u"spec"][u"containers"][0];
        bench.plan.image = container[u"image"].toString();
        bench.plan.command = textsOf(container[u"command"]);
        bench.plan.args = textsOf(container[u"args"]);
    }
    if (bench.plan.image.isEmpty()) {
        return {.expected = expected,
                .observed = u"no sandbox runs whose image could be borrowed"_s,
                .fix = u"Name one that keeps running and has nc, bash or python3: --probe-image IMAGE"_s};
    }
    placeOn(answers[Nodes]->items, bench);
    findApiServers(answers[Services]->items, answers[Slices]->items, bench);
    const QString dns = answers[Dns] ? dnsAddressOf(answers[Dns]->items) : QString();
    constexpr std::uint16_t dnsPort = 53;
    if (!dns.isEmpty())
        bench.dns = {dns.toStdString(), dnsPort};
    if (answers.size() > AllServices)
        findNodePorts(answers[AllServices], seen, bench);
    if (bench.plan.node.empty()) {
        return {.expected = expected,
                .observed = u"no node is ready and takes new pods"_s,
                .fix = u"kubectl describe nodes says why: not ready, cordoned, or a taint"_s};
    }
    const QString where = bench.plan.otherNode.empty()
                              ? QString::fromStdString(bench.plan.node)
                              : QString::fromStdString(bench.plan.node + " and " + bench.plan.otherNode);
    return {.result = CheckResult::Pass,
            .expected = expected,
            .observed = u"probes run image %1 on %2"_s.arg(bench.plan.image, where),
            .evidence = {u"every pod of this run has the label %1=%2"_s.arg(QString::fromLatin1(probeRunLabel),
                                                                            bench.plan.runId)}};
}

} // namespace liteboxd::verify
