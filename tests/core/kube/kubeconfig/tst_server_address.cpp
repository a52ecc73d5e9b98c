// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/kubeconfig/kubeconfig.h"
#include "core/kube/kubeconfig/kubeconfig_edit.h"
#include "core/kube/kubeconfig/server_address.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace liteboxd;

/// A kubeconfig that was copied from its server and says 127.0.0.1.
class TestServerAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsLoopback_data()
    {
        QTest::addColumn<QByteArray>("server");
        QTest::addColumn<bool>("loopback");
        QTest::newRow("IPv4") << QByteArray("https://127.0.0.1:6443") << true;
        QTest::newRow("another of them") << QByteArray("https://127.8.0.1") << true;
        QTest::newRow("IPv6") << QByteArray("https://[::1]:6443") << true;
        QTest::newRow("name") << QByteArray("https://localhost:6443/k") << true;
        QTest::newRow("elsewhere") << QByteArray("https://10.0.0.1:6443") << false;
        QTest::newRow("name elsewhere") << QByteArray("https://localhost.example.com") << false;
    }

    void knowsLoopback()
    {
        QFETCH(QByteArray, server);
        QFETCH(bool, loopback);
        QCOMPARE(kube::isLoopbackServer(server.toStdString()), loopback);
    }

    void putsTheServerElsewhere_data()
    {
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<QByteArray>("server"); ///< empty: refused
        QTest::newRow("IPv4") << QByteArray("10.0.0.5") << QByteArray("https://10.0.0.5:6443/base");
        QTest::newRow("with a port") << QByteArray("10.0.0.5:7443") << QByteArray("https://10.0.0.5:7443/base");
        QTest::newRow("name") << QByteArray(" k3s.example ") << QByteArray("https://k3s.example:6443/base");
        QTest::newRow("IPv6") << QByteArray("fd00::5") << QByteArray("https://[fd00::5]:6443/base");
        QTest::newRow("IPv6 with a port") << QByteArray("[fd00::5]:1") << QByteArray("https://[fd00::5]:1/base");
        QTest::newRow("a URL") << QByteArray("https://k3s.example:1/") << QByteArray("https://k3s.example:1/base");
        QTest::newRow("nothing") << QByteArray("") << QByteArray();
        QTest::newRow("words") << QByteArray("my server") << QByteArray();
        QTest::newRow("a path") << QByteArray("host/path") << QByteArray();
        QTest::newRow("a password") << QByteArray("a:b@host") << QByteArray();
        QTest::newRow("no port") << QByteArray("host:99999") << QByteArray();
    }

    void putsTheServerElsewhere()
    {
        QFETCH(QByteArray, address);
        QFETCH(QByteArray, server);
        const auto moved = kube::serverAt("https://127.0.0.1:6443/base", address.toStdString());
        QCOMPARE(moved.has_value(), !server.isEmpty());
        if (moved)
            QCOMPARE(*moved, server.toStdString());
        else
            QCOMPARE(moved.error().code, base::ErrorCode::InvalidArgument);
    }

    void keepsTheNameOfTheCertificate()
    {
        kube::ConnectionSettings settings;
        settings.server = "https://127.0.0.1:6443";
        kube::moveTo(settings, "https://10.0.0.5:6443");
        QCOMPARE(settings.server, "https://10.0.0.5:6443");
        QCOMPARE(settings.tlsServerName, "127.0.0.1");
        settings.tlsServerName = "k3s";
        kube::moveTo(settings, "https://10.0.0.6:6443");
        QCOMPARE(settings.tlsServerName, "k3s");
    }

    void tellsLoginsFromConnections()
    {
        kube::ConnectionSettings a;
        a.server = "https://a";
        kube::ConnectionSettings b = a;
        b.bearerToken = base::Secret("t");
        b.exec = kube::ExecPlugin{};
        QVERIFY(kube::differInLoginOnly(a, b));
        b.impersonation.user = "jane";
        QVERIFY(!kube::differInLoginOnly(a, b));
        b = a;
        b.caPem = "other";
        QVERIFY(!kube::differInLoginOnly(a, b));
    }

    void changesOneServerInAText_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after"); ///< empty: refused
        const QByteArray other = "- {name: other, cluster: {server: https://127.0.0.1:6443}}\n";
        QTest::newRow("block") << "# mine\nclusters:\n" + other +
                                      "- name: k\n  cluster:\n    server: https://127.0.0.1:6443 # here\n    x: 1\n"
                               << "# mine\nclusters:\n" + other +
                                      "- name: k\n  cluster:\n    server: \"https://10.0.0.5:6443\"\n"
                                      "    tls-server-name: \"127.0.0.1\" # here\n    x: 1\n";
        QTest::newRow("flow, quoted") << "clusters:\n- {name: k, cluster: {server: 'https://127.0.0.1:6443'}}\n" + other
                                      << "clusters:\n- {name: k, cluster: {server: \"https://10.0.0.5:6443\", "
                                         "tls-server-name: \"127.0.0.1\"}}\n" +
                                             other;
        QTest::newRow("named already")
            << QByteArray(
                   "clusters:\n- name: k\n  cluster:\n    tls-server-name: k3s\n    server: https://127.0.0.1:6443\n")
            << QByteArray("clusters:\n- name: k\n  cluster:\n    tls-server-name: k3s\n"
                          "    server: \"https://10.0.0.5:6443\"\n");
        QTest::newRow("JSON") << QByteArray("{\"clusters\":[{\"name\":\"k\",\"cluster\":{\"server\":"
                                            "\"https://127.0.0.1:6443\"}}]}")
                              << QByteArray("{\"clusters\":[{\"name\":\"k\",\"cluster\":{\"server\":"
                                            "\"https://10.0.0.5:6443\", tls-server-name: \"127.0.0.1\"}}]}");
        QTest::newRow("shared by an alias")
            << QByteArray("clusters:\n- {name: a, cluster: &c {server: https://127.0.0.1:6443}}\n"
                          "- {name: k, cluster: *c}\n")
            << QByteArray();
        QTest::newRow("not there") << QByteArray("clusters: []\n") << QByteArray();
    }

    void changesOneServerInAText()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const auto changed = kube::withServer(before.toStdString(), "k", "https://10.0.0.5:6443", "127.0.0.1");
        QCOMPARE(changed.has_value(), !after.isEmpty());
        if (changed)
            QCOMPARE(QByteArray::fromStdString(*changed), after);
        else
            QCOMPARE(changed.error().code, base::ErrorCode::NotFound);
    }

    void writesTheFileItCameFrom()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("config")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("clusters:\n- name: k\n  cluster:\n    server: https://127.0.0.1:6443\n"
                   "contexts:\n- {name: c, context: {cluster: k}}\n");
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        const auto config = kube::Kubeconfig::load({file.fileName().toStdString()});
        QVERIFY(config);
        QVERIFY(!config->writeServerAddress("c", "no address"));
        QVERIFY(!config->writeServerAddress("d", "10.0.0.5"));
        const auto written = config->writeServerAddress("c", "10.0.0.5");
        QVERIFY2(written, written ? "" : written.error().text().c_str());
        const auto now = kube::Kubeconfig::load({file.fileName().toStdString()})->connection("c");
        QCOMPARE(now->server, "https://10.0.0.5:6443");
        QCOMPARE(now->tlsServerName, "127.0.0.1");
        QVERIFY((file.permissions() & (QFile::ReadGroup | QFile::ReadOther)) == 0); // as it was
    }
};

QTEST_GUILESS_MAIN(TestServerAddress)
#include "tst_server_address.moc"
