// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/answers/listening_sockets.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using liteboxd::verify::listeningSockets;

/// What /proc/net/tcp tells about listeners.
class ListeningSocketsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
};

void ListeningSocketsTest::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("sockets");
    QTest::newRow("nothing") << QByteArray() << QString();
    QTest::newRow("titles") << QByteArray("  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt")
                            << QString();
    QTest::newRow("everybody") << QByteArray("   0: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000")
                               << u"8080"_s;
    QTest::newRow("one address") << QByteArray("   0: 0500000A:1F90 00000000:0000 0A") << u"8080"_s;
    QTest::newRow("loopback") << QByteArray("   0: 0100007F:0050 00000000:0000 0A") << u"80!"_s;
    QTest::newRow("127.0.1.1") << QByteArray("   0: 0101007F:0050 00000000:0000 0A") << u"80!"_s;
    QTest::newRow("IPv6") << QByteArray(
                                 "0: 00000000000000000000000000000000:1F90 00000000000000000000000000000000:0000 0A")
                          << u"8080"_s;
    QTest::newRow("::1") << QByteArray(
                                "0: 00000000000000000000000001000000:1F90 00000000000000000000000000000000:0000 0A")
                         << u"8080!"_s;
    QTest::newRow("::ffff:127.0.0.1")
        << QByteArray("0: 0000000000000000FFFF00000100007F:1F90 00000000000000000000000000000000:0000 0A")
        << u"8080!"_s;
    QTest::newRow("a connection") << QByteArray("   0: 00000000:1F90 0100000A:8000 01") << QString();
    QTest::newRow("both kinds, once each") << QByteArray("1: 0100007F:0050 00000000:0000 0A\n2: 00000000:0050 "
                                                         "00000000:0000 0A\n3: 00000000:0050 00000000:0000 0A")
                                           << u"80 80!"_s;
    QTest::newRow("no numbers") << QByteArray("0: 00000000:XYZ 00000000:0000 0A\n0: :: 0 0A\n0: 0:0 0 0A") << QString();
}

void ListeningSocketsTest::reads()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, sockets);
    QStringList found;
    for (const auto &socket : listeningSockets(text))
        found << QString::number(socket.port) + (socket.isLoopback ? u"!"_s : QString());
    QCOMPARE(found.join(u' '), sockets);
}

QTEST_GUILESS_MAIN(ListeningSocketsTest)
#include "tst_listening_sockets.moc"
