// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/check_catalog.h"
#include "core/verify/answers/image_tag.h"
#include "core/verify/questions.h"

#include <QJsonArray>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

const kube::Resource daemonSets{"apps", "v1", "daemonsets", "DaemonSet"};
const kube::Resource deployments{"apps", "v1", "deployments", "Deployment"};
const kube::Resource configMaps{"", "v1", "configmaps", "ConfigMap"};
const QString agentContainer = u"cilium-agent"_s;
const QString triedVersion = u"1.18"_s;

CheckOutcome judgeKinds(Observations &seen, const base::Result<kube::Discovery> &discovery)
{
    const QString expected = u"the API server serves CiliumNetworkPolicy, CiliumClusterwideNetworkPolicy and "
                             u"CiliumEndpoint"_s;
    if (!discovery)
        return outcomeOf(discovery.error(), expected);
    QStringList missing;
    for (const char *plural : {"ciliumnetworkpolicies", "ciliumclusterwidenetworkpolicies", "ciliumendpoints"}) {
        if (!discovery->find("cilium.io", plural))
            missing << QString::fromLatin1(plural) + u".cilium.io"_s;
    }
    seen.unserved = missing;
    seen.hasCilium = missing.isEmpty();
    if (missing.isEmpty())
        return {.result = CheckResult::Pass, .expected = expected, .observed = u"the API server serves all three"_s};
    const bool isSome = missing.size() < 3;
    return {
        .result = CheckResult::Fail,
        .expected = expected,
        .observed = u"the API server does not serve %1"_s.arg(missing.join(u", "_s)),
        .fix =
            isSome
                ? u"Cilium's operator installs them when it starts: kubectl -n kube-system rollout restart "
                  u"deployment/cilium-operator, and look at its log"_s
                : u"Install Cilium %1 (deploy/cluster/install.sh does): without it nothing enforces the policies that "
                  u"cut sandboxes off"_s.arg(triedVersion)};
}

/// What is known of Cilium's agents; what may not be listed is not there.
struct AgentState
{
    QJsonArray sets{};                ///< DaemonSets of kube-system with k8s-app=cilium
    std::optional<QJsonArray> pods{}; ///< pods of kube-system with that label
    std::optional<QJsonArray> nodes{};
};

/// Nodes without an agent that is ready, each with why. Of a node that is itself not ready cluster.nodes tells.
QStringList gapsOf(const AgentState &agents)
{
    QStringList gaps;
    QStringList held;
    for (const QJsonValue &pod : agents.pods.value_or(QJsonArray())) {
        const QString node = pod[u"spec"][u"nodeName"].toString();
        held << node;
        if (!isReady(pod.toObject()))
            gaps << u"%1: agent %2 is not ready"_s.arg(node, pod[u"metadata"][u"name"].toString());
    }
    if (held.isEmpty()) // an agent that is no pod of kube-system is not seen
        return gaps;
    for (const QJsonValue &node : agents.nodes.value_or(QJsonArray())) {
        const QString name = node[u"metadata"][u"name"].toString();
        if (!held.contains(name) && isReady(node.toObject()))
            gaps << u"%1: no agent is there"_s.arg(name);
    }
    return gaps;
}

/// What of a change of the DaemonSet has not reached the agents; empty: all has.
QString rolloutOf(const QJsonArray &sets)
{
    for (const QJsonValue &set : sets) {
        const QJsonValue status = set[u"status"];
        const auto written = set[u"metadata"][u"generation"].toInteger();
        const auto observed = status[u"observedGeneration"].toInteger(written);
        if (observed < written) {
            return u"the DaemonSet was changed, and nobody has acted on it: its counts are of generation %1, not of %2"_s
                .arg(observed)
                .arg(written);
        }
        const int desired = status[u"desiredNumberScheduled"].toInt();
        const int updated = status[u"updatedNumberScheduled"].toInt();
        if (updated < desired)
            return u"agents that run what the DaemonSet asks for: %1 of %2"_s.arg(updated).arg(desired);
    }
    return {};
}

