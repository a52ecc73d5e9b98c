// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "core/policy/live_policies.h"
#include "core/policy/policy_manifest.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace liteboxd::policy {

/// One thing that was looked at.
struct PersistenceStep
{
    enum class Result { Pass, Fail, Inconclusive, Skipped };

    QString id; ///< "stored", "agents-restarted", "unchanged", "api-server-restarted"
    Result result = Result::Skipped;
    QString observed; ///< a plain English sentence

    bool operator==(const PersistenceStep &) const = default;
};

/// Whether the default policies outlive what may happen to a cluster: they are stored at the API server, and they are
/// there unchanged when Cilium's agents are back after a restart. The API server itself is restarted by nobody over its
/// own API: that step says so. Once. One thread, that of `api`, which must outlive it; destroying it ends the looking,
/// a restart goes on.
class PersistenceCheck : public QObject
{
    Q_OBJECT

public:
    enum class Restart { Nothing, Agents };

    PersistenceCheck(kube::ApiClient &api, std::string nameSpace, std::vector<PolicyManifest> manifests,
                     std::chrono::milliseconds pause = std::chrono::seconds(2), QObject *parent = nullptr);

    void start(Restart restart);

Q_SIGNALS:
    void progressed(const QString &text);

    /// One of these, once.
    void finished(const std::vector<liteboxd::policy::PersistenceStep> &steps);
    void failed(const liteboxd::base::Error &error);

private:
    void takeStored(const LivePolicies &live);
    void restartAgents();
    void lookAtAgents();
    void takeAgents(const QJsonObject &daemonSet);
    void readAgain();
    void finish();
    void add(const char *id, PersistenceStep::Result result, const QString &observed);
    std::map<QString, QString> identities(const LivePolicies &live) const;

    kube::ApiClient &m_api;
    const std::string m_nameSpace;
    const std::vector<PolicyManifest> m_manifests;
    Restart m_restart = Restart::Nothing;
    std::map<QString, QString> m_before; ///< uid and generation by name
    qint64 m_generation = 0;             ///< of the DaemonSet with the restart in it
    std::vector<PersistenceStep> m_steps;
    QTimer m_pause;
    async::Request m_step;
};

} // namespace liteboxd::policy
