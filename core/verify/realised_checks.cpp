// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hubble/flow_collection.h"
#include "core/sandbox/creation/command_run.h"
#include "core/verify/batch.h"
#include "core/verify/check_catalog.h"
#include "core/verify/enforcement/shown_directions.h"
#include "core/verify/answers/realised_endpoint.h"

#include <QJsonArray>
#include <QPointer>

#include <algorithm>
#include <map>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;
using sandbox::Sandbox;

namespace {

const QString expected = u"the agent of its node enforces policies for every sandbox, in both directions"_s;
constexpr std::size_t mostAgents = 50; ///< that are asked
constexpr std::chrono::seconds flowLimit(5);
constexpr std::chrono::minutes flowWindow(30);
constexpr qsizetype mostFlows = 20'000;

using Asked = Batch<sandbox::CommandResult>;

/// An agent's pod.
struct Agent
{
    std::string pod;
    QString node;
};

/// What Hubble still has of the flows of a namespace's pods.
flows::FlowQuery recentFlowsOf(const std::string &nameSpace)
{
    flows::EndFilter pods;
    pods.pods << QString::fromStdString(nameSpace) + u'/';
    return hubble::FlowCollection::eitherEnd(pods, std::chrono::system_clock::now() - flowWindow);
}

std::vector<Agent> agentsOf(const Observations &seen, const kube::ObjectList &pods)
{
    QStringList nodes;
    for (const Sandbox &one : seen.sandboxes)
        nodes << one.nodeName;
    std::vector<Agent> agents;
    for (const QJsonValue &pod : pods.items) {
        const QString node = pod[u"spec"][u"nodeName"].toString();
        if (nodes.contains(node) && agents.size() < mostAgents)
            agents.push_back({pod[u"metadata"][u"name"].toString().toStdString(), node});
    }
    return agents;
}

/// What the agents said, against the sandboxes of their nodes.
CheckOutcome judgeRealised(const Observations &seen, const std::vector<Agent> &agents, const Asked::Answers &answers)
{
    std::map<QString, RealisedEndpoint> known;
    QStringList askedNodes;
    QStringList unasked;
    for (std::size_t i = 0; i < agents.size(); ++i) {
        if (!answers[i] || answers[i]->exitCode != 0 || answers[i]->isCut) {
            unasked << u"the agent of %1 did not say: %2"_s.arg(
                agents[i].node, answers[i] ? QString::fromUtf8(answers[i]->errorOutput).trimmed()
                                           : QString::fromStdString(answers[i].error().text()));
            continue;
        }
        askedNodes << agents[i].node;
        for (const RealisedEndpoint &endpoint : realisedEndpoints(answers[i]->output))
            known[endpoint.pod] = endpoint;
    }
    QStringList silent; // nodes: each is named once
    for (const Sandbox &one : seen.sandboxes) {
        const bool hasAgent = std::any_of(agents.begin(), agents.end(),
                                          [&one](const Agent &agent) { return agent.node == one.nodeName; });
        if (!hasAgent && one.state == sandbox::SandboxState::Running && !silent.contains(one.nodeName))
            silent << one.nodeName;
    }
    for (const QString &node : silent)
        unasked << u"no agent of %1 was found to ask"_s.arg(node);
    QStringList faults;
    QStringList late;
    std::size_t enforced = 0;
    for (const Sandbox &one : seen.sandboxes) {
        const bool isNobodys = one.hostNetwork; // no agent has an endpoint of it: sandboxes.isolated tells
        if (isNobodys || !askedNodes.contains(one.nodeName) || one.state != sandbox::SandboxState::Running)
            continue;
        const QString pod = one.podNamespace + u'/' + one.podName;
        const auto found = known.find(pod);
        if (found == known.end())
            faults << u"%1: the agent of %2 knows no such endpoint"_s.arg(pod, one.nodeName);
        else if (!found->second.isEnforced())
            faults << u"%1: enforcement is \"%2\""_s.arg(pod, found->second.enforcement);
        else if (!found->second.isCurrent())
            late << u"%1: revision %2 of %3"_s.arg(pod).arg(found->second.realised).arg(found->second.wanted);
        else
            ++enforced;
    }
    CheckOutcome outcome{.expected = expected, .evidence = firstOf(faults + late + unasked)};
    if (!faults.isEmpty()) {
        outcome.result = CheckResult::Fail;
        outcome.observed = u"sandboxes not held by their policies: %1"_s.arg(faults.size());
        outcome.fix =
            u"liteboxctl policy ensure; where the policies are there, look at the log of that agent: kubectl -n "
            u"kube-system logs -l k8s-app=cilium -c cilium-agent"_s;
    } else if (!late.isEmpty()) {
        outcome.result = CheckResult::Warning;
        outcome.observed = u"sandboxes for which the agent is behind: %1"_s.arg(late.size());
        outcome.fix = u"Run the check again in a minute; an agent that stays behind says why in its log"_s;
    } else if (!unasked.isEmpty()) {
        outcome.observed = u"agents that did not say: %1"_s.arg(unasked.size());
        outcome.fix = u"Run the check again; verify --full asks by probes"_s;
    } else {
        outcome.result = CheckResult::Pass;
        outcome.observed = u"the agents say that they enforce policies for all %1 sandboxes that run"_s.arg(enforced);
    }
    return outcome;
}

/// What shows it where the agents cannot be asked, and how: "%1 by probes on their node".
struct Elsewhere
{
    std::size_t byProbes = 0;
    std::size_t byFlows = 0;
    QStringList open{}; ///< where a probe was let through
    QStringList unshown{};
};

Elsewhere elsewhereOf(const Observations &seen, const std::map<QString, ShownDirections> &shown)
{
    Elsewhere found;
    for (const Sandbox &one : seen.sandboxes) {
        if (one.state != sandbox::SandboxState::Running)
            continue;
        const QString pod = one.podNamespace + u'/' + one.podName;
        const auto directions = shown.find(pod);
        if (seen.openNodes.contains(one.nodeName))
            found.open << u"%1: probes on %2 were let through"_s.arg(pod, one.nodeName);
        else if (seen.heldNodes.contains(one.nodeName))
            ++found.byProbes;
        else if (directions != shown.end() && directions->second.areBoth())
            ++found.byFlows;
        else
            found.unshown << u"%1: neither probes on %2 nor flows of its own show it"_s.arg(pod, one.nodeName);
    }
    return found;
}

/// `unasked`: why the agents cannot be asked.
CheckOutcome judgeElsewhere(const Elsewhere &found, const CheckOutcome &unasked)
{
    CheckOutcome outcome{.expected = expected, .evidence = {u"the agents were not asked: %1"_s.arg(unasked.observed)}};
    if (found.byProbes > 0)
        outcome.evidence << u"shown by probes on their node: %1 (see probes.deny)"_s.arg(found.byProbes);
    if (found.byFlows > 0)
        outcome.evidence << u"shown by flows of their own: %1"_s.arg(found.byFlows);
    outcome.evidence += firstOf(found.open + found.unshown);
    if (!found.open.isEmpty()) {
        outcome.result = CheckResult::Fail;
        outcome.observed = u"sandboxes that run where probes were let through: %1"_s.arg(found.open.size());
        outcome.fix = u"liteboxctl policy ensure; if it stays so, look for the agent of that node"_s;
    } else if (found.unshown.isEmpty()) {
        outcome.result = CheckResult::Pass;
        outcome.observed =
            u"probes and flows show it for all %1 sandboxes that run"_s.arg(found.byProbes + found.byFlows);
    } else {
        outcome.observed = u"sandboxes for which nothing shows it: %1"_s.arg(found.unshown.size());
        outcome.fix =
            u"Let the account run commands in the agents' pods, or verify by probes: liteboxctl verify --full"_s;
        if (unasked.cause == SkipCause::NotPermitted) { // the right is named
            outcome.result = CheckResult::Skipped;
            outcome.cause = unasked.cause;
            outcome.fix = unasked.fix;
        }
    }
    return outcome;
}

/// Finds the agents of the sandboxes' nodes, and asks each; where they cannot be asked, probes and flows have to show
/// it. Belongs to the context and deletes itself when done.
class AgentQuestion : public QObject
{
public:
    static async::Request start(const CheckTools &tools, QObject *context, async::Callback<CheckOutcome> done)
    {
        const async::Promise<CheckOutcome> promise(context, std::move(done));
        const QPointer<AgentQuestion> question(new AgentQuestion(tools, promise, context));
        return promise.request([question] { delete question.data(); });
    }

private:
    AgentQuestion(const CheckTools &tools, async::Promise<CheckOutcome> promise, QObject *parent)
        : QObject(parent)
        , m_tools(tools)
        , m_promise(std::move(promise))
    {
        m_step = m_tools.api->list({{kube::resources::pods(), "kube-system"}, "k8s-app=cilium"}, this,
                                   [this](const base::Result<kube::ObjectList> &pods) {
                                       if (pods)
                                           ask(*pods);
                                       else if (isOfLogin(pods.error()))
                                           end(outcomeOf(pods.error(), expected));
                                       else
                                           lookElsewhere(outcomeOf(pods.error(), expected));
                                   });
    }

