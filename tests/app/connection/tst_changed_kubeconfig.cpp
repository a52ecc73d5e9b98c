// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/connection/connector_fixture.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using connection::Connector;
using tests::ConnectorFixture;
using tests::threeContexts;

class ChangedKubeconfigTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { tests::KubeconfigFolder::setUpProgram(u"test-changed-kubeconfig"_s); }
    void init() { m_folder.setUpTest(); }

    void anotherTokenInTheFileIsTakenOver()
    {
        ConnectorFixture f;
        f.connector.open({{m_folder.write(threeContexts())}, {}, {}});
        const session::Session *before = f.connector.session();
        QSignalSpy changed(&f.connector, &Connector::changed);
        QSignalSpy contexts(&f.connector, &Connector::contextsChanged);
        m_folder.write(threeContexts().replace("abc", "renewed"));
        QTRY_COMPARE(contexts.size(), 1);
        QCOMPARE(f.connector.session(), before); // nothing in the window starts anew
        QCOMPARE(changed.size(), 0);
        QCOMPARE(before->credentials()->ready()->authorization.reveal(), "Bearer renewed");
    }

    void anotherServerInTheFileIsOffered()
    {
        ConnectorFixture f;
        f.connector.open({{m_folder.write(threeContexts())}, {}, {}});
        const session::Session *before = f.connector.session();
        QSignalSpy offered(&f.connector, &Connector::reconnectOffered);
        m_folder.write(threeContexts().replace("127.0.0.1:1", "127.0.0.1:2"));
        QTRY_COMPARE(offered.size(), 1);
        QCOMPARE(f.connector.session(), before);
        f.connector.reconnect();
        QCOMPARE(f.connector.session()->settings().connection.server, "https://127.0.0.1:2");
    }

    void aFileThatIsExchangedIsSeenToo()
    {
        ConnectorFixture f;
        const QString file = m_folder.write(threeContexts());
        f.connector.open({{file}, {}, {}});
        QSignalSpy contexts(&f.connector, &Connector::contextsChanged);
        QSignalSpy failed(&f.connector, &Connector::kubeconfigFailed);
        for (const char *name : {"three", "four"}) {
            QFile next(file + u".new"_s);
            QVERIFY(next.open(QIODevice::WriteOnly));
            next.write(threeContexts() + "- {name: " + name + ", context: {cluster: here, user: me}}\n");
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
        ConnectorFixture f;
        f.connector.open({{m_folder.write(threeContexts())}, u"broken"_s, {}});
        QVERIFY(!f.connector.session());
        m_folder.write(threeContexts().replace("missing", "here"));
        QTRY_VERIFY(f.connector.session());
    }

private:
    tests::KubeconfigFolder m_folder;
};

QTEST_MAIN(ChangedKubeconfigTest)
#include "tst_changed_kubeconfig.moc"
