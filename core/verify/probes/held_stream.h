// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/kube/api_client.h"
#include "core/kube/streams/exec_stream.h"
#include "core/verify/probes/probe_plan.h"
#include "core/verify/probes/probe_tool.h"

#include <QObject>
#include <QTimer>

namespace liteboxd::verify {

/// One connection from a pod to a web server that is held open: a request goes through it each second, and the answers
/// are counted. That there are none any more means that the connection is cut, or the server has had enough.
/// Destroying it ends it. One thread; `api` and `clock` must outlive it.
class HeldStream : public QObject
{
    Q_OBJECT

public:
    HeldStream(kube::ApiClient &api, const ProbePod &from, ProbeTool tool, const ProbePlace &place,
               const base::Clock &clock);

    int answers() const { return m_answers; }

    /// Since the last answer, or since the start.
    std::chrono::milliseconds silence() const;

private:
    void ask();

    const base::Clock &m_clock;
    const QByteArray m_request;
    kube::ExecStream m_stream;
    QTimer m_each;
    int m_answers = 0;
    std::chrono::steady_clock::time_point m_last;
};

} // namespace liteboxd::verify
