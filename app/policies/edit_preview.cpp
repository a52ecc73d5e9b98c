// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/policies/edit_preview.h"

#include "core/async/on_pool.h"
#include "core/hubble/flow_archive.h"
#include "core/policy/objects/object_reader.h"
#include "core/store/store.h"

#include <utility>

namespace liteboxd::policies {

using policy::explain::PolicyExplainer;

namespace {

constexpr std::chrono::milliseconds s_rest(400);
constexpr std::chrono::hours s_window(24);
constexpr std::chrono::minutes s_keep(1); ///< recorded flows are read anew after this time
constexpr std::size_t s_mostFlows = 50'000;

base::Result<std::vector<flows::SeenFlow>> seenIn(const store::FlowSegments &segments, const std::stop_token &stop)
{
    flows::FlowDigest digest(s_mostFlows);
    for (const store::FlowSegment &segment : segments) {
        if (stop.stop_requested())
            break;
        const auto archived = hubble::flowsFromArchive(segment.content);
        if (!archived)
            return base::fail(archived.error());
        for (const flows::SeenFlow &each : archived->seen)
            digest.take(each);
    }
    return digest.values();
}

} // namespace

struct EditPreview::Answer
{
    SeenFlows seen{};
    std::shared_ptr<const EditEffects> effects{};
    std::optional<base::Error> error{};
};

EditPreview::EditPreview(const base::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(s_rest);
    connect(&m_rest, &QTimer::timeout, this, &EditPreview::read);
}

EditPreview::~EditPreview()
{
    m_stop.request_stop();
}

void EditPreview::setPlace(store::Store *store, const QString &clusterUid, const QString &nameSpace)
{
    m_store = store;
    m_clusterUid = clusterUid;
    m_nameSpace = nameSpace;
    m_seen.reset();
}

void EditPreview::setExplainer(const std::shared_ptr<const PolicyExplainer> &explainer)
{
    m_explainer = explainer;
}

void EditPreview::ask(const std::optional<QJsonObject> &policy)
{
    if (policy == m_policy)
        return;
    cancel();
    m_policy = policy;
    Q_EMIT waiting(m_policy.has_value());
    if (m_policy)
        m_rest.start();
}

void EditPreview::cancel()
{
    ++m_question;
    m_stop.request_stop();
    m_rest.stop();
    m_reading = {};
}

void EditPreview::read()
{
    const auto now = m_clock.wall();
    if (!m_store || (m_seen && now < m_seenAt + s_keep))
        return compute({});
    m_seen.reset();
    m_seenAt = now;
    store::FlowSegmentQuery query;
    query.clusterUid = m_clusterUid;
    query.nameSpace = m_nameSpace;
    query.since = now - s_window;
    m_reading = m_store->flows(query, this, [this](const base::Result<store::FlowSegments> &segments) {
        if (!segments)
            return Q_EMIT failed(segments.error());
        compute(*segments);
    });
}

void EditPreview::compute(const store::FlowSegments &segments)
{
    if (!m_explainer || !m_policy)
        return;
    m_stop = std::stop_source();
    auto answer = [segments, stop = m_stop.get_token(), known = m_seen, now = m_explainer,
                   edited = *m_policy]() -> Answer {
        auto seen = known;
        if (!seen) {
            auto read = seenIn(segments, stop);
            if (!read)
                return {{}, {}, read.error()};
            seen = std::make_shared<const std::vector<flows::SeenFlow>>(std::move(*read));
        }
        policy::objects::ClusterObjects changed;
        if (const auto added = policy::objects::addObject(edited, changed); !added)
            return {seen, {}, added.error()};
        auto effects = std::make_shared<EditEffects>();
        const PolicyExplainer then(policy::withPolicies(now->objects(), changed));
        if (!stop.stop_requested())
            effects->changes = policy::verdictChanges(now->objects(), then.objects());
        effects->replay = flows::replay(*seen, *now, then, stop);
        effects->recorded = seen->size();
        return {seen, std::move(effects), {}};
    };
    async::onPool(this, std::move(answer), [this, question = m_question](const Answer &computed) {
        if (question != m_question)
            return;
        m_seen = computed.seen;
        if (computed.error)
            return Q_EMIT failed(*computed.error);
        Q_EMIT found(computed.effects);
    });
}

} // namespace liteboxd::policies
