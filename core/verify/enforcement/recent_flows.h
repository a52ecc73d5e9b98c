// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/hubble/flow_source.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <string>

namespace liteboxd::verify {

/// What Hubble still has of the flows of a namespace's pods. Belongs to the context and deletes itself when done;
/// destroying the Request ends it. Errors: those of the source; TimedOut if Hubble does not answer within the limit.
class RecentFlows : public QObject
{
    Q_OBJECT

public:
    static async::Request start(std::unique_ptr<hubble::FlowSource> source, const std::string &nameSpace,
                                std::chrono::milliseconds limit, QObject *context,
                                async::Callback<QList<flows::Flow>> done);

private:
    RecentFlows(std::unique_ptr<hubble::FlowSource> source, const std::string &nameSpace,
                std::chrono::milliseconds limit, async::Promise<QList<flows::Flow>> promise, QObject *parent);

    void follow(const hubble::SourceState &state);
    void end(base::Result<QList<flows::Flow>> result);

    const std::unique_ptr<hubble::FlowSource> m_source;
    const async::Promise<QList<flows::Flow>> m_promise;
    QList<flows::Flow> m_flows;
    QTimer m_limit;
};

} // namespace liteboxd::verify
