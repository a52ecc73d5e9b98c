// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hubble/flow_collection.h"

#include <QPointer>

namespace liteboxd::hubble {

using Phase = SourceState::Phase;

async::Request FlowCollection::start(std::unique_ptr<FlowSource> source, const flows::FlowQuery &query, Limits limits,
                                     QObject *context, async::Callback<QList<flows::Flow>> done)
{
    const async::Promise<QList<flows::Flow>> promise(context, std::move(done));
    const QPointer<FlowCollection> running(new FlowCollection(std::move(source), query, limits, promise, context));
    return promise.request([running] { delete running.data(); });
}

flows::FlowQuery FlowCollection::eitherEnd(const flows::EndFilter &end, std::chrono::system_clock::time_point since)
{
    flows::FlowFilter from;
    from.source = end;
    flows::FlowFilter to;
    to.destination = end;
    flows::FlowQuery query;
    query.allow = {from, to};
    query.since = since;
    return query;
}

FlowCollection::FlowCollection(std::unique_ptr<FlowSource> source, const flows::FlowQuery &query, Limits limits,
                               async::Promise<QList<flows::Flow>> promise, QObject *parent)
    : QObject(parent)
    , m_source(std::move(source))
    , m_promise(std::move(promise))
{
    if (!m_source) {
        end(base::fail(base::ErrorCode::Unsupported, "there is no way to Hubble here"));
        return;
    }
    connect(m_source.get(), &FlowSource::flowsCame, this, [this, most = limits.flows](const QList<flows::Flow> &flows) {
        m_flows << flows;
        if (m_flows.size() > most)
            m_flows.remove(0, m_flows.size() - most);
    });
    connect(m_source.get(), &FlowSource::stateChanged, this, &FlowCollection::follow);
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        const auto &error = m_source->state().error;
        end(base::fail(error ? *error : base::Error{base::ErrorCode::TimedOut, "Hubble does not answer", {}}));
    });
    m_limit.start(limits.wait);
    m_source->start(query);
}

void FlowCollection::follow(const SourceState &state)
{
    if (state.phase == Phase::Finished)
        end(m_flows);
    else if (state.phase == Phase::Failed && state.error)
        end(base::fail(*state.error));
}

void FlowCollection::end(base::Result<QList<flows::Flow>> result)
{
    m_limit.stop();
    m_promise.complete(std::move(result));
    deleteLater();
}

} // namespace liteboxd::hubble
