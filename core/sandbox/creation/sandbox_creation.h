// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/watch/watch_cache.h"
#include "core/policy/network_policy_manager.h"
#include "core/sandbox/creation/creation_stage.h"
#include "core/sandbox/creation/sandbox_request.h"
#include "core/sandbox/creation/sandbox_setup.h"
#include "core/sandbox/creation/setup_turn.h"
#include "core/sandbox/pod_event.h"

#include <QObject>

#include <memory>
#include <set>

namespace liteboxd::sandbox {

/// Creates one sandbox and follows it until it is ready, or the cluster says why it never will be; that is told at
/// once. A request with a key whose pod exists already goes on where the earlier run stopped. The pod stays whatever
/// happens: its events and logs are the evidence.
///
/// One thread, that of `api`, which must outlive it. Destroying it stops the following; the pod stays.
class SandboxCreation : public QObject
{
    Q_OBJECT

public:
    enum class Wait {
        UntilReady,
        No ///< ends when the API server took the pod: files, script and probe of the template are not run
    };

    SandboxCreation(kube::ApiClient &api, SandboxRequest request, QObject *parent = nullptr);
    ~SandboxCreation() override;

    /// Once. A dry run ends when the API server has judged the pod.
    void start(Wait wait, kube::Persistence persistence);

    /// Whether the pod exists, as far as is known.
    bool hasPod() const { return m_hasPod; }

Q_SIGNALS:
    /// Each stage once; those that nothing is to be done for are left out.
    void reached(liteboxd::sandbox::CreationStage stage);

    /// What the cluster notes about the pod meanwhile: "Pulling image …".
    void noted(const liteboxd::sandbox::PodEvent &event);
    void scriptEnded(const liteboxd::sandbox::CommandResult &result);

    /// The policy of its allowed domains could not be made: it goes on, and stays closed.
    void domainsNotOpened(const liteboxd::base::Error &error);

    /// One of these, once. Errors: those of the API server (Rejected for a quota or an admission that refuses);
    /// Rejected, with the sandbox as its subject: it will never be ready, with the reason; Conflict: the key belongs to
    /// a sandbox that was wanted otherwise, or has ended; those of its commands.
    void finished(const liteboxd::sandbox::Sandbox &sandbox);
    void failed(const liteboxd::base::Error &error);

private:
    void takeAnswer(base::Result<QJsonObject> pod);
    void resume(const QJsonObject &pod);
    void openDomains(const Sandbox &sandbox);
    void goOn(const Sandbox &sandbox);
    void create();
    void follow(const std::string &uid);
    void lookForIt();
    void endDeleted();
    void take(const Sandbox &sandbox);
    void takeEvent(const PodEvent &event);
    void giveUp(const std::string &why);
    void setUp(const Sandbox &sandbox);
    void runSetup(const Sandbox &sandbox);
    void notePrepared(const Sandbox &sandbox);
    void reach(CreationStage stage);
    void end(base::Result<Sandbox> result);
    std::string context() const { return "sandbox " + m_request.id.text(); }

    kube::ApiClient &m_api;
    SandboxRequest m_request;
    Wait m_wait = Wait::UntilReady;
    kube::Persistence m_persistence = kube::Persistence::Store;
    policy::NetworkPolicyManager m_policies;
    bool m_hasPod = false;
    bool m_isPrepared = false; ///< an earlier run did the setup
    std::set<CreationStage> m_reached;
    std::unique_ptr<kube::WatchCache<Sandbox>> m_pods;
    std::unique_ptr<kube::WatchCache<PodEvent>> m_events;
    kube::Subscription m_podChanges;
    kube::Subscription m_eventChanges;
    std::unique_ptr<SetupTurn> m_turn; ///< with a key: others may do the same
    std::unique_ptr<SandboxSetup> m_setup;
    async::Request m_step;
    bool m_hasEnded = false;
};

} // namespace liteboxd::sandbox
