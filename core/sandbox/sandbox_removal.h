// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/watch/watch_cache.h"
#include "core/sandbox/ending_pod.h"
#include "core/sandbox/sandbox.h"

#include <QObject>

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace liteboxd::sandbox {

/// Deletes sandboxes and sees to it that they are gone; any number of them, sixteen requests at a time. Each is bound
/// to its pod's uid, so that a later pod of the same name is never meant. One thread, that of `api`, which must outlive
/// it. Destroying it stops the watching; what was deleted goes on ending.
class SandboxRemoval : public QObject
{
    Q_OBJECT

public:
    /// How long processes have to end.
    enum class Grace {
        Usual, ///< as the pod says
        None   ///< force: the API server forgets the pod at once, whatever its node does
    };

    SandboxRemoval(kube::ApiClient &api, std::string nameSpace, QObject *parent = nullptr);
    ~SandboxRemoval() override;

    /// Once. In a dry run each is gone() as soon as the API server agreed.
    void start(std::vector<Sandbox> sandboxes, Grace grace, kube::Persistence persistence);

    /// Those that are still there, by pod name, as they were last seen.
    std::vector<EndingPod> held() const;

Q_SIGNALS:
    void gone(const liteboxd::sandbox::Sandbox &sandbox);

    /// Unsupported: a controller would make the pod anew at once; the API server's errors. The others go on.
    void refused(const liteboxd::sandbox::Sandbox &sandbox, const liteboxd::base::Error &error);

    /// Every one is gone or was refused.
    void finished();

private:
    void send();
    void remove(const Sandbox &sandbox);
    void verify(const QString &podName);
    void settle(const QString &podName);
    void refuse(const Sandbox &sandbox, const base::Error &error);
    void finishIfDone();
    kube::ResourcePath path(const QString &podName) const;

    kube::ApiClient &m_api;
    const std::string m_nameSpace;
    Grace m_grace = Grace::Usual;
    kube::Persistence m_persistence = kube::Persistence::Store;
    std::deque<Sandbox> m_waiting;
    std::map<QString, Sandbox> m_pending;         ///< by pod name: not known to be gone
    std::map<QString, async::Request> m_requests; ///< by pod name
    std::unique_ptr<kube::WatchCache<EndingPod>> m_pods;
    kube::Subscription m_changes;
    std::size_t m_open = 0; ///< delete requests without an answer
    bool m_hasFinished = false;
};

} // namespace liteboxd::sandbox
