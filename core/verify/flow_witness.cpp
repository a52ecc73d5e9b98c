// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/flow_witness.h"

#include "core/flows/flow_filter.h"
#include "core/hubble/drop_text.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;
using Phase = hubble::SourceState::Phase;

namespace {

constexpr int dnsPort = 53;
constexpr std::size_t mostDrops = 5000; ///< of one run: it makes some hundred connections

/// Waits until `isDone`, asked at each change, or until the time is over; then tells what `answer` makes. Belongs to
/// the context and deletes itself when done.
template<class T>
class Wait : public QObject
{
public:
    static async::Request start(FlowWitness &witness, std::chrono::milliseconds limit, std::function<bool()> isDone,
                                std::function<T()> answer, QObject *context, async::Callback<T> done)
    {
        const async::Promise<T> promise(context, std::move(done));
        const QPointer<QObject> wait(new Wait(witness, limit, std::move(isDone), std::move(answer), promise, context));
        return promise.request([wait] { delete wait.data(); });
    }

private:
    Wait(FlowWitness &witness, std::chrono::milliseconds limit, std::function<bool()> isDone, std::function<T()> answer,
         async::Promise<T> promise, QObject *parent)
        : QObject(parent)
        , m_isDone(std::move(isDone))
        , m_answer(std::move(answer))
        , m_promise(std::move(promise))
    {
        connect(&witness, &FlowWitness::changed, this, &Wait::look);
        m_limit.setSingleShot(true);
        connect(&m_limit, &QTimer::timeout, this, &Wait::end);
        m_limit.start(limit);
        look();
    }

    void look()
    {
        if (m_isDone())
            end();
    }

    void end()
    {
        m_limit.stop();
        m_promise.complete(m_answer());
        deleteLater();
    }

    const std::function<bool()> m_isDone;
    const std::function<T()> m_answer;
    const async::Promise<T> m_promise;
    QTimer m_limit;
};

bool isAt(const flows::FlowPeer &peer, const ProbePlace &place)
{
    return peer.port == place.port && peer.address.toStdString() == place.host;
}

/// Denials that name their policy, or what told of them.
qsizetype weightOf(const flows::Flow &flow)
{
    return flow.egressDeniedBy.size() + flow.ingressDeniedBy.size() + (flow.dropReason != 0 ? 1 : 0);
}

} // namespace

FlowWitness::FlowWitness(std::unique_ptr<hubble::FlowSource> source, QObject *parent)
    : QObject(parent)
    , m_source(std::move(source))
{
    if (!m_source)
        return;
    connect(m_source.get(), &hubble::FlowSource::flowsCame, this, &FlowWitness::take);
    connect(m_source.get(), &hubble::FlowSource::stateChanged, this, &FlowWitness::changed);
    connect(m_source.get(), &hubble::FlowSource::gapFound, this, [this] {
        m_hasLost = true;
        Q_EMIT changed();
    });
}

FlowWitness::~FlowWitness() = default;

void FlowWitness::watch(const ProbePlan &plan)
{
    if (!m_source)
        return;
    flows::FlowFilter fromProbes;
    for (const std::string &nameSpace : {plan.sandboxNamespace, plan.controlNamespace})
        fromProbes.source.pods << u"%1/verify-%2-"_s.arg(QString::fromStdString(nameSpace), plan.runId);
    fromProbes.verdicts << flows::Verdict::Dropped;
    flows::FlowQuery query;
    query.allow << fromProbes;
    query.since = std::chrono::system_clock::now() - std::chrono::hours(1); // by a clock that may be another's
    query.follow = true;
    m_source->start(query);
}

QString FlowWitness::blindness() const
{
    if (!m_source)
        return u"there is no way to Hubble here"_s;
    if (m_isHopeless)
        return u"Cilium's agents are set to tell Hubble of no drops"_s;
    if (m_hasLost)
        return u"Hubble lost flows meanwhile"_s;
    const hubble::SourceState &state = m_source->state();
    if (unseenNodes() > 0)
        return u"Hubble Relay reaches %1 of %2 nodes"_s.arg(state.status->connectedNodes.value_or(0))
            .arg(state.status->nodes().value_or(0));
    if (state.phase == Phase::Live)
        return {};
    return state.error ? QString::fromStdString(state.error->text()) : u"Hubble does not answer"_s;
}

