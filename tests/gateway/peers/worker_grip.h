// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/service.h"
#include "gateway/http/worker.h"

#include <algorithm>
#include <future>
#include <mutex>
#include <vector>

namespace liteboxd::tests {

/// A service for tests between a server and the service proper: it can hold the first worker, so that whatever happens
/// meanwhile comes to it in one turn of its loop, and wait until all workers have done what they were told.
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
        {
            const std::lock_guard lock(m_mutex);
            m_workers.push_back(&worker); // first: settle() must not miss one that the service posts to
        }
        m_service.workerStarted(worker);
        if (worker.index() == 0)
            m_worker.set_value(&worker);
    }
    void workerStopped(http::Worker &worker) override
    {
        {
            const std::lock_guard lock(m_mutex);
            m_workers.erase(std::remove(m_workers.begin(), m_workers.end(), &worker), m_workers.end());
        }
        m_service.workerStopped(worker);
    }
    void workerDraining(http::Worker &worker) override { m_service.workerDraining(worker); }

    /// Returns when what was posted to the workers so far is done. Not while one is held.
    void settle()
    {
        std::vector<http::Worker *> workers;
        {
            const std::lock_guard lock(m_mutex);
            workers = m_workers;
        }
        for (http::Worker *const worker : workers) {
            std::promise<void> done;
            worker->reactor().post([&done] { done.set_value(); });
            done.get_future().wait();
        }
    }

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
    std::mutex m_mutex;
    std::vector<http::Worker *> m_workers; ///< those that run
    std::promise<http::Worker *> m_worker;
    std::shared_future<http::Worker *> m_held = m_worker.get_future().share();
    std::promise<void> m_release;
};

} // namespace liteboxd::tests
