// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/upstream_address.h"

#include <QTest>

using namespace liteboxd::control;

class UpstreamAddressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clusterPlace_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<bool>("onLoopback");
        QTest::newRow("IPv4 loopback") << "https://127.0.0.1:6443" << true;
        QTest::newRow("another IPv4 loopback") << "https://127.8.9.10:6443/base" << true;
        QTest::newRow("IPv6 loopback") << "https://[::1]:6443" << true;
        QTest::newRow("localhost") << "https://localhost:6443" << true;
        QTest::newRow("private") << "https://10.0.0.1:6443" << false;
        QTest::newRow("name") << "https://cluster.example" << false;
        QTest::newRow("name that only begins so") << "https://127.0.0.1.example:6443" << false;
        QTest::newRow("nothing") << "" << false;
    }

    void clusterPlace()
    {
        QFETCH(QString, server);
        QFETCH(bool, onLoopback);
        QCOMPARE(placeOf(server.toStdString()) == ClusterPlace::Loopback, onLoopback);
    }

    void permission_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("remote");
        QTest::addColumn<bool>("onLoopback");
        QTest::newRow("pod") << "10.42.0.10" << true << true;
        QTest::newRow("pod, IPv6") << "fd00:42::10" << true << true;
        QTest::newRow("pod, IPv4 as IPv6") << "::ffff:10.42.0.10" << true << true;
        QTest::newRow("loopback") << "127.0.0.1" << false << true;
        QTest::newRow("loopback of the demo") << "127.18.0.3" << false << true;
        QTest::newRow("loopback, IPv6") << "::1" << false << true;
        QTest::newRow("loopback as IPv6") << "::ffff:127.0.0.1" << false << true;
        QTest::newRow("metadata service") << "169.254.169.254" << false << false;
        QTest::newRow("metadata service as IPv6") << "::ffff:169.254.169.254" << false << false;
        QTest::newRow("link-local, IPv6") << "fe80::1" << false << false;
        QTest::newRow("link-local with a scope") << "fe80::1%eth0" << false << false;
        QTest::newRow("a scope") << "fd00::1%eth0" << false << false;
        QTest::newRow("unspecified") << "0.0.0.0" << false << false;
        QTest::newRow("this network") << "0.1.2.3" << false << false;
        QTest::newRow("unspecified, IPv6") << "::" << false << false;
        QTest::newRow("multicast") << "224.0.0.1" << false << false;
        QTest::newRow("multicast, IPv6") << "ff02::1" << false << false;
        QTest::newRow("broadcast") << "255.255.255.255" << false << false;
        QTest::newRow("name") << "localhost" << false << false;
        QTest::newRow("with a port") << "10.42.0.10:80" << false << false;
        QTest::newRow("nothing") << "" << false << false;
    }

    void permission()
    {
        QFETCH(QString, address);
        QFETCH(bool, remote);
        QFETCH(bool, onLoopback);
        QCOMPARE(isUpstream(address, ClusterPlace::Remote), remote);
        QCOMPARE(isUpstream(address, ClusterPlace::Loopback), onLoopback);
    }
};

QTEST_GUILESS_MAIN(UpstreamAddressTest)
#include "tst_upstream_address.moc"
