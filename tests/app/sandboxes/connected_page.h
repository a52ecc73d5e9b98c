// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/fakes/fake_cluster.h"
#include "tests/core/fakes/fake_keychain.h"
#include "tests/core/fakes/pod_objects.h"

#include "app/sandboxes/sandbox_table.h"
#include "app/sandboxes/sandboxes_page.h"
#include "app/shell/actions/action_registry.h"
#include "core/base/clock.h"
#include "core/session/session.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QJsonArray>
#include <QSettings>
#include <QStandardPaths>

/// The page over a session over a cluster in memory: all of it real but for the wire and the keychain.
struct ConnectedPage
{
    ConnectedPage()
    {
        auto transport = std::make_unique<liteboxd::tests::FakeCluster>();
        cluster = transport.get();
        session = std::move(*liteboxd::session::Session::create(
            {}, keychain, kept, std::make_unique<liteboxd::kube::ApiClient>(std::move(transport))));
        page.resize(1000, 600);
    }

    ~ConnectedPage() { page.setSession(nullptr); }

    void connectTo(const QList<QJsonObject> &pods)
    {
        cluster->on(QStringLiteral("GET"), liteboxd::tests::podsPath(), liteboxd::tests::listOf(pods));
        page.setSession(session.get());
        session->start();
    }

    void select(int from, int to)
    {
        auto *table = page.table();
        const auto *model = table->model();
        table->selectionModel()->select({model->index(from, 0), model->index(to, 0)},
                                        QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }

    static QSettings &emptySettings(QSettings &settings)
    {
        settings.clear();
        return settings;
    }

    QSettings settings{QStringLiteral("LiteBoxd"), QStringLiteral("test")};
    liteboxd::base::SystemClock clock;
    liteboxd::tests::FakeKeychain keychain;
    liteboxd::session::KeptTokens kept{emptySettings(settings)};
    liteboxd::tests::FakeCluster *cluster = nullptr;
    std::unique_ptr<liteboxd::session::Session> session;
    liteboxd::shell::ActionRegistry actions;
    liteboxd::models::ActivityModel activity;
    liteboxd::shell::SecretClipboard clipboard{*QGuiApplication::clipboard(), std::chrono::hours(1)};
    liteboxd::control::LoopbackGateway gateway;
    QList<QUrl> opened;
    QAction *retry =
        actions.add({QStringLiteral("view.refresh"), liteboxd::shell::ActionGroup::View, QStringLiteral("Retry")});
    liteboxd::sandboxes::SandboxesPage page{{clock, actions, activity, clipboard, gateway,
                                             [this](const QUrl &url) {
                                                 opened << url;
                                                 return true;
                                             },
                                             retry, settings}};
};
