// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/wire/list_query.h"
#include "core/kube/wire/resource_path.h"

#include <QTest>

using namespace liteboxd::kube;

class TestResourcePath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesPlaces_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expectedPath");
        QTest::addColumn<QString>("expectedText");
        const auto row = [](const char *name, const ResourcePath &path, const char *expectedPath, const char *text) {
            QTest::newRow(name) << QString::fromStdString(path.path()) << QString::fromStdString(path.text())
                                << QString::fromLatin1(expectedPath) << QString::fromUtf8(text);
        };
        using namespace resources;
        row("collection", {pods(), "liteboxd"}, "/api/v1/namespaces/liteboxd/pods", "pods in namespace liteboxd");
        row("everywhere", {pods()}, "/api/v1/pods", "pods in all namespaces");
        row("object", {pods(), "n", "a"}, "/api/v1/namespaces/n/pods/a", "pods/a in namespace n");
        row("subresource", {pods(), "n", "a", "status"}, "/api/v1/namespaces/n/pods/a/status",
            "pods/a/status in namespace n");
        row("group", {networkPolicies(), "n"}, "/apis/networking.k8s.io/v1/namespaces/n/networkpolicies",
            "networkpolicies in namespace n");
        row("cluster scope", {namespaces(), "", "n"}, "/api/v1/namespaces/n", "namespaces/n");
        row("no way out", {pods(), "..", "a/../b?c#d%2F é"},
            "/api/v1/namespaces/%2E%2E/pods/a%2F..%2Fb%3Fc%23d%252F%20%C3%A9",
            "pods/a/../b?c#d%2F \xc3\xa9 in namespace ..");
    }

    void namesPlaces()
    {
        QFETCH(QString, path);
        QFETCH(QString, text);
        QFETCH(QString, expectedPath);
        QFETCH(QString, expectedText);
        QCOMPARE(path, expectedPath);
        QCOMPARE(text, expectedText);
    }

    void asksForPagesAndWatches()
    {
        const ListQuery query{{resources::pods(), "n"}, "app=x,y!=z", "metadata.name=a"};
        const std::string selectors = "?labelSelector=app%3Dx%2Cy%21%3Dz&fieldSelector=metadata.name%3Da";
        QCOMPARE(query.pageTarget(500, ""), "/api/v1/namespaces/n/pods" + selectors + "&limit=500");
        QCOMPARE(query.pageTarget(0, "t=="), "/api/v1/namespaces/n/pods" + selectors + "&continue=t%3D%3D");
        QCOMPARE(query.watchTarget("12", std::chrono::minutes(5)),
                 "/api/v1/namespaces/n/pods" + selectors +
                     "&watch=true&allowWatchBookmarks=true&resourceVersion=12&timeoutSeconds=300");
        QCOMPARE((ListQuery{{resources::pods()}}).pageTarget(0, ""), "/api/v1/pods");
    }
};

QTEST_GUILESS_MAIN(TestResourcePath)
#include "tst_resource_path.moc"
