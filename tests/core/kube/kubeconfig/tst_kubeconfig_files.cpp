// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/kubeconfig/kubeconfig.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace liteboxd;
using kube::Kubeconfig;

/// Which files are read, and what several of them make together.
class TestKubeconfigFiles : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::filesystem::path write(const char *name, const std::string &text) const
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(text.data(), static_cast<qint64>(text.size()));
        return file.fileName().toStdString();
    }

private Q_SLOTS:
    void mergesAsKubectlDoes()
    {
        const auto first = write("first", "current-context: one\n"
                                          "contexts: [{name: one, context: {cluster: a, user: u}}]\n"
                                          "clusters: [{name: a, cluster: {server: 'https://first'}}]\n");
        const auto second = write("second", "current-context: two\n"
                                            "contexts: [{name: two, context: {cluster: b}}]\n"
                                            "clusters: [{name: a, cluster: {server: 'https://second'}},\n"
                                            "           {name: b, cluster: {server: 'https://b/'}}]\n"
                                            "users: [{name: u, user: {token: t}}]\n");
        const auto merged = Kubeconfig::load({m_folder.filePath(QStringLiteral("none")).toStdString(), first, second},
                                             Kubeconfig::Missing::Skips);
        QVERIFY2(merged, merged ? "" : merged.error().text().c_str());
        QCOMPARE(merged->currentContext(), "one");
        QCOMPARE(merged->contexts().size(), 2U);
        QCOMPARE(merged->connection()->server, "https://first");
        QCOMPARE(merged->connection()->bearerToken.reveal(), "t");
        QCOMPARE(merged->connection("two")->server, "https://b");
        QCOMPARE(merged->connection("two")->defaultNamespace, "default");
    }

    /// As `kubectl config view` 1.32 shows it: an entry comes whole from the first file that has its name.
    void mergesNoEntryWithAnother()
    {
        const auto first = write("m1", "clusters: [{name: a, cluster: {server: 'https://first'}}]\n"
                                       "users: [{name: u, user: {token: t1}}]\n");
        const auto second =
            write("m2", "current-context: c\ncontexts: [{name: c, context: {cluster: a, user: u}}]\n"
                        "clusters: [{name: a, cluster: {server: 'https://second', insecure-skip-tls-verify: true}}]\n"
                        "users: [{name: u, user: {username: bob, password: p}}]\n");
        const auto merged = Kubeconfig::load({first, second}, Kubeconfig::Missing::Skips);
        QVERIFY(merged);
        QCOMPARE(merged->currentContext(), "c"); // the first that says one
        const auto settings = merged->connection();
        QVERIFY2(settings, settings ? "" : settings.error().text().c_str());
        QCOMPARE(settings->server, "https://first");
        QVERIFY(settings->verification == kube::TlsVerification::Full);
        QCOMPARE(settings->bearerToken.reveal(), "t1");
        QCOMPARE(settings->basicUser, "");
    }

    void defaultFilesFollowTheEnvironment()
    {
        qputenv("KUBECONFIG", "/a::/b:/a");
        QCOMPARE(Kubeconfig::defaultFiles(), (std::vector<std::filesystem::path>{"/a", "/b"}));
        qunsetenv("KUBECONFIG");
        QVERIFY(Kubeconfig::defaultFiles().front().string().ends_with(".kube/config"));
    }

    void refusesFiles_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("message");
        QTest::newRow("missing") << m_folder.filePath(QStringLiteral("none"))
                                 << QStringLiteral("there is no such file");
        QTest::newRow("folder") << m_folder.path() << QStringLiteral("this is a folder, not a file");
        const QString pipe = m_folder.filePath(QStringLiteral("pipe"));
        QCOMPARE(::mkfifo(pipe.toLocal8Bit().constData(), 0600), 0);
        QTest::newRow("pipe that nobody writes to") << pipe << QStringLiteral("this is no regular file");
        QTest::newRow("device without an end")
            << QStringLiteral("/dev/zero") << QStringLiteral("this is no regular file");
        const QString link = m_folder.filePath(QStringLiteral("link"));
        QVERIFY(QFile::link(pipe, link));
        QTest::newRow("link to a pipe") << link << QStringLiteral("this is no regular file");
    }

    void refusesFiles()
    {
        QFETCH(QString, path);
        QFETCH(QString, message);
        const auto loaded = Kubeconfig::load({path.toStdString()});
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, base::ErrorCode::FileUnreadable);
        QCOMPARE(loaded.error().message, message.toStdString());
        QCOMPARE(loaded.error().context, path.toStdString());
    }

    void filesThatEntriesNameAreRegularToo()
    {
        const QByteArray pipe = m_folder.filePath(QStringLiteral("named")).toLocal8Bit();
        QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
        const auto config = Kubeconfig::parse("current-context: c\n"
                                              "contexts: [{name: c, context: {cluster: k, user: u}}]\n"
                                              "clusters: [{name: k, cluster: {server: 'https://h'}}]\n"
                                              "users: [{name: u, user: {tokenFile: " +
                                                  pipe.toStdString() + "}}]\n",
                                              {});
        QVERIFY(config);
        QCOMPARE(config->connection().error().text(),
                 "user \"u\": " + pipe.toStdString() + ": this is no regular file");
    }

    void aLinkToAFileIsRead()
    {
        const auto file = write("plain", "contexts: [{name: c}]\n");
        const QString link = m_folder.filePath(QStringLiteral("to-plain"));
        QVERIFY(QFile::link(QString::fromStdString(file.string()), link));
        QCOMPARE(Kubeconfig::load({link.toStdString()})->contexts().size(), 1U);
    }

    void aListWithoutAnyFileIsAnError()
    {
        const auto loaded = Kubeconfig::load({"/none/a", "/none/b"}, Kubeconfig::Missing::Skips);
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().text(), "/none/a: there is no kubeconfig file");
    }
};

QTEST_GUILESS_MAIN(TestKubeconfigFiles)
#include "tst_kubeconfig_files.moc"
