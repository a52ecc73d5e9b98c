// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/kubeconfig/cluster_choice.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;

class ClusterChoiceTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::filesystem::path write(const QString &name, const QByteArray &server)
    {
        QDir(m_folder.path()).mkpath(u".kube"_s);
        QFile file(m_folder.filePath(name));
        if (file.open(QFile::WriteOnly))
            file.write("clusters: [{name: c, cluster: {server: 'https://" + server +
                       "'}}]\nusers: [{name: u, user: {token: t}}]\n"
                       "contexts: [{name: x, context: {cluster: c, user: u}}]\ncurrent-context: x\n");
        return file.fileName().toStdString();
    }

private Q_SLOTS:
    void cleanup()
    {
        QDir(m_folder.path()).removeRecursively();
        QDir().mkpath(m_folder.path());
    }

    void choosesByWhatThereIs_data()
    {
        QTest::addColumn<bool>("isNamed");
        QTest::addColumn<bool>("isInEnvironment");
        QTest::addColumn<bool>("isAtHome");
        QTest::addColumn<bool>("isInPod");
        QTest::addColumn<QString>("server"); // empty: the pod's own, whose service account is not there
        QTest::newRow("a named file") << true << true << true << true << u"https://named"_s;
        QTest::newRow("the environment's") << false << true << true << true << u"https://environment"_s;
        QTest::newRow("the one at home") << false << false << true << true << u"https://home"_s;
        QTest::newRow("the one at home, outside of a pod") << false << false << true << false << u"https://home"_s;
        QTest::newRow("a pod's own") << false << false << false << true << QString();
    }

    void choosesByWhatThereIs()
    {
        QFETCH(bool, isNamed);
        QFETCH(bool, isInEnvironment);
        QFETCH(bool, isAtHome);
        QFETCH(bool, isInPod);
        QFETCH(QString, server);
        qputenv("HOME", m_folder.path().toUtf8());
        qunsetenv("KUBECONFIG");
        qunsetenv("KUBERNETES_SERVICE_HOST");
        qputenv("KUBERNETES_SERVICE_PORT", "443");
        if (isInPod)
            qputenv("KUBERNETES_SERVICE_HOST", "10.43.0.1");
        if (isAtHome)
            write(u".kube/config"_s, "home");
        if (isInEnvironment)
            qputenv("KUBECONFIG", QByteArray::fromStdString(write(u"environment"_s, "environment").string()));
        kube::ClusterChoice choice;
        if (isNamed)
            choice.kubeconfigs = {write(u"named"_s, "named")};

        QCOMPARE(choice.files().empty(), server.isEmpty());
        const auto connection = choice.connection();
        if (server.isEmpty()) {
            QVERIFY(!connection);
            QVERIFY2(connection.error().text().find("serviceaccount") != std::string::npos,
                     connection.error().text().c_str());
        } else {
            QVERIFY2(connection, connection ? "" : connection.error().text().c_str());
            QCOMPARE(QString::fromStdString(connection->server), server);
        }
    }

    void namesTheFilesInWhichItIsNot_data()
    {
        QTest::addColumn<bool>("isEmpty");
        QTest::addColumn<QString>("context");
        QTest::addColumn<QString>("text"); // FILES stands for the files
        QTest::newRow("no contexts") << true << QString() << u"FILES: the kubeconfig holds no contexts"_s;
        QTest::newRow("no such context") << false << u"other"_s
                                         << u"FILES: context \"other\": the kubeconfig has no context of this name"_s;
    }

    void namesTheFilesInWhichItIsNot()
    {
        QFETCH(bool, isEmpty);
        QFETCH(QString, context);
        QFETCH(QString, text);
        kube::ClusterChoice choice{{}, context.toStdString()};
        for (const QString &name : {u"first"_s, u"second"_s}) {
            choice.kubeconfigs.push_back(write(name, "there"));
            QVERIFY(!isEmpty || QFile::resize(m_folder.filePath(name), 0));
        }
        const auto connection = choice.connection();
        QVERIFY(!connection);
        QCOMPARE(connection.error().code, base::ErrorCode::NotFound);
        const QString files = m_folder.filePath(u"first"_s) + u", "_s + m_folder.filePath(u"second"_s);
        QCOMPARE(QString::fromStdString(connection.error().text()), text.replace(u"FILES"_s, files));
    }

    void aNamedFileHasToBeThere()
    {
        const kube::ClusterChoice choice{{m_folder.filePath(u"missing"_s).toStdString()}, {}};
        const auto connection = choice.connection();
        QVERIFY(!connection);
        QCOMPARE(connection.error().code, base::ErrorCode::FileUnreadable);
    }
};

QTEST_GUILESS_MAIN(ClusterChoiceTest)
#include "tst_cluster_choice.moc"