CheckOutcome judgeAgents(const AgentState &agents)
{
    const QString expected = u"the agent of every node is ready"_s;
    if (agents.sets.isEmpty()) {
        return {.result = CheckResult::Inconclusive,
                .expected = expected,
                .observed = u"no DaemonSet in kube-system has the label k8s-app=cilium: where agents run otherwise, "
                            u"their state cannot be seen"_s,
                .fix = u"If Cilium was installed by its chart, find out who deleted the DaemonSet"_s};
    }
    int desired = 0;
    int ready = 0;
    for (const QJsonValue &set : agents.sets) {
        desired += set[u"status"][u"desiredNumberScheduled"].toInt();
        ready += set[u"status"][u"numberReady"].toInt();
    }
    const QStringList gaps = gapsOf(agents);
    const bool isGood = desired > 0 && ready >= desired && gaps.isEmpty();
    const QString rollout = isGood ? rolloutOf(agents.sets) : QString();
    if (!rollout.isEmpty()) {
        return {.result = CheckResult::Warning,
                .expected = expected,
                .observed = rollout,
                .fix = u"kubectl -n kube-system rollout status daemonset/cilium says what it waits for"_s};
    }
    return {.result = isGood ? CheckResult::Pass : CheckResult::Fail,
            .expected = expected,
            .observed = u"agents ready: %1 of %2"_s.arg(ready).arg(desired),
            .evidence = firstOf(gaps),
            .fix = isGood ? QString()
                          : u"kubectl -n kube-system get pods -l k8s-app=cilium -o wide; on a node without an agent "
                            u"new policies do not take effect"_s};
}

CheckOutcome judgeVersions(const AgentState &agents)
{
    const QString expected = u"Cilium %1, for which this program was made"_s.arg(triedVersion);
    QStringList versions;
    const auto read = [&versions](const QJsonValue &podSpec) {
        for (const QJsonValue &container : podSpec[u"containers"].toArray()) {
            if (container[u"name"].toString() == agentContainer)
                versions << versionOfImage(container[u"image"].toString());
        }
    };
    for (const QJsonValue &set : agents.sets)
        read(set[u"spec"][u"template"][u"spec"]);
    for (const QJsonValue &pod : agents.pods.value_or(QJsonArray()))
        read(pod[u"spec"]);
    versions.removeAll(QString());
    versions.removeDuplicates();
    if (versions.isEmpty()) {
        return {.result = CheckResult::Inconclusive,
                .expected = expected,
                .observed = u"no agent's image tells its version"_s,
                .fix = u"Ask an agent: cilium-dbg version"_s};
    }
    const bool isTried = versions.size() == 1 && versions.first().startsWith(triedVersion + u'.');
    CheckOutcome outcome{.result = isTried ? CheckResult::Pass : CheckResult::Warning,
                         .expected = expected,
                         .observed = u"the agents run Cilium %1"_s.arg(versions.join(u", "_s))};
    if (versions.size() > 1) {
        outcome.fix = u"Bring all agents to one version: kubectl -n kube-system rollout status daemonset/cilium says "
                      u"what an upgrade waits for"_s;
    } else if (!isTried) {
        outcome.fix = u"Verdicts that are computed may differ from those of this version"_s;
    }
    return outcome;
}

/// `what`: "the operator"; `absent` is what it means that there is none.
CheckOutcome judgeDeployment(const kube::ObjectList &found, const QString &what, const CheckOutcome &absent)
{
    const QString expected = what + u" is ready"_s;
    if (found.items.isEmpty()) {
        CheckOutcome outcome = absent;
        outcome.expected = expected;
        return outcome;
    }
    const QString name = found.items.first()[u"metadata"][u"name"].toString();
    int wanted = 0;
    int ready = 0;
    for (const QJsonValue &deployment : found.items) {
        wanted += deployment[u"spec"][u"replicas"].toInt(1);
        ready += deployment[u"status"][u"readyReplicas"].toInt();
    }
    CheckResult result = CheckResult::Pass;
    if (ready < wanted || wanted == 0)
        result = ready > 0 ? CheckResult::Warning : CheckResult::Fail;
    return {.result = result,
            .expected = expected,
            .observed = u"replicas of %1 ready: %2 of %3"_s.arg(name).arg(ready).arg(wanted),
            .fix =
                result == CheckResult::Pass ? QString() : u"kubectl -n kube-system describe deployment %1"_s.arg(name)};
}

