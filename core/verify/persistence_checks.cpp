// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/live_policies.h"
#include "core/policy/policy_manifest.h"
#include "core/verify/check_catalog.h"
#include "core/verify/persistence/agent_restart.h"
#include "core/verify/persistence/policy_snapshot.h"
#include "core/verify/restart_traffic.h"

#include <QJsonArray>
#include <QPointer>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::seconds agentLimit(180);
constexpr std::chrono::seconds serverLimit(120);

/// What the checks of one run share.
struct PersistenceRecord
{
    PolicySnapshot before{};
    TrafficSamples samples{};
};

using Record = std::shared_ptr<PersistenceRecord>;

double secondsOf(std::chrono::milliseconds time)
{
    return std::chrono::duration<double>(time).count();
}

/// What keeps a policy from lasting, as a line; empty: nothing.
QString perishable(const QJsonObject &policy)
{
    const QJsonValue metadata = policy[u"metadata"];
    const QString name = metadata[u"name"].toString();
    QStringList holders;
    for (const QJsonValue &finalizer : metadata[u"finalizers"].toArray())
        holders << finalizer.toString();
    if (!metadata[u"deletionTimestamp"].isUndefined())
        return holders.isEmpty() ? u"%1 is being deleted"_s.arg(name)
                                 : u"%1 is being deleted, held by %2"_s.arg(name, holders.join(u", "_s));
    const QJsonValue owner = metadata[u"ownerReferences"][0];
    if (!owner.isUndefined())
        return u"%1 goes with its owner, %2 %3"_s.arg(name, owner[u"kind"].toString(), owner[u"name"].toString());
    return {};
}

CheckOutcome judgeStored(const policy::LivePolicies &live, const std::vector<policy::PolicyManifest> &manifests,
                         PersistenceRecord &record)
{
    record.before = PolicySnapshot::of(live.objects);
    CheckOutcome outcome{.expected =
                             u"the base policies are stored at the API server, and nothing else takes them away"_s};
    QStringList faults;
    bool isGoing = false;
    int stored = 0;
    int wanted = 0;
    for (const policy::PolicyManifest &manifest : manifests) {
        if (manifest.needsCilium() && !live.hasCilium)
            continue;
        ++wanted;
        const QJsonObject found = live.find(manifest.kind.kind, manifest.name);
        isGoing = isGoing || !found[u"metadata"][u"deletionTimestamp"].isUndefined();
        const QString fault = found.isEmpty() ? u"%1 is not there"_s.arg(manifest.name) : perishable(found);
        if (fault.isEmpty())
            ++stored;
        else
            faults << fault;
    }
    outcome.result = faults.isEmpty() ? CheckResult::Pass : CheckResult::Fail;
    outcome.observed = u"%1 of %2 base policies are stored to stay"_s.arg(stored).arg(wanted);
    outcome.evidence = faults;
    outcome.evidence << u"policies before: %1, digest %2"_s.arg(record.before.size()).arg(record.before.digest());
    if (isGoing)
        outcome.fix =
            u"See what its finalizers wait for (kubectl get networkpolicies -o yaml), and run liteboxctl policy "
            u"ensure as soon as it is gone"_s;
    else if (!faults.isEmpty())
        outcome.fix = u"Take the ownerReferences away from it, or delete it and run liteboxctl policy ensure"_s;
    return outcome;
}

async::Request readStored(const CheckTools &tools, const Record &record, QObject *context,
                          async::Callback<CheckOutcome> done)
{
    const auto manifests = policy::defaultPolicies(QString::fromStdString(tools.seen->nameSpace));
    return policy::LivePolicyList::start(
        *tools.api, tools.seen->nameSpace, context,
        [record, manifests, done = std::move(done)](const base::Result<policy::LivePolicies> &live) {
            if (!manifests)
                return done(base::fail(manifests.error()));
            done(live.map([&](const policy::LivePolicies &found) { return judgeStored(found, *manifests, *record); }));
        });
}

/// What the policies say now, against what they said before the restart.
async::Request compare(const CheckTools &tools, const Record &record, CheckOutcome outcome, QObject *context,
                       async::Callback<CheckOutcome> done)
{
    return policy::LivePolicyList::start(
        *tools.api, tools.seen->nameSpace, context,
        [record, outcome, done = std::move(done)](const base::Result<policy::LivePolicies> &live) mutable {
            if (!live)
                return done(base::fail(live.error()));
            const PolicySnapshot now = PolicySnapshot::of(live->objects);
            const QStringList differences = record->before.differencesTo(now);
            outcome.evidence += firstOf(differences);
            outcome.evidence << u"before: %1"_s.arg(record->before.digest()) << u"after: %1"_s.arg(now.digest());
            if (!differences.isEmpty()) {
                outcome.result = CheckResult::Fail;
                outcome.observed = u"policies that are not as they were before: %1"_s.arg(differences.size());
                outcome.fix = u"liteboxctl policy ensure; liteboxctl audit, or the API server's audit log, says who "
                              u"changed them"_s;
            }
            done(outcome);
        });
}

