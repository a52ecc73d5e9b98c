// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/fakes/fake_cluster.h"

#include <QTimer>

namespace liteboxd::tests {

/// One request to a FakeCluster: asks it for the answer when the event loop turns.
class FakeClusterExchange : public kube::HttpExchange
{
    Q_OBJECT

public:
    FakeClusterExchange(FakeCluster &cluster, const kube::HttpRequest &request);

    const SeenRequest &request() const { return m_request; }
    bool isWatch() const { return m_isWatch; }

    /// Whether it is still without an answer, or an open watch.
    bool isOpen() const { return !m_ended; }

    /// Whether it is a watch whose head has arrived: what is sent before is no line of it.
    bool isWatching() const { return m_watching && !m_ended; }

    /// `date` is the field Date; empty: none.
    void answer(const FakeCluster::Answer &answer, const QByteArray &date = {});
    void openWatch();
    void line(const QByteArray &line);
    void fail(base::ErrorCode code);

private:
    SeenRequest m_request;
    bool m_isWatch;
    bool m_ended = false;
    bool m_watching = false;
    QTimer m_arrival;
    QTimer m_limit; ///< of the request, for its head
};

} // namespace liteboxd::tests
