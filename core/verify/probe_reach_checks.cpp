// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/gateway_trip.h"
#include "core/verify/probe_dns_check.h"
#include "core/verify/probe_reach.h"
#include "core/verify/switch_trial.h"

#include <QPointer>

#include <algorithm>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

using Bench = std::shared_ptr<ProbeBench>;
using Questions = std::vector<ProbeQuestion>;

enum class Wanted { Closed, Open };

/// What is tried at a place.
enum class Trial { Connection, Name };

/// A group of connections that is one check.
struct ReachRow
{
    QString name;
    QString title;
    Wanted wanted;
    std::function<Questions(const ProbeBench &, const ProbeSettings &)> questions;
    Absence absence = Absence::Inconclusive;
    QString otherwise{}; ///< why there may be no question: told where there is none
    Trial trial = Trial::Connection;
    bool showsNodes = false; ///< whether policies are enforced on the nodes of the probes
};

constexpr std::uint16_t unused = 47; ///< nobody listens there: whoever is let through is refused, and that is an answer

Questions fromSandbox(const std::vector<ProbePlace> &places, const QString &words)
{
    Questions all;
    for (const ProbePlace &place : places)
        all.push_back({ProbeRole::Sandbox, place, words + u' ' + place.text()});
    return all;
}

Questions toNodes(const ProbeBench &bench, std::uint16_t port, const QString &words)
{
    std::vector<ProbePlace> places;
    for (const std::string &address : bench.nodes)
        places.push_back({address, port});
    return fromSandbox(places, words);
}

Questions toNodePorts(const ProbeBench &bench, const ProbeSettings &)
{
    Questions all;
    for (const NodePort &port : bench.nodePorts) {
        const QString words = u"node port of %1"_s.arg(QString::fromStdString(port.nameSpace + '/' + port.service));
        for (const ProbeQuestion &question : toNodes(bench, port.number, words))
            all.push_back(question);
    }
    return all;
}

/// From one pod of the bench to others. That pods reach each other where no policy holds them is the control: the
/// control reaches the witness.
Questions between(const ProbeBench &bench, ProbeRole from, const std::vector<ProbeRole> &targets)
{
    const LivePod *const witness = bench.find(ProbeRole::Witness);
    Questions all;
    for (const ProbeRole to : targets) {
        const LivePod *const target = bench.find(to);
        if (target == nullptr || witness == nullptr)
            continue;
        const ProbePlace place{target->address, unused};
        all.push_back({from, place, u"%1 %2"_s.arg(nameOf(to), place.text()), ProbeRole::Control,
                       ProbePlace{witness->address, unused}});
    }
    return all;
}

Questions defaultDeny(const ProbeBench &bench, const ProbeSettings &)
{
    Questions all = between(bench, ProbeRole::Sandbox, {ProbeRole::Witness});
    if (bench.find(ProbeRole::FarSandbox) != nullptr) {
        for (const ProbeQuestion &question : between(bench, ProbeRole::FarSandbox, {ProbeRole::Witness}))
            all.push_back(question);
    }
    for (const ProbeQuestion &question :
         between(bench, ProbeRole::Control, {ProbeRole::Sandbox, ProbeRole::FarSandbox}))
        all.push_back(question);
    return all;
}

Questions gatewayToAll(const ProbeBench &bench, const ProbeSettings &)
{
    return between(bench, ProbeRole::Gateway, {ProbeRole::Sandbox, ProbeRole::FarSandbox});
}

Questions told(const std::optional<ProbePlace> &place, const QString &words)
{
    return place ? fromSandbox({*place}, words) : Questions();
}

const QString noInternet = u"no address of the internet was named (--probe-internet HOST:PORT, one of your own)"_s;

