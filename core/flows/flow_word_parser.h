// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/flows/flow_filter.h"

#include <QStringList>

#include <chrono>

namespace liteboxd::flows {

/// Puts the flags of `hubble observe` together to a query, one after the other.
///
/// A flag without "from" or "to" means either end, so there are two filters: in one such flags are about the source, in
/// the other about the destination.
class FlowWordParser
{
public:
    explicit FlowWordParser(std::chrono::system_clock::time_point now)
        : m_now(now)
    {}

    /// "verdict" of "--verdict", "type" of "-t"; empty for what is not known.
    static QString nameOf(const QString &word);
    static bool takesValue(const QString &name);
    static QStringList words();

    /// InvalidArgument for a value that the flag does not take.
    base::Result<void> set(const QString &name, const QString &value);

    base::Result<FlowQuery> query() const;

private:
    struct Pair
    {
        FlowFilter left;
        FlowFilter right;
        QStringList namespaces;
        QStringList sourceNamespaces;
        QStringList destinationNamespaces;
    };

    base::Result<void> setOption(const QString &name, const QString &value);
    static base::Result<void> setEnd(EndFilter &end, const QString &subject, const QString &value);
    static base::Result<void> setFlow(FlowFilter &filter, const QString &name, const QString &value);
    static QList<FlowFilter> filtersOf(Pair pair);

    std::chrono::system_clock::time_point m_now;
    Pair m_allow;
    Pair m_deny;
    bool m_not = false; ///< the next flag is for m_deny
    FlowQuery m_options;
};

} // namespace liteboxd::flows
