// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/kube/support/test_authority.h"

#include "core/kube/kubeconfig/in_cluster.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace liteboxd;
using kube::InCluster;

class TestInCluster : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    TestAuthority m_authority;

    void write(const char *name, const std::string &text) const
    {
        QFile file(m_folder->filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.data(), static_cast<qint64>(text.size()));
    }

    InCluster cluster(const char *host = "10.43.0.1") const { return {host, "443", m_folder->path().toStdString()}; }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        write("token", "service-account-token");
        write("ca.crt", m_authority.pem());
        write("namespace", "liteboxd");
    }

    void connectsAsTheServiceAccount_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("server");
        QTest::newRow("IPv4") << QByteArray("10.43.0.1") << QByteArray("https://10.43.0.1:443");
        QTest::newRow("IPv6") << QByteArray("fd00::1") << QByteArray("https://[fd00::1]:443");
        QTest::newRow("name") << QByteArray("kubernetes.default") << QByteArray("https://kubernetes.default:443");
    }

    void connectsAsTheServiceAccount()
    {
        QFETCH(QByteArray, host);
        QFETCH(QByteArray, server);
        const auto settings = cluster(host.constData()).connection();
        QVERIFY2(settings, settings ? "" : settings.error().text().c_str());
        QCOMPARE(settings->server, server.toStdString());
        QCOMPARE(settings->defaultNamespace, "liteboxd");
        QCOMPARE(settings->caPem, m_authority.pem());
        QCOMPARE(settings->bearerToken.reveal(), "service-account-token");
        QCOMPARE(settings->loginFiles.token, std::filesystem::path(m_folder->path().toStdString()) / "token");
        QVERIFY(settings->verification == kube::TlsVerification::Full);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("text"); ///< null: the file is not there
        QTest::addColumn<QString>("message");
        QTest::newRow("no token") << QStringLiteral("token") << QByteArray() << QStringLiteral("there is no such file");
        QTest::newRow("empty token") << QStringLiteral("token") << QByteArray("\n")
                                     << QStringLiteral("the token file is empty");
        QTest::newRow("no authority") << QStringLiteral("ca.crt") << QByteArray()
                                      << QStringLiteral("there is no such file");
        QTest::newRow("no certificate") << QStringLiteral("ca.crt") << QByteArray("x")
                                        << QStringLiteral("the certificate authority is not a PEM certificate");
    }

    void refuses()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, text);
        QFETCH(QString, message);
        QVERIFY(QFile::remove(m_folder->filePath(file)));
        if (!text.isNull())
            write(qPrintable(file), text.toStdString());
        const auto settings = cluster().connection();
        QVERIFY(!settings);
        QCOMPARE(settings.error().text(), m_folder->filePath(file).toStdString() + ": " + message.toStdString());
    }

    void isThereOnlyInAPod()
    {
        qunsetenv("KUBERNETES_SERVICE_HOST");
        QVERIFY(!InCluster::ofProcess());
        qputenv("KUBERNETES_SERVICE_HOST", "10.43.0.1");
        QVERIFY(!InCluster::ofProcess());
        qputenv("KUBERNETES_SERVICE_PORT", "443");
        QCOMPARE(InCluster::ofProcess()->host, "10.43.0.1");
        QCOMPARE(InCluster::ofProcess()->port, "443");
    }
};

QTEST_GUILESS_MAIN(TestInCluster)
#include "tst_in_cluster.moc"
