// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/fakes/fake_cluster.h"
#include "tests/core/fakes/fake_keychain.h"
#include "tests/core/fakes/pod_objects.h"

#include "app/policies/policies_page.h"
#include "app/shell/actions/action_registry.h"

#include <QCoreApplication>
#include <QSettings>

namespace liteboxd::tests {

inline const QString allPods = QStringLiteral("/api/v1/pods");
inline const QString ciliumPath = QStringLiteral("/apis/cilium.io/v2/namespaces/liteboxd/ciliumnetworkpolicies");
inline const QString allCilium = QStringLiteral("/apis/cilium.io/v2/ciliumnetworkpolicies");
inline const QString allPolicies = QStringLiteral("/apis/networking.k8s.io/v1/networkpolicies");

/// The page over a session over a cluster in memory that has Cilium, a sandbox 0a1b2c3d, and policies.
struct ConnectedPage
{
    ConnectedPage()
    {
        auto transport = std::make_unique<FakeCluster>();
        cluster = transport.get();
        session = std::move(
            *session::Session::create({}, keychain, kept, std::make_unique<kube::ApiClient>(std::move(transport))));
        const QList<QJsonObject> pods{podObject(QStringLiteral("0a1b2c3d"))};
        cluster->on(QStringLiteral("GET"), podsPath(), listOf(pods));
        cluster->on(QStringLiteral("GET"), allPods, listOf(pods));
        setCilium({});
        page.resize(1000, 700);
    }

    ~ConnectedPage() { page.setSession(nullptr); }

    void setPolicies(const QList<QJsonObject> &policies)
    {
        cluster->on(QStringLiteral("GET"), policiesPath(), listOf(policies));
        cluster->on(QStringLiteral("GET"), allPolicies, listOf(policies));
    }

    void setCilium(const QList<QJsonObject> &policies)
    {
        cluster->on(QStringLiteral("GET"), ciliumPath, listOf(policies));
        cluster->on(QStringLiteral("GET"), allCilium, listOf(policies));
    }

    /// As this program ships them.
    QJsonObject shipped(const QString &name) const
    {
        for (const auto &manifest : session->policies().manifests()) {
            if (manifest.name == name)
                return manifest.object;
        }
        return {};
    }

    void open()
    {
        page.show();
        page.setSession(session.get());
        session->start();
    }

    /// The requests of that method since the last call.
    QList<SeenRequest> taken(const QString &method)
    {
        QList<SeenRequest> found;
        for (const SeenRequest &request : cluster->takeRequests()) {
            if (request.method == method)
                found << request;
        }
        return found;
    }

    static QSettings &emptySettings(QSettings &settings)
    {
        settings.clear();
        return settings;
    }

    QSettings settings{QStringLiteral("LiteBoxd"), QCoreApplication::applicationName()};
    FakeKeychain keychain;
    session::KeptTokens kept{emptySettings(settings)};
    FakeCluster *cluster = nullptr;
    std::unique_ptr<session::Session> session;
    shell::ActionRegistry actions;
    QAction *retry = actions.add({QStringLiteral("view.refresh"), shell::ActionGroup::View, QStringLiteral("Retry")});
    base::SystemClock clock;
    policies::PoliciesPage page{{actions, retry, settings, clock}};
};

} // namespace liteboxd::tests
