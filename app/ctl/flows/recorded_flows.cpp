// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/flows/recorded_flows.h"

#include "core/flows/flow_filter.h"
#include "core/hubble/flow_archive.h"

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;
using Phase = hubble::SourceState::Phase;

RecordedFlows::RecordedFlows(Invocation &invocation, QObject *parent)
    : QObject(parent)
    , m_invocation(invocation)
{}

void RecordedFlows::start(std::chrono::seconds window)
{
    m_since = m_clock.wall() - window;
    Cluster *const cluster = m_invocation.cluster();
    if (cluster == nullptr)
        return;
    m_step = cluster->api().get({kube::resources::namespaces(), {}, "kube-system"}, this,
                                [this](const base::Result<QJsonObject> &system) {
                                    // An account of one namespace: what was recorded without a cluster's uid.
                                    readStore(system ? system->value("metadata"_L1)["uid"_L1].toString() : QString());
                                });
}

void RecordedFlows::readStore(const QString &clusterUid)
{
    store::FlowSegmentQuery query;
    query.clusterUid = clusterUid;
    query.nameSpace = QString::fromStdString(m_invocation.cluster()->nameSpace());
    query.since = m_since;
    m_step = m_invocation.store().flows(query, this, [this](const base::Result<store::FlowSegments> &segments) {
        if (!segments)
            m_invocation.messages().note("what was recorded cannot be read: " + segments.error().text());
        if (!segments || segments->empty())
            return askHubble();
        for (const store::FlowSegment &segment : *segments) {
            const auto seen = hubble::flowsFromArchive(segment.content);
            if (!seen)
                return m_invocation.fail(seen.error());
            for (const flows::SeenFlow &each : seen->seen)
                m_digest.take(each);
        }
        Q_EMIT found();
    });
}

void RecordedFlows::askHubble()
{
    m_origin = Origin::Hubble;
    Cluster &cluster = *m_invocation.cluster();
    auto forward = control::RelayForward::create(cluster.settings(), cluster.credentials(), cluster.api());
    if (!forward)
        return m_invocation.fail(forward.error());
    m_forward = std::move(*forward);
    connect(m_forward.get(), &control::RelayForward::located, this, [this] { ask(m_forward->dialer()); });
    connect(m_forward.get(), &control::RelayForward::failed, this, [this](const base::Error &error) {
        m_invocation.fail(error, "No flows are recorded here either: the console records them while it is connected.");
    });
    m_forward->locate();
}

void RecordedFlows::ask(std::shared_ptr<hubble::RelayDialer> dialer)
{
    m_source = hubble::relayOrAgents(std::move(dialer), m_invocation.cluster()->api(), m_clock);
    connect(m_source.get(), &hubble::FlowSource::flowsCame, this, [this](const QList<flows::Flow> &flows) {
        for (const flows::Flow &each : flows) {
            const flows::FlowIntake::Taken taken = m_intake.take(each);
            if (!taken.isTwin)
                m_digest.take(taken.flow);
        }
    });
    connect(m_source.get(), &hubble::FlowSource::stateChanged, this, [this](const hubble::SourceState &state) {
        if (state.phase == Phase::Finished)
            Q_EMIT found();
        else if (state.phase == Phase::Failed || (state.phase == Phase::Waiting && state.error))
            m_invocation.fail(*state.error);
    });
    const QString nameSpace = QString::fromStdString(m_invocation.cluster()->nameSpace());
    flows::FlowQuery query;
    query.since = m_since;
    query.allow.resize(2);
    query.allow[0].source.pods = QStringList{nameSpace + u'/'};
    query.allow[1].destination.pods = QStringList{nameSpace + u'/'};
    m_source->start(query);
}

} // namespace liteboxd::ctl
