// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/enforcement/recent_flows.h"

#include "core/flows/flow_filter.h"

#include <QPointer>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;
using Phase = hubble::SourceState::Phase;

namespace {

constexpr std::chrono::minutes window(30);
constexpr qsizetype mostFlows = 20'000;

} // namespace

async::Request RecentFlows::start(std::unique_ptr<hubble::FlowSource> source, const std::string &nameSpace,
                                  std::chrono::milliseconds limit, QObject *context,
                                  async::Callback<QList<flows::Flow>> done)
{
    const async::Promise<QList<flows::Flow>> promise(context, std::move(done));
    const QPointer<RecentFlows> running(new RecentFlows(std::move(source), nameSpace, limit, promise, context));
    return promise.request([running] { delete running.data(); });
}

RecentFlows::RecentFlows(std::unique_ptr<hubble::FlowSource> source, const std::string &nameSpace,
                         std::chrono::milliseconds limit, async::Promise<QList<flows::Flow>> promise, QObject *parent)
    : QObject(parent)
    , m_source(std::move(source))
    , m_promise(std::move(promise))
{
    if (!m_source) {
        end(base::fail(base::ErrorCode::Unsupported, "there is no way to Hubble here"));
        return;
    }
    connect(m_source.get(), &hubble::FlowSource::flowsCame, this, [this](const QList<flows::Flow> &flows) {
        if (m_flows.size() < mostFlows)
            m_flows << flows;
    });
    connect(m_source.get(), &hubble::FlowSource::stateChanged, this, &RecentFlows::follow);
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        const auto &error = m_source->state().error;
        end(base::fail(error ? *error : base::Error{base::ErrorCode::TimedOut, "Hubble does not answer", {}}));
    });
    m_limit.start(limit);
    flows::FlowFilter from;
    from.source.pods << QString::fromStdString(nameSpace) + u'/';
    flows::FlowFilter to;
    to.destination.pods = from.source.pods;
    flows::FlowQuery query;
    query.allow = {from, to};
    query.since = std::chrono::system_clock::now() - window;
    m_source->start(query);
}

void RecentFlows::follow(const hubble::SourceState &state)
{
    if (state.phase == Phase::Finished)
        end(m_flows);
    else if (state.phase == Phase::Failed && state.error)
        end(base::fail(*state.error));
}

void RecentFlows::end(base::Result<QList<flows::Flow>> result)
{
    m_limit.stop();
    m_promise.complete(std::move(result));
    deleteLater();
}

} // namespace liteboxd::verify

#include "moc_recent_flows.cpp" // here, so that who needs none of this links none of it