/// Restarts the agents, and looks at traffic through it where there are probes. Belongs to the context and deletes
/// itself when done.
class AgentTrial : public QObject
{
public:
    static async::Request start(const CheckTools &tools, const std::shared_ptr<ProbeBench> &bench, const Record &record,
                                QObject *context, async::Callback<CheckOutcome> done)
    {
        const async::Promise<CheckOutcome> promise(context, std::move(done));
        const QPointer<AgentTrial> trial(new AgentTrial(tools, bench, record, promise, context));
        return promise.request([trial] { delete trial.data(); });
    }

private:
    AgentTrial(const CheckTools &tools, const std::shared_ptr<ProbeBench> &bench, Record record,
               async::Promise<CheckOutcome> promise, QObject *parent)
        : QObject(parent)
        , m_api(*tools.api)
        , m_record(std::move(record))
        , m_promise(std::move(promise))
        , m_traffic(*tools.api, bench)
        , m_hasProbes(bench->hasTool)
    {
        if (m_hasProbes)
            m_traffic.sample(SampleTime::Before, [this] { restart(); });
        else
            restart();
    }

    void restart()
    {
        m_step = AgentRestart::start(m_api, agentLimit, this, [this](const base::Result<RestartedAgents> &agents) {
            if (!m_hasProbes)
                return end(judge(agents));
            m_traffic.stop([this, agents] { end(judge(agents)); });
        });
        if (m_hasProbes)
            m_traffic.follow();
    }

    static CheckOutcome judge(const base::Result<RestartedAgents> &agents)
    {
        CheckOutcome outcome{.result = CheckResult::Pass,
                             .expected = u"the agents are back after a restart, and ready on every node"_s};
        if (agents) {
            outcome.observed = u"agents restarted: %1, ready again after %2 s"_s.arg(agents->count)
                                   .arg(secondsOf(agents->time), 0, 'f', 1);
            return outcome;
        }
        const base::ErrorCode code = agents.error().code;
        if (code != base::ErrorCode::Rejected && code != base::ErrorCode::TimedOut) {
            CheckOutcome unasked = outcomeOf(agents.error(), outcome.expected);
            if (code == base::ErrorCode::Forbidden)
                unasked.fix = u"Permit patch of daemonsets.apps in kube-system"_s;
            return unasked;
        }
        outcome.result = CheckResult::Fail;
        outcome.observed = QString::fromStdString(agents.error().text());
        outcome.fix = u"kubectl -n kube-system describe pods -l k8s-app=cilium; kubectl -n kube-system rollout undo "
                      u"daemonset/cilium takes the restart back"_s;
        return outcome;
    }

    void end(const CheckOutcome &outcome)
    {
        m_record->samples = m_traffic.samples();
        m_promise.complete(outcome);
        deleteLater();
    }

    kube::ApiClient &m_api;
    const Record m_record;
    const async::Promise<CheckOutcome> m_promise;
    RestartTraffic m_traffic;
    const bool m_hasProbes;
    async::Request m_step;
};

async::Request restartAgents(const CheckTools &tools, const std::shared_ptr<ProbeBench> &bench, const Record &record,
                             QObject *context, async::Callback<CheckOutcome> done)
{
    if (!tools.persistence.restartsAgents) {
        return judging([] {
            return skipped(SkipCause::NotApplicable, u"nobody agreed to a restart of Cilium's agents (--yes)"_s);
        })(context, std::move(done));
    }
    return AgentTrial::start(tools, bench, record, context, std::move(done));
}

/// Has the API server restarted, then compares. Belongs to the context and deletes itself when done.
class ServerTrial : public QObject
{
public:
    static async::Request start(const CheckTools &tools, const Record &record, QObject *context,
                                async::Callback<CheckOutcome> done)
    {
        const async::Promise<CheckOutcome> promise(context, std::move(done));
        const QPointer<ServerTrial> trial(new ServerTrial(tools, record, promise, context));
        return promise.request([trial] { delete trial.data(); });
    }

private:
    ServerTrial(const CheckTools &tools, Record record, async::Promise<CheckOutcome> promise, QObject *parent)
        : QObject(parent)
        , m_tools(tools)
        , m_record(std::move(record))
        , m_promise(std::move(promise))
    {
        m_step = ServerRestart::start(*tools.api, tools.persistence.restartServer, serverLimit, this,
                                      [this](const base::Result<RestartedServer> &server) { take(server); });
    }