std::uint32_t FlowWitness::unseenNodes() const
{
    const hubble::SourceState &state = m_source->state();
    return state.phase == Phase::Live && state.status ? state.status->unavailableNodes.value_or(0) : 0;
}

QString FlowWitness::remedy() const
{
    if (m_isHopeless)
        return u"Let the agents tell of drops: bpf.events.drop.enabled and bpf.events.policyVerdict.enabled of Cilium's chart"_s;
    if (m_source && unseenNodes() > 0)
        return u"kubectl -n kube-system logs deployment/hubble-relay says which node it does not reach, and why"_s;
    return u"cilium hubble enable; an account that may port-forward to Relay sees flows"_s;
}

bool FlowWitness::isSettled() const
{
    if (!m_source)
        return true;
    const hubble::SourceState &state = m_source->state();
    // The way by the API server is looked up beside the first attempt, which then finds no host.
    const bool isBeforehand =
        state.phase == Phase::Waiting && state.error && state.error->code == base::ErrorCode::HostNotFound;
    return state.phase != Phase::Idle && state.phase != Phase::Connecting && !isBeforehand;
}

async::Request FlowWitness::settle(QObject *context, async::Callback<QString> done)
{
    return Wait<QString>::start(
        *this, std::chrono::seconds(5), [this] { return isSettled(); }, [this] { return blindness(); }, context,
        std::move(done));
}

async::Request FlowWitness::find(std::vector<SoughtDrop> sought, QObject *context,
                                 async::Callback<std::vector<SeenDrop>> done)
{
    const auto answer = [this, sought] {
        std::vector<SeenDrop> found;
        for (const SoughtDrop &one : sought)
            found.push_back(dropOf(one));
        return found;
    };
    const auto isDone = [this, sought] {
        return !blindness().isEmpty() || std::all_of(sought.begin(), sought.end(),
                                                     [this](const SoughtDrop &one) { return dropOf(one).has_value(); });
    };
    return Wait<std::vector<SeenDrop>>::start(*this, std::chrono::seconds(4), isDone, answer, context, std::move(done));
}

void FlowWitness::take(const QList<flows::Flow> &flows)
{
    for (const flows::Flow &flow : flows) {
        if (flow.isDrop() && m_drops.size() < mostDrops)
            m_drops.push_back(flow);
    }
    Q_EMIT changed();
}

SeenDrop FlowWitness::dropOf(const SoughtDrop &sought) const
{
    SeenDrop best;
    for (std::size_t i = sought.since; i < m_drops.size(); ++i) {
        const flows::Flow &flow = m_drops[i];
        const bool isIt = flow.source.pod.toStdString() == sought.pod &&
                          (std::any_of(sought.places.begin(), sought.places.end(),
                                       [&](const ProbePlace &place) { return isAt(flow.destination, place); }) ||
                           (sought.spaces.contains(flow.destination.nameSpace) && flow.destination.port != dnsPort));
        if (isIt && (!best || weightOf(flow) > weightOf(*best)))
            best = flow;
    }
    return best;
}

QString dropLine(const flows::Flow &flow)
{
    QString line = u"drop flow %1: %2"_s.arg(
        flow.uuid, QString::fromStdString(hubble::dropText(static_cast<std::uint8_t>(flow.dropReason))));
    QStringList policies;
    for (const flows::FlowPolicy &policy : flow.egressDeniedBy + flow.ingressDeniedBy)
        policies << u"%1 %2/%3"_s.arg(policy.kind, policy.nameSpace, policy.name);
    if (!policies.isEmpty())
        return line + u", by "_s + policies.join(u", "_s);
    return flow.dropReason == flows::DropPolicyDenied ? line + u", for no rule allows it"_s : line;
}

} // namespace liteboxd::verify

#include "moc_flow_witness.cpp" // here, so that who needs none of this links none of it