    void ask(const kube::ObjectList &pods)
    {
        m_agents = agentsOf(*m_tools.seen, pods);
        if (m_agents.empty())
            return lookElsewhere(
                skipped(SkipCause::NotApplicable, u"no agent of Cilium runs on a node of the sandboxes"_s));
        std::vector<Asked::Question> questions;
        for (const Agent &agent : m_agents) {
            const kube::ExecCommand command{.nameSpace = "kube-system",
                                            .pod = agent.pod,
                                            .command = endpointCommand(),
                                            .container = "cilium-agent"};
            questions.push_back([api = m_tools.api, command](QObject *context,
                                                             async::Callback<sandbox::CommandResult> done) {
                return sandbox::CommandRun::start(*api, command, {}, std::chrono::seconds(6), context, std::move(done));
            });
        }
        m_step =
            Asked::start(questions, this, [this](const base::Result<Asked::Answers> &answers) { judge(*answers); });
    }

    void judge(const Asked::Answers &answers)
    {
        for (const auto &answer : answers) {
            if (!answer && isOfLogin(answer.error()))
                return end(outcomeOf(answer.error(), expected));
            if (!answer && answer.error().code == base::ErrorCode::Forbidden) {
                CheckOutcome outcome = outcomeOf(answer.error(), expected);
                outcome.fix += u"\nOr verify by probes: liteboxctl verify --full"_s;
                return lookElsewhere(outcome);
            }
        }
        const CheckOutcome outcome = judgeRealised(*m_tools.seen, m_agents, answers);
        if (outcome.result == CheckResult::Inconclusive)
            return lookElsewhere(outcome);
        end(outcome);
    }

