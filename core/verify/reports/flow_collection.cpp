// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/reports/flow_collection.h"

#include "core/base/redaction.h"
#include "core/flows/flow_filter.h"
#include "core/hubble/flow_json.h"

#include <QPointer>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;
using Phase = hubble::SourceState::Phase;

namespace {

constexpr std::chrono::hours window(24); ///< a node's ring holds less, as a rule
constexpr std::chrono::seconds mostWait(15);
constexpr qsizetype mostFlows = 5000;

} // namespace

async::Request FlowCollection::start(std::unique_ptr<hubble::FlowSource> source, const base::SandboxId &id,
                                     QObject *context, async::Callback<QByteArray> done)
{
    const async::Promise<QByteArray> promise(context, std::move(done));
    const QPointer<FlowCollection> running(new FlowCollection(std::move(source), id, promise, context));
    return promise.request([running] { delete running.data(); });
}

FlowCollection::FlowCollection(std::unique_ptr<hubble::FlowSource> source, const base::SandboxId &id,
                               async::Promise<QByteArray> promise, QObject *parent)
    : QObject(parent)
    , m_source(std::move(source))
    , m_promise(std::move(promise))
{
    if (!m_source) {
        end(base::fail(base::ErrorCode::Unsupported, "there is no way to Hubble here"));
        return;
    }
    connect(m_source.get(), &hubble::FlowSource::flowsCame, this, [this](const QList<flows::Flow> &flows) {
        for (const flows::Flow &flow : flows)
            m_lines << QByteArray::fromStdString(base::redact(hubble::jsonpbLine(flow).toStdString()));
        if (m_lines.size() > mostFlows)
            m_lines = m_lines.last(mostFlows);
    });
    connect(m_source.get(), &hubble::FlowSource::stateChanged, this, &FlowCollection::follow);
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        const auto &error = m_source->state().error;
        end(base::fail(error ? *error : base::Error{base::ErrorCode::TimedOut, "Hubble does not answer", {}}));
    });
    m_limit.start(mostWait);
    flows::FlowFilter from;
    from.source.labels << u"k8s:sandbox-id="_s + QString::fromStdString(id.text());
    flows::FlowFilter to;
    to.destination.labels = from.source.labels;
    flows::FlowQuery query;
    query.allow = {from, to};
    query.since = std::chrono::system_clock::now() - window;
    m_source->start(query);
}

void FlowCollection::follow(const hubble::SourceState &state)
{
    if (state.phase == Phase::Finished)
        end(m_lines.join());
    else if (state.phase == Phase::Failed && state.error)
        end(base::fail(*state.error));
}

void FlowCollection::end(base::Result<QByteArray> result)
{
    m_limit.stop();
    m_promise.complete(std::move(result));
    deleteLater();
}

} // namespace liteboxd::verify

#include "moc_flow_collection.cpp" // here, so that who needs none of this links none of it