std::optional<QJsonArray> itemsOf(const base::Result<kube::ObjectList> &list)
{
    return list ? std::optional(list->items) : std::nullopt;
}

/// Reads the agents' DaemonSet, their pods and the nodes; only the first has to be readable.
std::function<async::Request(QObject *, async::Callback<CheckOutcome>)>
judgingAgents(const CheckTools &tools, CheckOutcome (*judge)(const AgentState &))
{
    return [tools, judge](QObject *context, async::Callback<CheckOutcome> done) {
        const std::string labels = "k8s-app=cilium";
        const std::vector<Lists::Question> questions{
            listing(*tools.api, {{daemonSets, "kube-system"}, labels}),
            listing(*tools.api, {{kube::resources::pods(), "kube-system"}, labels}),
            listing(*tools.api, {{kube::resources::nodes()}})};
        return Lists::start(questions, context,
                            [judge, done = std::move(done)](const base::Result<Lists::Answers> &answers) {
                                const auto &sets = answers->at(0);
                                if (!sets)
                                    return done(base::fail(sets.error()));
                                done(judge({sets->items, itemsOf(answers->at(1)), itemsOf(answers->at(2))}));
                            });
    };
}

std::function<async::Request(QObject *, async::Callback<CheckOutcome>)>
judgingList(const CheckTools &tools, kube::ListQuery query, std::function<CheckOutcome(const kube::ObjectList &)> judge)
{
    return [tools, query = std::move(query), judge = std::move(judge)](QObject *context,
                                                                       async::Callback<CheckOutcome> done) {
        return tools.api->list(
            query, context,
            [judge, done = std::move(done)](const base::Result<kube::ObjectList> &found) { done(found.map(judge)); });
    };
}

/// A Deployment of Cilium's in kube-system, and how it is judged.
struct Workload
{
    QString name;
    QString title;
    std::string labels;
    std::function<CheckOutcome(const kube::ObjectList &)> judge;
};

/// The judge of a Deployment: `what` is "the operator", `absent` what it means that there is none.
std::function<CheckOutcome(const kube::ObjectList &)> deploymentOf(const QString &what, const CheckOutcome &absent)
{
    return [what, absent](const kube::ObjectList &found) { return judgeDeployment(found, what, absent); };
}

const std::vector<Workload> &workloads()
{
    const CheckOutcome noOperator{.result = CheckResult::Inconclusive,
                                  .observed = u"no Deployment in kube-system has the label io.cilium/app=operator"_s,
                                  .fix = u"If Cilium was installed by its chart, find out who deleted it"_s};
    const CheckOutcome noRelay{.result = CheckResult::Warning,
                               .observed = u"Hubble Relay is not installed: policies hold, but flows cannot be seen"_s,
                               .fix = u"cilium hubble enable"_s};
    static const std::vector<Workload> all{
        {u"operator"_s, u"Cilium's operator is ready"_s, "io.cilium/app=operator",
         deploymentOf(u"the operator"_s, noOperator)},
        {u"relay"_s, u"Hubble Relay is ready"_s, "k8s-app=hubble-relay", deploymentOf(u"Hubble Relay"_s, noRelay)},
    };
    return all;
}

// Either of them tells that something was dropped (bpf.events of Cilium's chart).
const QString dropEvents = u"bpf-events-drop-enabled"_s;
const QString verdictEvents = u"bpf-events-policy-verdict-enabled"_s;

/// A setting of the agents with which policies are not what they seem.
struct RiskySetting
{
    QString name;
    QString value;
    QString means;
    CheckResult result = CheckResult::Fail;
};