    /// `unasked` is the end of it if neither probes nor Hubble can be looked at.
    void lookElsewhere(const CheckOutcome &unasked)
    {
        const Observations &seen = *m_tools.seen;
        const bool hasProbes = !seen.heldNodes.isEmpty() || !seen.openNodes.isEmpty();
        const bool hasSandboxes = std::any_of(seen.sandboxes.begin(), seen.sandboxes.end(), [](const Sandbox &one) {
            return one.state == sandbox::SandboxState::Running;
        });
        if (!hasSandboxes || (!hasProbes && !m_tools.openFlows))
            return end(unasked);
        if (elsewhereOf(seen, {}).unshown.isEmpty() || !m_tools.openFlows)
            return end(judgeElsewhere(elsewhereOf(seen, {}), unasked));
        m_step = hubble::FlowCollection::start(
            m_tools.openFlows(), recentFlowsOf(seen.nameSpace), {flowLimit, mostFlows}, this,
            [this, unasked, hasProbes](const base::Result<QList<flows::Flow>> &flows) {
                if (!flows && !hasProbes)
                    return end(unasked);
                const auto shown = shownDirections(flows.value_or(QList<flows::Flow>()));
                end(judgeElsewhere(elsewhereOf(*m_tools.seen, shown), unasked));
            });
    }

    void end(const CheckOutcome &outcome)
    {
        m_promise.complete(outcome);
        deleteLater();
    }

    const CheckTools m_tools;
    const async::Promise<CheckOutcome> m_promise;
    std::vector<Agent> m_agents;
    async::Request m_step;
};

} // namespace

void addRealisedChecks(const CheckTools &tools, Checks &checks)
{
    checks.push_back(
        {.id = u"sandboxes.realised"_s,
         .parent = u"sandboxes"_s,
         .title = u"The agents enforce the policies of every sandbox"_s,
         .dependencies = {u"sandboxes.readable"_s, u"cilium.kinds"_s},
         .after = {u"cilium.agents"_s, u"probes.deny"_s}, // what probes found counts where agents are silent
         .deadline = std::chrono::seconds(14),
         .start = [tools](QObject *context, async::Callback<CheckOutcome> done) {
             return AgentQuestion::start(tools, context, std::move(done));
         }});
}

} // namespace liteboxd::verify
