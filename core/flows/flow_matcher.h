// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/flows/flow_filter.h"
#include "core/flows/label_query.h"
#include "core/policy/explain/ip_prefix.h"

#include <QRegularExpression>

#include <vector>

namespace liteboxd::flows {

/// Says of a flow whether a query means it, as the filters of Hubble do (pkg/hubble/filters of Cilium 1.18). A value.
class FlowMatcher
{
public:
    /// InvalidArgument for a block of addresses, a pattern or a selector that is none.
    static base::Result<FlowMatcher> create(const FlowQuery &query);

    /// The filters and the times of the query; its numbers are not asked.
    bool matches(const Flow &flow) const;

private:
    struct End
    {
        EndFilter filter;
        std::vector<policy::explain::IpPrefix> blocks;
        std::vector<policy::explain::IpPrefix> translated;
        std::vector<LabelQuery> labels;
        QRegularExpression fqdns;

        bool matches(const FlowPeer &peer, bool hasPorts) const;
    };
    struct Filter
    {
        FlowFilter filter;
        End source;
        End destination;
        std::vector<LabelQuery> nodeLabels;
        std::vector<QRegularExpression> dnsQueries;
        std::vector<QRegularExpression> httpPaths;
        std::vector<QRegularExpression> httpUrls;
        QRegularExpression nodes;

        bool matches(const Flow &flow) const;
        bool matchesLayer7(const Flow &flow) const;
    };

    static base::Result<End> endOf(const EndFilter &filter);
    static base::Result<std::vector<Filter>> filtersOf(const QList<FlowFilter> &filters);

    std::vector<Filter> m_allow;
    std::vector<Filter> m_deny;
    std::optional<std::chrono::system_clock::time_point> m_since;
    std::optional<std::chrono::system_clock::time_point> m_until;
};

} // namespace liteboxd::flows
