// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/flows/flows_learn_command.h"

#include "app/ctl/flows/reason_format.h"
#include "app/ctl/frame/duration_option.h"
#include "core/base/sandbox_id.h"
#include "core/flows/learnt_domains.h"
#include "core/sandbox/labels.h"

#include <CLI/CLI.hpp>

#include <QJsonArray>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

using Phase = hubble::SourceState::Phase;

void FlowsLearnCommand::declare(CLI::App &options)
{
    options.add_option("ID", m_id, "the sandbox")->required();
    addDuration(options, "--since", "what it wanted in this time, such as 1h, as far as Hubble still has it",
                [this](std::chrono::seconds time) { m_window = time; });
    addReasonFormat(options, m_format);
    HubbleCommand::declare(options);
}

void FlowsLearnCommand::start(Invocation &invocation)
{
    if (m_format)
        invocation.output().setFormat(*m_format);
    if (const auto id = base::SandboxId::parse(m_id); !id)
        return invocation.fail(id.error(), "liteboxctl sandbox list shows the ids there are.");
    Cluster *const cluster = invocation.cluster();
    if (cluster == nullptr)
        return;
    invocation.limitTime(std::chrono::seconds(30), "the API server and Hubble to answer");
    const kube::ListQuery query{{kube::resources::pods(), cluster->nameSpace()}, "sandbox-id=" + m_id};
    m_step = cluster->api().list(query, this, [this, &invocation](const base::Result<kube::ObjectList> &list) {
        if (!list)
            return invocation.fail(list.error());
        const QString key = QString::fromLatin1(sandbox::annotations::allowedDomains.data(),
                                                static_cast<qsizetype>(sandbox::annotations::allowedDomains.size()));
        for (const QJsonValue pod : list->items)
            m_present += pod[u"metadata"][u"annotations"][key].toString().split(u',', Qt::SkipEmptyParts);
        open(invocation, hubble::FlowFields::Shown);
    });
}

void FlowsLearnCommand::ask(Invocation &invocation, hubble::FlowSource &source)
{
    connect(&source, &hubble::FlowSource::flowsCame, this, [this](const QList<flows::Flow> &flows) {
        for (const flows::Flow &each : flows) {
            const flows::FlowIntake::Taken taken = m_intake.take(each);
            if (!taken.isTwin)
                m_digest.take(taken.flow);
        }
    });
    connect(&source, &hubble::FlowSource::stateChanged, this,
            [this, &invocation](const hubble::SourceState &state) { follow(invocation, state); });
    flows::FlowQuery query;
    flows::FlowFilter filter;
    filter.source.labels << u"k8s:sandbox-id="_s + QString::fromStdString(m_id);
    query.allow << filter;
    filter = {};
    filter.destination.labels << u"k8s:sandbox-id="_s + QString::fromStdString(m_id);
    query.allow << filter; // answers of the name server say what addresses are called
    query.since = std::chrono::system_clock::now() - m_window;
    source.start(query);
}

void FlowsLearnCommand::follow(Invocation &invocation, const hubble::SourceState &state)
{
    if (state.phase == Phase::Failed)
        return invocation.fail(*state.error);
    if (state.phase == Phase::Finished)
        tell(invocation);
}

void FlowsLearnCommand::tell(Invocation &invocation)
{
    const flows::LearntDomains learnt =
        flows::learntDomains(m_digest.values(), QString::fromStdString(m_id), {}, m_present);
    for (const QString &each : learnt.unnamed)
        invocation.messages().note("no name is known for " + each.toStdString() + ", and no list of names opens it");
    const QJsonObject made{{u"id"_s, QString::fromStdString(m_id)},
                           {u"domains"_s, QJsonArray::fromStringList(learnt.domains)},
                           {u"unnamed"_s, QJsonArray::fromStringList(learnt.unnamed)},
                           {u"present"_s, QJsonArray::fromStringList(m_present)},
                           {u"flows"_s, static_cast<qint64>(learnt.flows)}};
    const Shape shape{Shape::member("domains"),
                      {{"DOMAINS", Shape::member("domains")},
                       {"UNNAMED", Shape::member("unnamed")},
                       {"FLOWS", Shape::member("flows")}}};
    invocation.output().item(shape, made);
    invocation.finish(learnt.flows == 0 ? ExitCode::CannotTell : ExitCode::Done);
}

} // namespace liteboxd::ctl
