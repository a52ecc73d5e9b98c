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
        QCOMPARE(f.connector.session(), before);
        QCOMPARE(f.connector.context(), u"one"_s);
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
        Connector connector{keychain, kept};
    };

    QString write(const QByteArray &text)
    {
        QFile file(m_folder.filePath(u"kubeconfig"_s));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        file.write(text);
        return file.fileName();
    }

    QTemporaryDir m_folder;
};

QTEST_MAIN(TestConnector)
#include "tst_connector.moc"