    void take(const base::Result<RestartedServer> &server)
    {
        CheckOutcome outcome{.expected = u"the policies are the same after a restart of the API server"_s};
        if (!server) {
            outcome.observed = u"the restart did not work: "_s + QString::fromStdString(server.error().text());
            outcome.fix = u"Try the command by itself, and look whether the API server runs"_s;
            return end(outcome);
        }
        if (server->wasAway) {
            outcome.result = CheckResult::Pass;
            outcome.observed = u"the API server was away, answered again after %1 s, and has the same policies"_s.arg(
                secondsOf(server->time), 0, 'f', 1);
        } else {
            outcome.observed =
                u"the API server was never away: the command restarted something else, or was faster than one look"_s;
            outcome.fix = u"Name a command that restarts the API server and waits for it: --restart-api-server"_s;
        }
        m_step = compare(m_tools, m_record, outcome, this, [this](const base::Result<CheckOutcome> &compared) {
            end(compared ? *compared : outcomeOf(compared.error(), u"the policies can be read again"_s));
        });
    }

    void end(const CheckOutcome &outcome)
    {
        m_promise.complete(outcome);
        deleteLater();
    }

    const CheckTools m_tools;
    const Record m_record;
    const async::Promise<CheckOutcome> m_promise;
    async::Request m_step;
};

async::Request restartServer(const CheckTools &tools, const Record &record, QObject *context,
                             async::Callback<CheckOutcome> done)
{
    if (!tools.persistence.restartServer) {
        return judging([] {
            return skipped(SkipCause::NotApplicable,
                           u"nobody can restart the API server over its own API, and no command that does was named "
                           u"(--restart-api-server)"_s);
        })(context, std::move(done));
    }
    return ServerTrial::start(tools, record, context, std::move(done));
}

/// All that comes before: a restart disturbs whoever looks.
QStringList mainChecksOf(const Checks &checks)
{
    QStringList ids;
    for (const Check &check : checks) {
        if (check.phase == CheckPhase::Main)
            ids << check.id;
    }
    return ids;
}

} // namespace

void addPersistenceChecks(const CheckTools &tools, const std::shared_ptr<ProbeBench> &bench, Checks &checks)
{
    const auto record = std::make_shared<PersistenceRecord>();
    const QStringList others = mainChecksOf(checks);
    const auto add = [&](const QString &name, const QString &title, const QStringList &dependencies,
                         const QStringList &after, std::chrono::seconds limit, auto start) {
        checks.push_back({.id = u"persistence."_s + name,
                          .parent = u"persistence"_s,
                          .title = title,
                          .dependencies = dependencies,
                          .after = after,
                          .needs = CheckNeeds::Probes,
                          .deadline = limit,
                          .start = std::move(start)});
    };
    using std::chrono::seconds;
    add(u"stored"_s, u"The policies are stored to stay"_s, {u"policies.present"_s}, {}, seconds(8),
        [tools, record](QObject *context, async::Callback<CheckOutcome> done) {
            return readStored(tools, record, context, std::move(done));
        });
    add(u"agents"_s, u"Cilium's agents are back after a restart"_s, {u"persistence.stored"_s, u"cilium.agents"_s},
        others, agentLimit + seconds(30), [tools, bench, record](QObject *context, async::Callback<CheckOutcome> done) {
            return restartAgents(tools, bench, record, context, std::move(done));
        });
    add(u"traffic"_s, u"What is denied stays denied while the agents restart"_s,
        {u"persistence.agents"_s, u"probes.deny"_s, u"probes.gateway"_s}, {}, seconds(8),
        judging([record] { return judgeTraffic(record->samples); }));
    add(u"unchanged"_s, u"The policies are the same after the restart"_s, {u"persistence.agents"_s}, {}, seconds(8),
        [tools, record](QObject *context, async::Callback<CheckOutcome> done) {
            return compare(tools, record,
                           {.result = CheckResult::Pass,
                            .expected = u"each policy is the same object with the same content as before"_s,
                            .observed = u"policies as before: %1"_s.arg(record->before.size())},
                           context, std::move(done));
        });
    add(u"apiserver"_s, u"The policies are the same after a restart of the API server"_s, {u"persistence.stored"_s},
        {u"persistence.traffic"_s, u"persistence.unchanged"_s}, serverLimit + seconds(15),
        [tools, record](QObject *context, async::Callback<CheckOutcome> done) {
            return restartServer(tools, record, context, std::move(done));
        });
}

} // namespace liteboxd::verify
