// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/service.h"
#include "gateway/http/worker.h"

#include <future>

namespace liteboxd::tests {

/// A service for tests between a server and the service proper: it can hold the first worker, so that whatever happens
/// meanwhile comes to it in one turn of its loop.
class WorkerGrip final : public http::Service
{
public:
    explicit WorkerGrip(http::Service &service)
        : m_service(service)
    {}

    io::Task<void> serve(http::Exchange &exchange) override { return m_service.serve(exchange); }
    void refused(http::Connection &connection, int status) override { m_service.refused(connection, status); }
    void workerStarted(http::Worker &worker) override
    {
        m_service.workerStarted(worker);
        if (worker.index() == 0)
            m_worker.set_value(&worker);
    }
    void workerStopped(http::Worker &worker) override { m_service.workerStopped(worker); }
    void workerDraining(http::Worker &worker) override { m_service.workerDraining(worker); }

    /// Returns when the worker stands still.
    void hold()
    {
        std::promise<void> standing;
        m_held.get()->reactor().post([this, &standing] {
            standing.set_value();
            m_release.get_future().wait();
        });
        standing.get_future().wait();
    }
    void release() { m_release.set_value(); }

private:
    http::Service &m_service;
    std::promise<http::Worker *> m_worker;
    std::shared_future<http::Worker *> m_held = m_worker.get_future().share();
    std::promise<void> m_release;
};

} // namespace liteboxd::tests
