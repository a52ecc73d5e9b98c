// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/upstream_address.h"

#include <QTest>

using namespace liteboxd;
using namespace liteboxd::control;

class UpstreamAddressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clusterPlace_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("cluster");
        QTest::addColumn<bool>("isDemo");
        QTest::newRow("the demo") << "https://127.0.0.1:6443"
                                  << "liteboxd-demo" << true;
        QTest::newRow("the demo elsewhere on loopback") << "https://127.8.9.10:6443/base"
                                                        << "liteboxd-demo" << true;
        QTest::newRow("the demo, IPv6") << "https://[::1]:6443"
                                        << "liteboxd-demo" << true;
        QTest::newRow("the demo, by name") << "https://localhost:6443"
                                           << "liteboxd-demo" << true;
        QTest::newRow("a tunnel to another cluster") << "https://127.0.0.1:6443"
                                                     << "production" << false;
        QTest::newRow("a tunnel, by name") << "https://localhost:6443"
                                           << "default" << false;
        QTest::newRow("what only calls itself the demo") << "https://10.0.0.1:6443"
                                                         << "liteboxd-demo" << false;
        QTest::newRow("a name that only begins so") << "https://127.0.0.1.example:6443"
                                                    << "liteboxd-demo" << false;
        QTest::newRow("nothing") << ""
                                 << "" << false;
    }

    void clusterPlace()
    {
        QFETCH(QString, server);
        QFETCH(QString, cluster);
        QFETCH(bool, isDemo);
        kube::ConnectionSettings settings;
        settings.server = server.toStdString();
        settings.clusterName = cluster.toStdString();
        QCOMPARE(placeOf(settings) == ClusterPlace::Demo, isDemo);
    }

    void permission_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("elsewhere");
        QTest::addColumn<bool>("demo");
        const auto row = [](const char *name, const char *address, bool elsewhere, bool demo) {
            QTest::newRow(name) << QString::fromLatin1(address) << elsewhere << demo;
        };
        row("pod", "10.42.0.10", true, true);
        row("pod, carrier-grade NAT range", "100.64.0.10", true, true);
        row("pod, public", "203.0.114.7", true, true);
        row("pod, IPv6", "fd00:42::10", true, true);
        row("pod, global IPv6", "2600:1f18::10", true, true);
        row("pod, IPv4 as IPv6", "::ffff:10.42.0.10", true, true);
        row("loopback", "127.0.0.1", false, true);
        row("loopback of the demo", "127.18.0.3", false, true);
        row("loopback, IPv6", "::1", false, true);
        row("loopback as IPv6", "::ffff:127.0.0.1", false, true);
        row("loopback, IPv4-compatible", "::127.0.0.1", false, false);
        row("metadata service", "169.254.169.254", false, false);
        row("metadata service as IPv6", "::ffff:169.254.169.254", false, false);
        row("metadata service, in hexadecimal", "::ffff:a9fe:a9fe", false, false);
        row("metadata service, IPv4-compatible", "::169.254.169.254", false, false);
        row("metadata service, IPv4-translated", "::ffff:0:169.254.169.254", false, false);
        row("metadata service by NAT64", "64:ff9b::169.254.169.254", false, false);
        row("metadata service by local NAT64", "64:ff9b:1::a9fe:a9fe", false, false);
        row("metadata service by 6to4", "2002:a9fe:a9fe::1", false, false);
        row("metadata service by Teredo", "2001:0:a9fe:a9fe::1", false, false);
        row("metadata of Alibaba Cloud", "100.100.100.200", false, false);
        row("host's service of Azure", "168.63.129.16", false, false);
        row("metadata of Oracle Cloud", "192.0.0.192", false, false);
        row("metadata of EC2, IPv6", "fd00:ec2::254", false, false);
        row("metadata of EC2, written out", "FD00:0EC2:0:0:0:0:0:0254", false, false);
        row("beside it", "fd00:ec2::253", true, true);
        row("metadata of Google Cloud, IPv6", "fd20:ce::254", false, false);
        row("link-local, IPv6", "fe80::1", false, false);
        row("link-local with a scope", "fe80::1%eth0", false, false);
        row("a scope", "fd00::1%eth0", false, false);
        row("site-local", "fec0::1", false, false);
        row("unspecified", "0.0.0.0", false, false);
        row("this network", "0.1.2.3", false, false);
        row("unspecified, IPv6", "::", false, false);
        row("multicast", "224.0.0.1", false, false);
        row("multicast, IPv6", "ff02::1", false, false);
        row("reserved", "240.0.0.1", false, false);
        row("broadcast", "255.255.255.255", false, false);
        row("name", "localhost", false, false);
        row("with a port", "10.42.0.10:80", false, false);
        row("in brackets", "[fd00:42::10]", false, false);
        row("one number", "2130706433", false, false);
        row("two numbers", "127.1", false, false);
        row("octal", "0177.0.0.1", false, false);
        row("hexadecimal", "0x7f.0.0.1", false, false);
        row("leading zero", "010.42.0.10", false, false);
        row("blank before", " 10.42.0.10", false, false);
        row("blank behind", "10.42.0.10 ", false, false);
        row("nothing", "", false, false);
    }

    void permission()
    {
        QFETCH(QString, address);
        QFETCH(bool, elsewhere);
        QFETCH(bool, demo);
        QCOMPARE(upstreamAddress(address.toStdString(), ClusterPlace::Elsewhere).has_value(), elsewhere);
        QCOMPARE(upstreamAddress(address.toStdString(), ClusterPlace::Demo).has_value(), demo);
    }

    void aRefusalHasItsReason()
    {
        const auto refused = upstreamAddress("fd00:ec2::254", ClusterPlace::Elsewhere);
        QVERIFY(!refused);
        QCOMPARE(refused.error().text(), std::string("fd00:ec2::254: it is the metadata service of Amazon EC2"));
    }
};

QTEST_GUILESS_MAIN(UpstreamAddressTest)
#include "tst_upstream_address.moc"
