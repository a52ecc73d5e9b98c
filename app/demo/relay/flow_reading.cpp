// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/relay/flow_reading.h"

#include "app/demo/relay/filter_match.h"

#include <google/protobuf/util/field_mask_util.h>
#include <google/protobuf/util/time_util.h>

#include <algorithm>

namespace liteboxd::demo {

FlowReading::FlowReading(std::shared_ptr<FlowRing> ring, observer::GetFlowsRequest request)
    : m_ring(std::move(ring))
    , m_request(std::move(request))
{}

grpc::Status FlowReading::fault() const
{
    if (m_request.first() && m_request.follow())
        return {grpc::StatusCode::INVALID_ARGUMENT, "first cannot be specified with follow"};
    for (const auto *filters : {&m_request.whitelist(), &m_request.blacklist()}) {
        for (const ::flow::FlowFilter &each : *filters) {
            if (const auto field = unservedField(each))
                return {grpc::StatusCode::UNIMPLEMENTED, "the demo does not filter by " + *field};
        }
    }
    if (!google::protobuf::util::FieldMaskUtil::IsValidFieldMask<::flow::Flow>(m_request.field_mask()))
        return {grpc::StatusCode::UNKNOWN, "invalid fieldmask"};
    return grpc::Status::OK;
}

void FlowReading::begin()
{
    m_position = startPosition();
}

/// As Cilium's observer finds it (pkg/hubble/observer/local_observer.go, newRingReader).
std::uint64_t FlowReading::startPosition() const
{
    if (m_request.first() || m_request.has_since())
        return m_ring->begin();
    if (m_request.number() == 0)
        return m_request.follow() ? m_ring->end() : m_ring->begin();
    std::uint64_t found = 0;
    std::uint64_t position = m_ring->end();
    while (position > m_ring->begin() && found < m_request.number()) {
        const auto place = m_ring->read(--position);
        if (place && isWanted(*place->entry))
            ++found;
    }
    return position;
}

bool FlowReading::isWanted(const ::flow::Flow &flow) const
{
    const auto means = [&flow](const ::flow::FlowFilter &filter) { return isMeant(filter, flow); };
    const auto &allow = m_request.whitelist();
    const auto &deny = m_request.blacklist();
    return (allow.empty() || std::any_of(allow.begin(), allow.end(), means)) &&
           std::none_of(deny.begin(), deny.end(), means);
}

FlowReading::Next FlowReading::next()
{
    if (!m_request.follow() && m_request.number() > 0 && m_given >= m_request.number())
        return {nullptr, true};
    while (const auto place = m_ring->read(m_position)) {
        m_position = place->next;
        const ::flow::Flow &flow = *place->entry;
        if (m_request.has_until() && flow.time() > m_request.until())
            return {nullptr, true};
        if ((m_request.has_since() && flow.time() < m_request.since()) || !isWanted(flow))
            continue;
        ++m_given;
        return {place->entry, false};
    }
    return {nullptr, !m_request.follow()};
}

void FlowReading::fill(const ::flow::Flow &flow, observer::GetFlowsResponse &response) const
{
    response.Clear();
    *response.mutable_flow() = flow;
    if (m_request.field_mask().paths_size() > 0)
        google::protobuf::util::FieldMaskUtil::TrimMessage(m_request.field_mask(), response.mutable_flow());
    response.set_node_name(flow.node_name());
    *response.mutable_time() = flow.time();
}

} // namespace liteboxd::demo
