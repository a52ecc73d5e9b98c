// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/fakes/fake_keychain.h"

#include "app/connection/connection_presenter.h"
#include "app/connection/connector.h"
#include "app/connection/kubeconfig_drop.h"

#include <QFile>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <functional>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using connection::Connector;

namespace {

const QByteArray s_kubeconfig = "apiVersion: v1\n"
                                "kind: Config\n"
                                "current-context: one\n"
                                "clusters:\n"
                                "- {name: here, cluster: {server: \"https://127.0.0.1:1\"}}\n"
                                "users:\n"
                                "- {name: me, user: {token: abc}}\n"
                                "contexts:\n"
                                "- {name: one, context: {cluster: here, user: me}}\n"
                                "- {name: two, context: {cluster: here, user: me}}\n"
                                "- {name: broken, context: {cluster: missing, user: me}}\n";

} // namespace

class TestConnector : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"LiteBoxd"_s);
        QCoreApplication::setApplicationName(u"test-connector"_s);
    }

    void init()
    {
        QSettings().clear();
        qputenv("KUBECONFIG", m_folder.filePath(u"none"_s).toUtf8());
    }

    void opensTheCurrentContext()
    {
        Fixture f;
        f.connector.open({{write(s_kubeconfig)}, {}, {}});
        QVERIFY(f.connector.session());
        QCOMPARE(f.connector.context(), u"one"_s);
        QCOMPARE(f.connector.nameSpace(), u"liteboxd"_s);
        QCOMPARE(f.connector.contexts(), (QStringList{u"broken"_s, u"one"_s, u"two"_s}));
    }

    void theCommandLineChooses()
    {
        Fixture f;
        f.connector.open({{write(s_kubeconfig)}, u"two"_s, u"elsewhere"_s});
        QCOMPARE(f.connector.context(), u"two"_s);
        QCOMPARE(f.connector.session()->settings().sandboxNamespace, u"elsewhere"_s);
    }

    void anUnusableContextLeavesTheOthersToChoose_data()
    {
        QTest::addColumn<QString>("context");
        QTest::newRow("unknown") << u"nowhere"_s;
        QTest::newRow("names a missing cluster") << u"broken"_s;
    }

    void anUnusableContextLeavesTheOthersToChoose()
    {
        QFETCH(QString, context);
        Fixture f;
        QSignalSpy changed(&f.connector, &Connector::changed);
        f.connector.open({{write(s_kubeconfig)}, context, {}});
        QCOMPARE(changed.count(), 1);
        QVERIFY(!f.connector.session());
        QVERIFY(f.connector.contextError());
        QCOMPARE(f.connector.contextError()->code, base::ErrorCode::NotFound);
        QCOMPARE(f.connector.contexts().size(), 3);
        f.connector.chooseContext(u"two"_s);
        QVERIFY(f.connector.session());
        QVERIFY(!f.connector.contextError());
    }

    void aBadKubeconfigChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("malformed") << QByteArray("{ not: [yaml");
        QTest::newRow("something else") << QByteArray("just words");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no contexts") << QByteArray("apiVersion: v1\nkind: Config\ncontexts: []\n");
    }

    void aBadKubeconfigChangesNothing()
    {
        QFETCH(QByteArray, text);
        Fixture f;
        f.connector.open({{write(s_kubeconfig)}, {}, {}});
        const session::Session *before = f.connector.session();
        QSignalSpy failed(&f.connector, &Connector::kubeconfigFailed);
        f.connector.openText(QString::fromUtf8(text));
        QCOMPARE(failed.count(), 1);
        f.connector.openFiles({m_folder.filePath(u"no-such-file"_s)});
        QCOMPARE(failed.count(), 2);
        QVERIFY(before);
        QCOMPARE(f.connector.session(), before);
        QCOMPARE(f.connector.context(), u"one"_s);
        f.connector.openFiles({write(text)});
        QCOMPARE(failed.count(), 3);
        QCOMPARE(f.connector.session(), before);
        QCOMPARE(f.connector.contexts().size(), 3);
    }

    void pastedTextIsNotRemembered()
    {
        Fixture f;
        f.connector.openText(QString::fromUtf8(s_kubeconfig));
        QVERIFY(f.connector.session());
        QVERIFY(!QSettings().contains(u"connection/files"_s));
        for (const QString &key : QSettings().allKeys())
            QVERIFY2(!QSettings().value(key).toString().contains(u"abc"_s), qPrintable(key));
    }

    void remembersContextAndNamespace()
    {
        const QString file = write(s_kubeconfig);
        qunsetenv("KUBECONFIG");
        {
            Fixture f;
            f.connector.open({{file}, {}, {}});
            f.connector.chooseContext(u"two"_s);
            f.connector.chooseNamespace(u"liteboxd-sandbox"_s);
        }
        Fixture f;
        f.connector.open({});
        QCOMPARE(f.connector.context(), u"two"_s);
        QCOMPARE(f.connector.nameSpace(), u"liteboxd-sandbox"_s);
        f.connector.chooseContext(u"one"_s);
        QCOMPARE(f.connector.nameSpace(), u"liteboxd"_s);
    }

    void sessionEndingComesFirst()
    {
        Fixture f;
        f.connector.open({{write(s_kubeconfig)}, {}, {}});
        bool alive = false;
        connect(&f.connector, &Connector::sessionEnding, this, [&] { alive = f.connector.session() != nullptr; });
        f.connector.chooseContext(u"two"_s);
        QVERIFY(alive);
    }

    void asksBeforeAPluginOfADroppedFileRuns()
    {
        const QString file = write(kubeconfigWith("exec: {command: aws, args: [get token], apiVersion: "
                                                  "client.authentication.k8s.io/v1beta1, env: [{name: P, value: v}]}"));
        {
            Fixture f;
            f.connector.openFiles({file});
            QVERIFY(!f.connector.session());
            QVERIFY(f.connector.question());
            QCOMPARE(f.connector.question()->program, u"aws"_s);
            QCOMPARE(f.connector.question()->arguments, QStringList{u"get token"_s});
            QCOMPARE(f.connector.question()->environment,
                     (std::vector<connection::LoginQuestion::Variable>{{u"P"_s, u"v"_s}}));
            f.connector.approveLogin();
            QVERIFY(f.connector.session());
            QVERIFY(!f.connector.question());
        }
        Fixture f;
        f.connector.openFiles({file});
        QVERIFY(f.connector.session()); // asked once per content
        write(kubeconfigWith("exec: {command: aws, args: [get, other], apiVersion: "
                             "client.authentication.k8s.io/v1beta1, env: [{name: P, value: v}]}"));
        f.connector.openFiles({file});
        QVERIFY(!f.connector.session());
        QVERIFY(f.connector.question());
    }

    void theSessionGoesOnUntilTheAnswer()
    {
        Fixture f;
        f.connector.open({{write(s_kubeconfig)}, {}, {}});
        const session::Session *before = f.connector.session();
        QSignalSpy changed(&f.connector, &Connector::changed);
        QSignalSpy asked(&f.connector, &Connector::questionChanged);
        f.connector.openText(pluginText());
        QCOMPARE(asked.size(), 1);
        QVERIFY(f.connector.question());
        f.connector.declineLogin();
        QCOMPARE(asked.size(), 2);
        QVERIFY(!f.connector.question());
        QCOMPARE(f.connector.contexts().size(), 3);
        QCOMPARE(changed.size(), 0);
        QCOMPARE(f.connector.session(), before);

        f.connector.openText(pluginText());
        f.connector.approveLogin();
        QCOMPARE(changed.size(), 1);
        QVERIFY(!f.connector.question());
        QVERIFY(f.connector.session());
        QVERIFY(f.connector.session()->settings().connection.exec);
    }

    void aNoLeavesTheContextsToChoose()
    {
        Fixture f;
        f.connector.openText(pluginText());
        QVERIFY(f.connector.question());
        f.connector.declineLogin();
        QVERIFY(!f.connector.session());
        QVERIFY(f.connector.contextError());
        QCOMPARE(f.connector.contextError()->code, base::ErrorCode::LoginFailed);
        QCOMPARE(f.connector.contexts().size(), 3);
        f.connector.retry();
        QVERIFY(f.connector.question()); // asked once more
    }

    void anApprovalIsForAllThatWasShown_data()
    {
        using Settings = kube::ConnectionSettings;
        QTest::addColumn<std::function<void(Settings &)>>("change");
        const auto row = [](const char *name, std::function<void(Settings &)> change) {
            QTest::newRow(name) << std::move(change);
        };
        row("server", [](Settings &s) { s.server = "https://attacker.example"; });
        row("authority", [](Settings &s) { s.caPem = "other"; });
        row("no verification", [](Settings &s) { s.verification = kube::TlsVerification::Skipped; });
        row("name of the certificate", [](Settings &s) { s.tlsServerName = "other"; });
        row("proxy", [](Settings &s) { s.proxyUrl = base::Secret("http://attacker.example"); });
        row("impersonated user", [](Settings &s) { s.impersonation.user = "admin"; });
        row("impersonated group", [](Settings &s) { s.impersonation.groups = {"system:masters"}; });
        row("token file", [](Settings &s) { s.loginFiles.token = "/etc/other"; });
        row("program", [](Settings &s) { s.exec->command = "other"; });
        row("arguments", [](Settings &s) { s.exec->arguments = {"get token"}; });
        row("variables", [](Settings &s) { s.exec->environment.front().second = base::Secret("other"); });
        row("version", [](Settings &s) { s.exec->apiVersion = "client.authentication.k8s.io/v1"; });
        row("what is told of the cluster", [](Settings &s) { s.exec->clusterJson = "{}"; });
    }

    void anApprovalIsForAllThatWasShown()
    {
        QFETCH(std::function<void(kube::ConnectionSettings &)>, change);
        QSettings settings;
        kube::ConnectionSettings login{"one", "here", "me", "https://127.0.0.1:1", "default"};
        login.loginFiles.token = "/etc/token";
        login.exec = kube::ExecPlugin{
            "client.authentication.k8s.io/v1beta1", "aws", {"get", "token"}, {{"P", base::Secret("v")}}};
        connection::approve(*connection::questionOf(login), settings);
        QVERIFY(connection::isApproved(*connection::questionOf(login), settings));
        change(login);
        QVERIFY(!connection::isApproved(*connection::questionOf(login), settings));
    }

    void asksBeforeAFileIsSent()
    {
        QFile token(m_folder.filePath(u"token"_s));
        QVERIFY(token.open(QIODevice::WriteOnly));
        token.write("t");
        token.close();
        Fixture f;
        f.connector.openText(QString::fromUtf8(kubeconfigWith("tokenFile: " + token.fileName().toUtf8())));
        QVERIFY(!f.connector.session());
        QCOMPARE(f.connector.question()->tokenFile, token.fileName());
        QCOMPARE(f.connector.question()->server, u"https://127.0.0.1:1"_s);
    }

    void whatKubectlWouldReadIsTrusted()
    {
        const QByteArray text = kubeconfigWith("exec: {command: no-such-plugin, apiVersion: "
                                               "client.authentication.k8s.io/v1beta1}");
        const QString file = write(text);
        Fixture named;
        named.connector.open({{file}, {}, {}});
        QVERIFY(named.connector.session());
        QSettings().clear();
        qputenv("KUBECONFIG", file.toUtf8());
        Fixture byDefault;
        byDefault.connector.open({});
        QVERIFY(byDefault.connector.session());
        Fixture pasted;
        pasted.connector.openText(QString::fromUtf8(text));
        QVERIFY(pasted.connector.question());
    }

    void anotherTokenInTheFileIsTakenOver()
    {
        Fixture f;
        f.connector.open({{write(s_kubeconfig)}, {}, {}});
        const session::Session *before = f.connector.session();
        QSignalSpy changed(&f.connector, &Connector::changed);
        QSignalSpy contexts(&f.connector, &Connector::contextsChanged);
        write(QByteArray(s_kubeconfig).replace("abc", "renewed"));
        QTRY_COMPARE(contexts.size(), 1);
        QCOMPARE(f.connector.session(), before); // nothing in the window starts anew
        QCOMPARE(changed.size(), 0);
        QCOMPARE(before->credentials()->ready()->authorization.reveal(), "Bearer renewed");
    }

    void anotherServerInTheFileIsOffered()
    {
        Fixture f;
        f.connector.open({{write(s_kubeconfig)}, {}, {}});
        const session::Session *before = f.connector.session();
        QSignalSpy offered(&f.connector, &Connector::reconnectOffered);
        write(QByteArray(s_kubeconfig).replace("127.0.0.1:1", "127.0.0.1:2"));
        QTRY_COMPARE(offered.size(), 1);
        QCOMPARE(f.connector.session(), before);
        f.connector.reconnect();
        QCOMPARE(f.connector.session()->settings().connection.server, "https://127.0.0.1:2");
    }

    void aFileThatIsExchangedIsSeenToo()
    {
        Fixture f;
        const QString file = write(s_kubeconfig);
        f.connector.open({{file}, {}, {}});
        QSignalSpy contexts(&f.connector, &Connector::contextsChanged);
        QSignalSpy failed(&f.connector, &Connector::kubeconfigFailed);
        for (const char *name : {"three", "four"}) {
            QFile next(file + u".new"_s);
            QVERIFY(next.open(QIODevice::WriteOnly));
            next.write(s_kubeconfig + "- {name: " + name + ", context: {cluster: here, user: me}}\n");
            next.close();
            QVERIFY(QFile::remove(file) && next.rename(file));
            QTRY_VERIFY(f.connector.contexts().contains(QString::fromLatin1(name)));
        }
        QVERIFY(QFile::remove(file));
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(f.connector.session());
    }

    void aContextWithoutASessionTriesTheNewFile()
    {
        Fixture f;
        f.connector.open({{write(s_kubeconfig)}, u"broken"_s, {}});
        QVERIFY(!f.connector.session());
        write(QByteArray(s_kubeconfig).replace("missing", "here"));
        QTRY_VERIFY(f.connector.session());
    }

    void theServerIsWhereAPersonSays()
    {
        Fixture f;
        const QString file = write(s_kubeconfig);
        f.connector.open({{file}, {}, {}});
        QVERIFY(!f.connector.setServerAddress(u"no address"_s));
        QVERIFY(f.connector.setServerAddress(u"10.255.255.1"_s));
        QCOMPARE(f.connector.session()->settings().connection.server, "https://10.255.255.1:1");
        QCOMPARE(f.connector.session()->settings().connection.tlsServerName, "127.0.0.1");
        QFile onDisk(file);
        QVERIFY(onDisk.open(QIODevice::ReadOnly));
        QCOMPARE(onDisk.readAll(), s_kubeconfig);
        f.connector.chooseContext(u"two"_s);
        QCOMPARE(f.connector.session()->settings().connection.server, "https://127.0.0.1:1"); // said of "one" only
        f.connector.chooseContext(u"one"_s);
        QVERIFY(f.connector.setServerAddress({}));
        QCOMPARE(f.connector.session()->settings().connection.server, "https://127.0.0.1:1");
    }

    /// K3s calls each of its contexts "default".
    void theAddressIsNotTakenForAnotherFile()
    {
        Fixture f;
        f.connector.open({{write(s_kubeconfig)}, {}, {}});
        QVERIFY(f.connector.setServerAddress(u"10.255.255.1"_s));
        f.connector.openFiles({write(s_kubeconfig, u"other"_s)});
        QCOMPARE(f.connector.session()->settings().connection.server, "https://127.0.0.1:1");
        QCOMPARE(f.connector.serverAddress(), QString());
        QByteArray reinstalled = s_kubeconfig;
        reinstalled.replace("server:", "certificate-authority-data: YQ==, server:");
        f.connector.open({{write(reinstalled)}, {}, {}});
        QCOMPARE(f.connector.serverAddress(), QString());
        f.connector.open({{write(s_kubeconfig)}, {}, {}});
        QCOMPARE(f.connector.session()->settings().connection.server, "https://10.255.255.1:1");
    }

    void theAddressIsWrittenWhenAsked()
    {
        Fixture f;
        f.connector.open({{write(s_kubeconfig)}, {}, {}});
        QVERIFY(!f.connector.writeServerAddress());
        QVERIFY(f.connector.setServerAddress(u"10.255.255.1"_s));
        const session::Session *before = f.connector.session();
        QSignalSpy contexts(&f.connector, &Connector::contextsChanged);
        QSignalSpy offered(&f.connector, &Connector::reconnectOffered);
        const auto written = f.connector.writeServerAddress();
        QVERIFY2(written, written ? "" : written.error().text().c_str());
        QTRY_COMPARE(contexts.size(), 1);
        QCOMPARE(offered.size(), 0); // the file says what we do already
        QCOMPARE(f.connector.session(), before);
    }

    void looksOfTheStates()
    {
        using namespace session;
        const base::Error lost{base::ErrorCode::ConnectionLost, "", ""};
        QCOMPARE(connection::look(Connecting{}).role, shell::ColorRole::Muted);
        QCOMPARE(connection::look(Connected{}).role, shell::ColorRole::Ok);
        QCOMPARE(connection::look(Stale{{}, {}, lost}).role, shell::ColorRole::Warning);
        QCOMPARE(connection::look(Failed{lost, {}}).role, shell::ColorRole::Danger);
    }

    void knowsADemo()
    {
        QVERIFY(connection::isDemo({"v1.34.0+liteboxd-demo", 1, 34, {}}));
        QVERIFY(!connection::isDemo({"v1.34.1+k3s1", 1, 34, {}}));
    }

    void takesLocalFilesFromADrop()
    {
        QMimeData content;
        content.setUrls({QUrl(u"https://example.org/x"_s), QUrl::fromLocalFile(u"/tmp/kubeconfig"_s)});
        QCOMPARE(connection::KubeconfigDrop::filesOf(content), QStringList{u"/tmp/kubeconfig"_s});
    }

private:
    struct Fixture
    {
        QSettings settings;
        tests::FakeKeychain keychain;
        session::KeptTokens kept{settings};
        Connector connector{keychain, kept, settings};
    };

    static QString pluginText()
    {
        return QString::fromUtf8(kubeconfigWith("exec: {command: no-such-plugin, apiVersion: "
                                                "client.authentication.k8s.io/v1beta1}"));
    }

    static QByteArray kubeconfigWith(const QByteArray &user)
    {
        return QByteArray(s_kubeconfig).replace("token: abc", user);
    }

    QString write(const QByteArray &text, const QString &name = u"kubeconfig"_s)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        file.write(text);
        return file.fileName();
    }

    QTemporaryDir m_folder;
};

QTEST_MAIN(TestConnector)
#include "tst_connector.moc"
