// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/connection/connector_fixture.h"

#include "app/connection/connection_presenter.h"
#include "app/connection/kubeconfig_drop.h"

#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using connection::Connector;
using tests::ConnectorFixture;
using tests::threeContexts;

class ConnectorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { tests::KubeconfigFolder::setUpProgram(u"test-connector"_s); }
    void init() { m_folder.setUpTest(); }

    void opensTheCurrentContext()
    {
        ConnectorFixture f;
        f.connector.open({{m_folder.write(threeContexts())}, {}, {}});
        QVERIFY(f.connector.session());
        QCOMPARE(f.connector.context(), u"one"_s);
        QCOMPARE(f.connector.nameSpace(), u"liteboxd"_s);
        QCOMPARE(f.connector.contexts(), (QStringList{u"broken"_s, u"one"_s, u"two"_s}));
    }

    void theCommandLineChooses()
    {
        ConnectorFixture f;
        f.connector.open({{m_folder.write(threeContexts())}, u"two"_s, u"elsewhere"_s});
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
        ConnectorFixture f;
        QSignalSpy changed(&f.connector, &Connector::changed);
        f.connector.open({{m_folder.write(threeContexts())}, context, {}});
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
        ConnectorFixture f;
        f.connector.open({{m_folder.write(threeContexts())}, {}, {}});
        const session::Session *before = f.connector.session();
        QSignalSpy failed(&f.connector, &Connector::kubeconfigFailed);
        f.connector.openText(QString::fromUtf8(text));
        QCOMPARE(failed.count(), 1);
        f.connector.openFiles({m_folder.path(u"no-such-file"_s)});
        QCOMPARE(failed.count(), 2);
        QVERIFY(before);
        QCOMPARE(f.connector.session(), before);
        QCOMPARE(f.connector.context(), u"one"_s);
        f.connector.openFiles({m_folder.write(text)});
        QCOMPARE(failed.count(), 3);
        QCOMPARE(f.connector.session(), before);
        QCOMPARE(f.connector.contexts().size(), 3);
    }

    void pastedTextIsNotRemembered()
    {
        ConnectorFixture f;
        f.connector.openText(QString::fromUtf8(threeContexts()));
        QVERIFY(f.connector.session());
        QVERIFY(!QSettings().contains(u"connection/files"_s));
        for (const QString &key : QSettings().allKeys())
            QVERIFY2(!QSettings().value(key).toString().contains(u"abc"_s), qPrintable(key));
    }

    void remembersContextAndNamespace()
    {
        const QString file = m_folder.write(threeContexts());
        qunsetenv("KUBECONFIG");
        {
            ConnectorFixture f;
            f.connector.open({{file}, {}, {}});
            f.connector.chooseContext(u"two"_s);
            f.connector.chooseNamespace(u"liteboxd-sandbox"_s);
        }
        ConnectorFixture f;
        f.connector.open({});
        QCOMPARE(f.connector.context(), u"two"_s);
        QCOMPARE(f.connector.nameSpace(), u"liteboxd-sandbox"_s);
        f.connector.chooseContext(u"one"_s);
        QCOMPARE(f.connector.nameSpace(), u"liteboxd"_s);
    }

    void sessionEndingComesFirst()
    {
        ConnectorFixture f;
        f.connector.open({{m_folder.write(threeContexts())}, {}, {}});
        bool alive = false;
        connect(&f.connector, &Connector::sessionEnding, this, [&] { alive = f.connector.session() != nullptr; });
        f.connector.chooseContext(u"two"_s);
        QVERIFY(alive);
    }

    void whatASecondFileCannotReachIsSaid()
    {
        ConnectorFixture f;
        QSignalSpy shadowed(&f.connector, &Connector::contextsShadowed);
        f.connector.open({{m_folder.write(threeContexts(), u"a"_s)}, {}, {}});
        QCOMPARE(shadowed.size(), 0);
        QByteArray other = threeContexts().replace("name: two", "name: three").replace("name: broken", "name: own");
        f.connector.open({{m_folder.write(threeContexts(), u"a"_s), m_folder.write(other, u"b"_s)}, {}, {}});
        QCOMPARE(shadowed.size(), 1);
        // "one" is a's own; "three" would lead to a's cluster "here"; "own" is broken in b as well.
        QCOMPARE(shadowed.front().front().toStringList(), (QStringList{u"one (b)"_s, u"own (b)"_s, u"three (b)"_s}));
        other = threeContexts()
                    .replace("one", "three")
                    .replace("two", "four")
                    .replace("broken", "five")
                    .replace("here", "there")
                    .replace("name: me", "name: you")
                    .replace("user: me", "user: you");
        f.connector.open({{m_folder.write(threeContexts(), u"a"_s), m_folder.write(other, u"b"_s)}, {}, {}});
        QCOMPARE(shadowed.size(), 1);
    }

    void theContextsOwnNamespaceIsUsed()
    {
        ConnectorFixture f;
        f.connector.open(
            {{m_folder.write(threeContexts().replace("two, context: {", "two, context: {namespace: team-a, "))},
             u"two"_s,
             {}});
        QCOMPARE(f.connector.nameSpace(), u"team-a"_s);
        f.connector.chooseContext(u"one"_s);
        QCOMPARE(f.connector.nameSpace(), u"liteboxd"_s);
        f.connector.chooseContext(u"two"_s);
        f.connector.chooseNamespace(u"team-b"_s);
        f.connector.chooseContext(u"one"_s);
        f.connector.chooseContext(u"two"_s);
        QCOMPARE(f.connector.nameSpace(), u"team-b"_s); // the last one used wins
    }

    void aNamespaceIsRememberedForItsClusterNotForItsName()
    {
        ConnectorFixture f;
        const QString one = m_folder.write(threeContexts(), u"a"_s);
        const QString other = m_folder.write(threeContexts().replace("127.0.0.1:1", "127.0.0.1:2"), u"b"_s);
        f.connector.open({{one}, {}, {}});
        f.connector.chooseNamespace(u"team-b"_s);
        f.connector.open({{other}, {}, {}});
        QCOMPARE(f.connector.nameSpace(), u"liteboxd"_s);
        f.connector.open({{one}, {}, {}});
        QCOMPARE(f.connector.nameSpace(), u"team-b"_s);
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
    tests::KubeconfigFolder m_folder;
};

QTEST_MAIN(ConnectorTest)
#include "tst_connector.moc"