const std::vector<RiskySetting> &riskySettings()
{
    static const std::vector<RiskySetting> all{
        {u"enable-policy"_s, u"never"_s, u"no policy is enforced"_s},
        {u"policy-audit-mode"_s, u"true"_s, u"what policies deny is logged, and let through"_s},
        {u"enable-k8s-networkpolicy"_s, u"false"_s, u"no NetworkPolicy is enforced"_s},
        {u"enable-cilium-network-policy"_s, u"false"_s, u"no CiliumNetworkPolicy is enforced"_s},
        {u"enable-l7-proxy"_s, u"false"_s, u"allowed domains open nothing"_s, CheckResult::Warning},
        {dropEvents, u"false"_s, u"Hubble tells of no dropped packets"_s, CheckResult::Warning},
        {verdictEvents, u"false"_s, u"Hubble tells of no verdicts of policies"_s, CheckResult::Warning},
    };
    return all;
}

CheckOutcome judgeSettings(Observations &seen, const base::Result<QJsonObject> &configMap)
{
    const QString expected = u"the ConfigMap cilium-config leaves the enforcement of policies on"_s;
    if (!configMap && configMap.error().code == base::ErrorCode::NotFound) {
        return skipped(SkipCause::NotApplicable,
                       u"kube-system has no ConfigMap cilium-config: how the agents are set cannot be seen"_s);
    }
    if (!configMap)
        return outcomeOf(configMap.error(), expected);
    const QJsonObject data = (*configMap)[u"data"].toObject();
    CheckOutcome outcome{
        .result = CheckResult::Pass, .expected = expected, .observed = u"no setting in cilium-config turns it off"_s};
    const auto isSo = [&data](const QString &name, const QString &value) {
        return data[name].toString().trimmed().toLower() == value;
    };
    seen.hidesDrops = isSo(dropEvents, u"false"_s) && isSo(verdictEvents, u"false"_s);
    for (const RiskySetting &setting : riskySettings()) {
        if (!isSo(setting.name, setting.value))
            continue;
        outcome.evidence << u"cilium-config sets %1 to %2: %3"_s.arg(setting.name, setting.value, setting.means);
        if (outcome.result != CheckResult::Fail)
            outcome.result = setting.result;
    }
    if (outcome.evidence.isEmpty())
        return outcome;
    outcome.observed = outcome.evidence.first();
    outcome.fix = u"Set it otherwise where Cilium's values are kept, and restart the agents: cilium config set"_s;
    return outcome;
}

} // namespace

void addCiliumChecks(const CheckTools &tools, Checks &checks)
{
    const auto add = [&](const QString &name, const QString &title, const QString &after, auto start) {
        checks.push_back({.id = u"cilium."_s + name,
                          .parent = u"cilium"_s,
                          .title = title,
                          .dependencies = {after},
                          .start = std::move(start)});
    };
    add(u"kinds"_s, u"Cilium's custom resources are installed"_s, u"cluster.reachable"_s,
        [tools](QObject *context, async::Callback<CheckOutcome> done) {
            return tools.api->discover(
                {"cilium.io"}, context,
                [seen = tools.seen, done = std::move(done)](const base::Result<kube::Discovery> &found) {
                    done(judgeKinds(*seen, found));
                });
        });
    add(u"config"_s, u"Cilium's settings enforce policies"_s, u"cilium.kinds"_s,
        [tools](QObject *context, async::Callback<CheckOutcome> done) {
            return tools.api->get({configMaps, "kube-system", "cilium-config"}, context,
                                  [seen = tools.seen, done = std::move(done)](const base::Result<QJsonObject> &found) {
                                      done(judgeSettings(*seen, found));
                                  });
        });
    add(u"agents"_s, u"A Cilium agent is ready on every node"_s, u"cilium.kinds"_s, judgingAgents(tools, judgeAgents));
    add(u"version"_s, u"Cilium has the version that this program knows"_s, u"cilium.kinds"_s,
        judgingAgents(tools, judgeVersions));
    for (const Workload &workload : workloads())
        add(workload.name, workload.title, u"cilium.kinds"_s,
            judgingList(tools, {{deployments, "kube-system"}, workload.labels}, workload.judge));
}

} // namespace liteboxd::verify