const std::vector<ReachRow> &rows()
{
    const QString noAddress = u"no node tells an internal address"_s;
    const QString single = u"the cluster has one node that takes pods"_s;
    static const std::vector<ReachRow> all{
        {u"deny"_s, u"A sandbox is cut off unless something is allowed"_s, Wanted::Closed, defaultDeny,
         Absence::Inconclusive, QString(), Trial::Connection, true},
        {u"apiserver"_s, u"The API server is closed to a sandbox"_s, Wanted::Closed,
         [](const ProbeBench &bench, const ProbeSettings &) { return fromSandbox(bench.apiServers, u"API server"_s); },
         Absence::Inconclusive, u"the cluster tells no address of its API server"_s},
        {u"kubelet"_s, u"The kubelet of every node is closed to a sandbox"_s, Wanted::Closed,
         [](const ProbeBench &bench, const ProbeSettings &) { return toNodes(bench, 10250, u"kubelet"_s); },
         Absence::Inconclusive, noAddress},
        {u"node"_s, u"Every node is closed to a sandbox"_s, Wanted::Closed,
         [](const ProbeBench &bench, const ProbeSettings &) { return toNodes(bench, 22, u"node"_s); },
         Absence::Inconclusive, noAddress},
        {u"nodeport"_s, u"Node ports of services are closed to a sandbox"_s, Wanted::Closed, toNodePorts,
         Absence::NotApplicable, u"no service of another namespace has a node port, or services may not be listed"_s},
        {u"metadata"_s, u"Cloud metadata is closed to a sandbox"_s, Wanted::Closed,
         [](const ProbeBench &, const ProbeSettings &) {
             return fromSandbox({{"169.254.169.254", 80}}, u"metadata"_s);
         },
         Absence::NotApplicable},
        {u"lan"_s, u"The network around the cluster is closed to a sandbox"_s, Wanted::Closed,
         [](const ProbeBench &, const ProbeSettings &settings) { return told(settings.lan, u"LAN"_s); },
         Absence::Inconclusive, u"no host of that network was named (--probe-lan HOST:PORT)"_s},
        {u"internet"_s, u"The internet is closed to a sandbox without the label"_s, Wanted::Closed,
         [](const ProbeBench &, const ProbeSettings &settings) { return told(settings.internet, u"internet"_s); },
         Absence::Inconclusive, noInternet},
        {u"neighbour"_s, u"A sandbox on the same node is closed to a sandbox"_s, Wanted::Closed,
         [](const ProbeBench &bench, const ProbeSettings &) {
             return between(bench, ProbeRole::Sandbox, {ProbeRole::Neighbour});
         }},
        {u"farneighbour"_s, u"A sandbox on another node is closed to a sandbox"_s, Wanted::Closed,
         [](const ProbeBench &bench, const ProbeSettings &) {
             return between(bench, ProbeRole::Sandbox, {ProbeRole::FarSandbox});
         },
         Absence::Inconclusive, single},
        {u"gateway"_s, u"The gateway is let through to sandboxes"_s, Wanted::Open, gatewayToAll},
        {u"resolver"_s, u"Other name servers are closed to a sandbox"_s, Wanted::Closed,
         [](const ProbeBench &, const ProbeSettings &settings) { return told(settings.resolver, u"name server"_s); },
         Absence::Inconclusive, u"no other name server was named (--probe-resolver HOST:PORT)"_s, Trial::Name},
    };
    return all;
}

std::vector<ProbeSight> sightsOf(const Questions &questions, const Attempts::Answers &answers)
{
    std::vector<ProbeSight> sights;
    const std::size_t step = answers.size() / questions.size();
    for (std::size_t i = 0; i < questions.size(); ++i)
        sights.push_back({questions[i], answers[i * step].value_or(Reach::Unclear),
                          answers[i * step + step - 1].value_or(Reach::Unclear)});
    return sights;
}

