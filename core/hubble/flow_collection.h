// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/flows/flow_filter.h"
#include "core/hubble/flow_source.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>

namespace liteboxd::hubble {

/// One question without follow to its end: what Hubble still has, the newest of it. Unsupported without a source;
/// TimedOut if Hubble does not answer within the limit; else why the source does not answer. Belongs to the context and
/// deletes itself when done; destroying the Request ends it.
class FlowCollection : public QObject
{
    Q_OBJECT

public:
    struct Limits
    {
        std::chrono::milliseconds wait;
        qsizetype flows; ///< further back nothing is kept
    };

    static async::Request start(std::unique_ptr<FlowSource> source, const flows::FlowQuery &query, Limits limits,
                                QObject *context, async::Callback<QList<flows::Flow>> done);

    /// Flows that begin or end at what `end` describes, of the time since `since`.
    static flows::FlowQuery eitherEnd(const flows::EndFilter &end, std::chrono::system_clock::time_point since);

private:
    FlowCollection(std::unique_ptr<FlowSource> source, const flows::FlowQuery &query, Limits limits,
                   async::Promise<QList<flows::Flow>> promise, QObject *parent);

    void follow(const SourceState &state);
    void end(base::Result<QList<flows::Flow>> result);

    const std::unique_ptr<FlowSource> m_source;
    const async::Promise<QList<flows::Flow>> m_promise;
    QList<flows::Flow> m_flows;
    QTimer m_limit;
};

} // namespace liteboxd::hubble
