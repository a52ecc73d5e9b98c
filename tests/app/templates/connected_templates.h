// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/fakes/fake_cluster.h"
#include "tests/core/fakes/fake_keychain.h"
#include "tests/core/fakes/pod_objects.h"

#include "app/shell/actions/action_registry.h"
#include "app/templates/template_details.h"
#include "app/templates/templates_page.h"
#include "core/sandbox/templates/template_object.h"

#include <QAction>
#include <QPushButton>
#include <QSettings>
#include <QTreeView>

namespace liteboxd::tests {

using namespace Qt::Literals::StringLiterals;

inline const QString templatesPath = u"/api/v1/namespaces/liteboxd/configmaps"_s;

inline QJsonObject templateOf(const QString &name, int version, const QString &image = u"python"_s)
{
    auto read =
        sandbox::templatesFromYaml("apiVersion: liteboxd/v1\nkind: SandboxTemplate\nmetadata: {name: " + name.toUtf8() +
                                   "}\nspec: {image: " + image.toUtf8() + "}\n");
    read->front().version = version;
    return with(sandbox::templateObject(read->front()), u"metadata.namespace"_s, u"liteboxd"_s);
}

inline QJsonObject sandboxOf(const QString &id, const QString &name, int version)
{
    return with(with(podObject(id), u"metadata.annotations.liteboxd|io/template"_s, name),
                u"metadata.annotations.liteboxd|io/template-version"_s, QString::number(version));
}

inline QPushButton *button(const QWidget &dialog, const QString &text)
{
    for (QPushButton *each : dialog.findChildren<QPushButton *>()) {
        if (each->text().remove(u'&') == text)
            return each;
    }
    return nullptr;
}

/// The page, shown, over a cluster in memory.
struct ConnectedTemplates
{
    ConnectedTemplates()
    {
        settings.clear();
        auto transport = std::make_unique<FakeCluster>();
        cluster = transport.get();
        session = std::move(
            *session::Session::create({}, keychain, kept, std::make_unique<kube::ApiClient>(std::move(transport))));
        page.resize(1000, 600);
        page.show();
    }
    ~ConnectedTemplates() { page.setSession(nullptr); }

    void connectTo(const QList<QJsonObject> &templates, const QList<QJsonObject> &pods = {})
    {
        cluster->on(u"GET"_s, podsPath(), listOf(pods));
        cluster->on(u"GET"_s, templatesPath, listOf(templates));
        page.setSession(session.get());
        session->start();
    }

    void select(int row) { page.table()->setCurrentIndex(page.table()->model()->index(row, 0)); }
    QString cell(int row, int column) const { return page.table()->model()->index(row, column).data().toString(); }

    QSettings settings{u"LiteBoxd"_s, u"test"_s};
    base::SystemClock clock;
    FakeKeychain keychain;
    session::KeptTokens kept{settings};
    FakeCluster *cluster = nullptr;
    std::unique_ptr<session::Session> session;
    shell::ActionRegistry actions;
    models::ActivityModel activity;
    QAction *retry = actions.add({u"view.refresh"_s, shell::ActionGroup::View, u"Retry"_s});
    templates::TemplatesPage page{{clock, actions, activity, retry, settings}};
};

} // namespace liteboxd::tests