/// Why one of them could not be tried at all; nothing if all were.
std::optional<base::Error> unaskedOf(const Attempts::Answers &answers)
{
    const auto found = std::find_if(answers.begin(), answers.end(), [](const base::Result<Reach> &answer) {
        return !answer && isUnasked(answer.error());
    });
    return found == answers.end() ? std::nullopt : std::optional(found->error());
}

/// Whether a name server answers a pod of the bench.
Attempts::Question askingName(kube::ApiClient &api, const ProbeBench &bench, ProbeRole from, const ProbePlace &server)
{
    const ProbePod pod = bench.find(from)->pod;
    return [&api, pod, tool = bench.tool, server](QObject *context, async::Callback<Reach> done) {
        return tryDns(api, pod, tool, server, context, [done = std::move(done)](const base::Result<DnsReply> &reply) {
            if (!reply && !isUnasked(reply.error()))
                return done(Reach::Unclear);
            done(reply.map([](DnsReply one) { return one == DnsReply::None ? Reach::Silent : Reach::Open; }));
        });
    };
}

/// Connects for all questions of a row, then looks for the drops of those that nobody answered. Belongs to the context
/// and deletes itself when done.
class RowTrial : public QObject
{
public:
    static async::Request start(const CheckTools &tools, const Bench &bench, const ReachRow &row, QObject *context,
                                async::Callback<CheckOutcome> done)
    {
        const async::Promise<CheckOutcome> promise(context, std::move(done));
        const QPointer<RowTrial> trial(new RowTrial(tools, bench, row, promise, context));
        return promise.request([trial] { delete trial.data(); });
    }

private:
    RowTrial(const CheckTools &tools, Bench bench, const ReachRow &row, async::Promise<CheckOutcome> promise,
             QObject *parent)
        : QObject(parent)
        , m_bench(std::move(bench))
        , m_seen(tools.seen)
        , m_row(row)
        , m_promise(std::move(promise))
    {
        const Questions questions = row.questions(*m_bench, *tools.probes);
        if (questions.empty()) {
            end(skipped(SkipCause::NotApplicable, row.otherwise));
            return;
        }
        std::vector<Attempts::Question> attempts;
        for (const ProbeQuestion &question : questions) {
            attempts.push_back(attempt(*tools.api, question.from, question.place));
            if (row.wanted == Wanted::Closed)
                attempts.push_back(
                    attempt(*tools.api, question.control, question.controlPlace.value_or(question.place)));
        }
        m_step = Attempts::start(attempts, this, [this, questions](const base::Result<Attempts::Answers> &answers) {
            m_sights = sightsOf(questions, *answers);
            if (const auto unasked = unaskedOf(*answers); unasked && !isLeak())
                return end(outcomeOf(*unasked, m_row.wanted == Wanted::Closed ? expectedClosed() : expectedOpen()));
            m_row.wanted == Wanted::Closed ? seekDrops() : end(judgeOpen(m_sights));
        });
    }

    /// Whether something was let through that has to be closed: that is so, whatever else could not be asked.
    bool isLeak() const
    {
        return m_row.wanted == Wanted::Closed &&
               std::any_of(m_sights.begin(), m_sights.end(),
                           [](const ProbeSight &sight) { return isAnswered(sight.reach); });
    }

    Attempts::Question attempt(kube::ApiClient &api, ProbeRole from, const ProbePlace &place) const
    {
        return m_row.trial == Trial::Name ? askingName(api, *m_bench, from, place)
                                          : connecting(api, *m_bench, from, place);
    }

    void seekDrops()
    {
        std::vector<SoughtDrop> sought;
        std::vector<std::size_t> whose;
        for (std::size_t i = 0; i < m_sights.size(); ++i) {
            if (m_sights[i].reach != Reach::Silent || !isAnswered(m_sights[i].control))
                continue;
            whose.push_back(i);
            sought.push_back(m_bench->dropOf(m_sights[i].question.from, m_sights[i].question.place));
        }
        m_step = m_bench->witness->find(sought, this, [this, whose](const base::Result<std::vector<SeenDrop>> &found) {
            for (std::size_t i = 0; i < whose.size(); ++i)
                m_sights[whose[i]].drop = (*found)[i];
            const CheckOutcome outcome = judgeClosed(m_sights, m_row.absence, m_bench->witness->blindness());
            if (m_row.showsNodes)
                noteNodes(outcome.result);
            end(outcome);
        });
    }

