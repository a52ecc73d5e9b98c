// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/internet_watch.h"

#include "core/flows/flow_ends.h"
#include "core/flows/flow_filter.h"
#include "core/flows/sandbox_traffic.h"

#include <QJsonArray>

#include <algorithm>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;
using Phase = hubble::SourceState::Phase;
using sandbox::InternetState;

namespace {

constexpr std::chrono::seconds s_askEvery(1);
const kube::Resource s_endpoints{"cilium.io", "v2", "ciliumendpoints", "CiliumEndpoint"};
const QString s_label = u"k8s:liteboxd.io/internet-access=true"_s;

QString keyOf(const sandbox::Sandbox &sandbox)
{
    return QString::fromStdString(sandbox.id.text());
}

} // namespace

InternetWatch::InternetWatch(Cluster &cluster, std::vector<Subject> subjects, QObject *parent)
    : QObject(parent)
    , m_cluster(cluster)
    , m_subjects(std::move(subjects))
{
    for (std::size_t at = 0; at < m_subjects.size(); ++at)
        m_byId.insert(keyOf(m_subjects[at].sandbox), at);
    m_limit.setSingleShot(true);
    m_again.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        if (!std::exchange(m_hasEnded, true))
            Q_EMIT ended();
    });
    connect(&m_again, &QTimer::timeout, this, [this] { askEndpoints(0); });
}

InternetWatch::~InternetWatch() = default;

void InternetWatch::start(std::chrono::milliseconds limit, Goal goal)
{
    m_goal = goal;
    m_limit.start(limit);
    m_again.start(0);
    auto forward = control::RelayForward::create(m_cluster.settings(), m_cluster.credentials(), m_cluster.api());
    if (!forward)
        return loseRelay(forward.error());
    m_forward = std::move(*forward);
    connect(m_forward.get(), &control::RelayForward::located, this, [this] { follow(m_forward->dialer()); });
    connect(m_forward.get(), &control::RelayForward::failed, this, &InternetWatch::loseRelay);
    m_forward->locate();
}

void InternetWatch::follow(std::shared_ptr<hubble::RelayDialer> dialer)
{
    m_source = hubble::relayOrAgents(std::move(dialer), m_cluster.api(), m_clock);
    connect(m_source.get(), &hubble::FlowSource::flowsCame, this, [this](const QList<flows::Flow> &flows) {
        for (const flows::Flow &each : flows)
            take(each);
        look();
    });
    connect(m_source.get(), &hubble::FlowSource::stateChanged, this, [this](const hubble::SourceState &state) {
        const bool isLost = state.phase == Phase::Failed || state.phase == Phase::Waiting;
        if (isLost && state.error)
            return loseRelay(*state.error);
        if (state.phase != Phase::Live)
            return;
        m_hasRelay = true;
        for (Subject &each : m_subjects)
            each.observation.observable = true;
    });
    flows::FlowQuery query;
    query.follow = true;
    Time first = Time::max();
    flows::FlowFilter filter;
    for (const Subject &each : m_subjects) {
        filter.source.labels += u"k8s:sandbox-id="_s + keyOf(each.sandbox);
        first = std::min(first, each.written);
    }
    query.allow += filter;
    query.since = first;
    m_source->start(query);
}

void InternetWatch::take(const flows::Flow &flow)
{
    const auto found = m_byId.constFind(flows::client(flow).sandboxId());
    if (found == m_byId.constEnd())
        return;
    Subject &subject = m_subjects[*found];
    if (flow.time <= subject.written)
        return;
    noteIdentity(subject, flows::hasInternetLabel(flow), flow.time);
    const std::optional<bool> outcome = flows::internetOutcome(flow);
    if (!outcome)
        return;
    subject.observation.flowAllowed = outcome;
    if (*outcome == subject.sandbox.internetRequested && !subject.firstFlow)
        subject.firstFlow = flow.time;
}

/// A sandbox with a list of domains never carries the label: there only flows tell.
void InternetWatch::noteIdentity(Subject &subject, bool carriesLabel, Time time)
{
    if (!subject.sandbox.allowedDomains.isEmpty())
        return;
    subject.observation.observable = true;
    subject.observation.identityAllows = carriesLabel;
    if (carriesLabel == subject.sandbox.internetRequested && !subject.identity)
        subject.identity = time;
}

/// Nothing to look at for as long as it is lost; it is tried again by itself.
void InternetWatch::loseRelay(const base::Error &error)
{
    m_problem = error.text();
    m_hasRelay = false;
    look();
}

/// One after the other, those whose identity is not as asked for yet; then again after a while.
void InternetWatch::askEndpoints(std::size_t from)
{
    std::size_t at = from;
    while (at < m_subjects.size() && (m_subjects[at].identity || !m_subjects[at].sandbox.allowedDomains.isEmpty()))
        ++at;
    if (at == m_subjects.size()) {
        if (from > 0)
            m_again.start(s_askEvery);
        else
            m_hasEndpoints = false; // nothing more to learn from them
        return look();
    }
    const kube::ResourcePath ref{s_endpoints, m_cluster.nameSpace(), m_subjects[at].sandbox.podName.toStdString()};
    m_step = m_cluster.api().get(ref, this, [this, at](const base::Result<QJsonObject> &endpoint) {
        if (!endpoint) {
            m_hasEndpoints = false;
            return look();
        }
        const QJsonArray labels = endpoint->value("status"_L1)["identity"_L1]["labels"_L1].toArray();
        if (!labels.isEmpty())
            noteIdentity(m_subjects[at], labels.contains(s_label), m_clock.wall());
        askEndpoints(at + 1);
    });
}

bool InternetWatch::isSeen() const
{
    return std::all_of(m_subjects.begin(), m_subjects.end(), [](const Subject &each) {
        return each.state() == (each.sandbox.internetRequested ? InternetState::On : InternetState::Off);
    });
}

bool InternetWatch::isEnough() const
{
    return isSeen() ||
           (m_goal == Goal::Identity && std::all_of(m_subjects.begin(), m_subjects.end(), [](const Subject &each) {
                return each.identity || !each.sandbox.allowedDomains.isEmpty(); // a list has no identity
            }));
}

void InternetWatch::look()
{
    if (m_hasEnded || (!isEnough() && (m_hasRelay || m_hasEndpoints)))
        return;
    m_hasEnded = true;
    Q_EMIT ended();
}

} // namespace liteboxd::ctl
