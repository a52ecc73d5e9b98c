// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/connection/connector_fixture.h"

#include <QFile>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using connection::Connector;
using tests::ConnectorFixture;
using tests::threeContexts;

class GivenAddressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { tests::KubeconfigFolder::setUpProgram(u"test-given-address"_s); }
    void init() { m_folder.setUpTest(); }

    void theServerIsWhereAPersonSays()
    {
        ConnectorFixture f;
        const QString file = m_folder.write(threeContexts());
        f.connector.open({{file}, {}, {}});
        QVERIFY(!f.connector.setServerAddress(u"no address"_s));
        QVERIFY(f.connector.setServerAddress(u"10.255.255.1"_s));
        QCOMPARE(f.connector.session()->settings().connection.server, "https://10.255.255.1:1");
        QCOMPARE(f.connector.session()->settings().connection.tlsServerName, "127.0.0.1");
        QFile onDisk(file);
        QVERIFY(onDisk.open(QIODevice::ReadOnly));
        QCOMPARE(onDisk.readAll(), threeContexts());
        f.connector.chooseContext(u"two"_s);
        QCOMPARE(f.connector.session()->settings().connection.server, "https://127.0.0.1:1"); // said of "one" only
        f.connector.chooseContext(u"one"_s);
        QVERIFY(f.connector.setServerAddress({}));
        QCOMPARE(f.connector.session()->settings().connection.server, "https://127.0.0.1:1");
    }

    void anAddressIsOfOneFileAndWhatItSays_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isUsed");
        QTest::newRow("the same") << u"a"_s << k3s(1) << true;
        QTest::newRow("another token") << u"a"_s << k3s(1).replace("abc", "other") << true;
        QTest::newRow("another file") << u"b"_s << k3s(1) << false;
        QTest::newRow("another authority") << u"a"_s << k3s(1).replace("Q0E=", "T1RIRVI=") << false;
        QTest::newRow("another port") << u"a"_s << k3s(2) << false;
    }

    void anAddressIsOfOneFileAndWhatItSays()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, text);
        QFETCH(bool, isUsed);
        ConnectorFixture f;
        f.connector.openFiles({m_folder.write(k3s(1), u"a"_s)});
        QCOMPARE(f.connector.context(), u"default"_s);
        QVERIFY(f.connector.setServerAddress(u"10.255.255.1"_s));
        f.connector.openFiles({m_folder.write(text, file)});
        QCOMPARE(f.connector.context(), u"default"_s);
        QCOMPARE(!f.connector.serverAddress().isEmpty(), isUsed);
    }

    void aServerThatAnswersHereIsNotElsewhere()
    {
        QTcpServer here;
        QVERIFY(here.listen(QHostAddress::LocalHost));
        ConnectorFixture f;
        f.connector.open({{m_folder.write(threeContexts().replace(
                                              ":1\"", QByteArray(":") + QByteArray::number(here.serverPort()) + '"'),
                                          u"a"_s)},
                          {},
                          {}});
        const std::string server = "https://127.0.0.1:" + std::to_string(here.serverPort());
        QVERIFY(f.connector.setServerAddress(u"10.255.255.1"_s));
        QCOMPARE(f.connector.session()->settings().connection.server, server);
        here.close();
        f.connector.reconnect();
        QVERIFY(f.connector.session()->settings().connection.server != server);
    }

    void theAddressIsWrittenWhenAsked()
    {
        ConnectorFixture f;
        f.connector.open({{m_folder.write(threeContexts())}, {}, {}});
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

private:
    /// As K3s writes it.
    static QByteArray k3s(int port)
    {
        return "current-context: default\n"
               "clusters: [{name: default, cluster: {server: 'https://127.0.0.1:" +
               QByteArray::number(port) +
               "', certificate-authority-data: Q0E=}}]\n"
               "users: [{name: default, user: {token: abc}}]\n"
               "contexts: [{name: default, context: {cluster: default, user: default}}]\n";
    }

    tests::KubeconfigFolder m_folder;
};

QTEST_MAIN(GivenAddressTest)
#include "tst_given_address.moc"
