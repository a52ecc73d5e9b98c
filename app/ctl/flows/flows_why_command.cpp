// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/flows/flows_why_command.h"

#include "app/ctl/flows/flow_shape.h"
#include "app/ctl/flows/reason_format.h"
#include "app/ctl/frame/input_file.h"
#include "app/policies/words/policy_text.h"
#include "core/hubble/compact_line.h"
#include "core/hubble/flow_json.h"
#include "core/policy/cluster_object_list.h"

#include <CLI/CLI.hpp>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

using Phase = hubble::SourceState::Phase;

namespace {

QString policyNames(const QList<flows::FlowPolicy> &policies)
{
    QStringList names;
    for (const flows::FlowPolicy &each : policies)
        names << each.kind + u' ' + (each.nameSpace.isEmpty() ? each.name : QString(each.nameSpace + u'/' + each.name));
    return names.join(u", "_s);
}

QString basisText(const flows::Why &why)
{
    switch (why.basis) {
    case flows::Why::Basis::Reply:
        return u"it answers a connection that was let through; no policy is asked"_s;
    case flows::Why::Basis::Reported:
        return u"reported by Hubble"_s;
    case flows::Why::Basis::Computed:
        return u"computed from the policies that are in force now"_s;
    case flows::Why::Basis::NoPolicy:
        return u"no policy dropped it, but something else"_s;
    case flows::Why::Basis::Unknown:
        break;
    }
    return u"unknown"_s;
}

} // namespace

void FlowsWhyCommand::declare(CLI::App &options)
{
    options.add_option("UUID", m_uuid, "the flow, by the uuid that -o json shows; Hubble must still have it");
    options.add_option("-f,--filename", m_file, "the flow as jsonpb, in a file, or - for standard input")
        ->type_name("FILE");
    addReasonFormat(options, m_format);
    HubbleCommand::declare(options);
}

void FlowsWhyCommand::start(Invocation &invocation)
{
    if (m_format)
        invocation.output().setFormat(*m_format);
    if (m_uuid.empty() == m_file.empty())
        return invocation.fail({base::ErrorCode::InvalidArgument, "name one flow, by its uuid or by -f FILE", {}},
                               "See liteboxctl flows why --help.");
    invocation.limitTime(std::chrono::seconds(30), "Hubble and the API server to answer");
    if (!m_file.empty())
        return readFile(invocation);
    open(invocation, hubble::FlowFields::Shown);
}

void FlowsWhyCommand::readFile(Invocation &invocation)
{
    const auto content = readInput(m_file);
    if (!content)
        return invocation.fail(content.error());
    const auto flow = hubble::flowFromJson(*content);
    if (!flow)
        return invocation.fail({flow.error().code, flow.error().message, m_file});
    compute(invocation, *flow);
}

void FlowsWhyCommand::ask(Invocation &invocation, hubble::FlowSource &source)
{
    connect(&source, &hubble::FlowSource::flowsCame, this,
            [this](const QList<flows::Flow> &flows) { m_flow = flows.back(); });
    connect(&source, &hubble::FlowSource::stateChanged, this, [this, &invocation](const hubble::SourceState &state) {
        if (state.phase == Phase::Failed)
            return invocation.fail(*state.error);
        if (state.phase != Phase::Finished)
            return;
        if (!m_flow)
            return invocation.fail({base::ErrorCode::NotFound, "Hubble has no such flow any more", "flow " + m_uuid},
                                   "Hubble keeps the last 4,095 flows of each node.");
        compute(invocation, *m_flow);
    });
    flows::FlowQuery query;
    flows::FlowFilter filter;
    filter.uuids << QString::fromStdString(m_uuid);
    query.allow << filter;
    source.start(query);
}

void FlowsWhyCommand::compute(Invocation &invocation, const flows::Flow &flow)
{
    m_flow = flow;
    Cluster *const cluster = invocation.cluster();
    if (cluster == nullptr)
        return;
    m_reading = policy::ClusterObjectList::start(
        cluster->api(), cluster->nameSpace(), this,
        [this, &invocation](const base::Result<policy::ClusterReading> &reading) { tell(invocation, reading); });
}

void FlowsWhyCommand::tell(Invocation &invocation, const base::Result<policy::ClusterReading> &reading)
{
    std::unique_ptr<policy::explain::PolicyExplainer> explainer;
    if (reading)
        explainer = std::make_unique<policy::explain::PolicyExplainer>(reading->objects);
    else
        invocation.messages().note("nothing is computed: " + reading.error().text());
    flows::Why why = flows::whyOf(*m_flow, explainer.get());
    if (why.computed && reading) {
        const flows::FlowPeer &subject =
            why.direction == flows::TrafficDirection::Ingress ? m_flow->destination : m_flow->source;
        why.computed = policy::doubted(*why.computed, reading->unread, subject.nameSpace.toStdString());
    }
    const bool isKnown = why.basis != flows::Why::Basis::Unknown;
    QJsonObject made = jsonOf(why);
    made.insert(u"flow"_s, jsonOf(*m_flow));
    made.insert(u"reason"_s, basisText(why));
    made.insert(u"policies"_s, policyNames(why.reported));
    made.insert(u"because"_s, why.computed ? QString::fromStdString(why.computed->because) : QString());
    const Shape shape{
        [this](const QJsonObject &) { return m_flow->uuid; },
        {{"VERDICT", Shape::member("flow.verdict")},
         {"REASON", Shape::member("reason")},
         {"POLICIES", Shape::member("policies")},
         {"COMPUTED", Shape::member("computed.verdict")},
         {"BECAUSE", [](const QJsonObject &json) { return policies::policyText(json[u"because"_s].toString()); }}}};
    invocation.output().item(shape, made);
    if (why.differs)
        invocation.messages().note("what Hubble reports and what the policies say now cannot both be so");
    invocation.finish(isKnown ? ExitCode::Done : ExitCode::CannotTell);
}

} // namespace liteboxd::ctl