    /// What this says of the nodes on which the probes run, for those who cannot ask the agents there.
    void noteNodes(CheckResult result)
    {
        const auto node = [this](ProbeRole role) {
            const LivePod *const live = m_bench->find(role);
            return live == nullptr ? QString() : QString::fromStdString(live->pod.node);
        };
        QStringList all{node(ProbeRole::Sandbox), node(ProbeRole::FarSandbox)};
        all.removeAll(QString());
        if (result == CheckResult::Pass)
            m_seen->heldNodes = all;
        for (const ProbeSight &sight : m_sights) {
            const bool isFar = sight.question.from == ProbeRole::FarSandbox ||
                               sight.question.words.startsWith(nameOf(ProbeRole::FarSandbox));
            if (isAnswered(sight.reach))
                m_seen->openNodes << node(isFar ? ProbeRole::FarSandbox : ProbeRole::Sandbox);
        }
    }

    void end(const CheckOutcome &outcome)
    {
        m_promise.complete(outcome);
        deleteLater();
    }

    const Bench m_bench;
    const std::shared_ptr<Observations> m_seen;
    const ReachRow &m_row;
    const async::Promise<CheckOutcome> m_promise;
    std::vector<ProbeSight> m_sights;
    async::Request m_step;
};

} // namespace

void addProbeReachChecks(const CheckTools &tools, const std::shared_ptr<ProbeBench> &bench, Checks &checks)
{
    const auto add = [&](const QString &name, const QString &title, auto start) {
        checks.push_back({.id = u"probes."_s + name,
                          .parent = u"probes"_s,
                          .title = title,
                          .dependencies = {u"probes.tool"_s, u"probes.flows"_s},
                          .needs = CheckNeeds::Probes,
                          .deadline = std::chrono::seconds(25),
                          .start = std::move(start)});
    };
    for (const ReachRow &row : rows()) {
        add(row.name, row.title, [tools, bench, &row](QObject *context, async::Callback<CheckOutcome> done) {
            return RowTrial::start(tools, bench, row, context, std::move(done));
        });
    }
    add(u"switch"_s, u"The internet opens and closes with the label"_s,
        [tools, bench](QObject *context, async::Callback<CheckOutcome> done) {
            const auto &place = tools.probes->internet;
            if (!place) {
                return judging([] { return skipped(SkipCause::NotApplicable, noInternet); })(context, std::move(done));
            }
            return SwitchTrial::start(tools, bench, *place, context, std::move(done));
        });
    checks.back().dependencies = {u"probes.internet"_s}; // it begins with it closed
    checks.back().deadline = std::chrono::seconds(120);
    add(u"roundtrip"_s, u"The way through the gateway works, and only with the token"_s,
        [tools, bench](QObject *context, async::Callback<CheckOutcome> done) {
            const QUrl &gateway = tools.probes->gateway;
            if (gateway.isEmpty()) {
                return judging([] {
                    return skipped(SkipCause::NotApplicable, u"no gateway was named (--gateway URL)"_s);
                })(context, std::move(done));
            }
            return GatewayTrip::start(tools, bench, gateway, context, std::move(done));
        });
    checks.back().dependencies = {u"probes.running"_s};
    checks.back().deadline = std::chrono::seconds(55);
    add(u"dns"_s, u"The cluster's DNS answers a sandbox"_s,
        [tools, bench](QObject *context, async::Callback<CheckOutcome> done) {
            return askDns(tools, bench, context, std::move(done));
        });
}

} // namespace liteboxd::verify
