// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/answers/dns_service.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd::verify;

/// Which service pods ask for names, of those with the label of the cluster's DNS.
class DnsServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isFoundAmongOthers_data()
    {
        QTest::addColumn<QByteArray>("services");
        QTest::addColumn<QString>("address");
        QTest::newRow("none") << QByteArray("[]") << QString();
        QTest::newRow("the usual one") << QByteArray(R"([{"metadata": {"name": "kube-dns"}, "spec": {"clusterIP":
            "10.43.0.10", "ports": [{"port": 53}, {"port": 9153}]}}])")
                                       << u"10.43.0.10"_s;
        QTest::newRow("behind one of its metrics") << QByteArray(R"([
            {"metadata": {"name": "coredns-metrics"}, "spec": {"clusterIP": "None", "ports": [{"port": 9153}]}},
            {"metadata": {"name": "kube-dns"}, "spec": {"clusterIP": "10.43.0.10", "ports": [{"port": 53}]}}])")
                                                   << u"10.43.0.10"_s;
        QTest::newRow("before another") << QByteArray(R"([
            {"metadata": {"name": "dns-upstream"}, "spec": {"clusterIP": "10.43.0.77", "ports": [{"port": 53}]}},
            {"metadata": {"name": "kube-dns"}, "spec": {"clusterIP": "10.43.0.10", "ports": [{"port": 53}]}}])")
                                        << u"10.43.0.10"_s;
        QTest::newRow("by another name") << QByteArray(R"([{"metadata": {"name": "rke2-coredns"}, "spec": {"clusterIP":
            "10.43.0.10", "ports": [{"port": 53}]}}])")
                                         << u"10.43.0.10"_s;
        QTest::newRow("without an address") << QByteArray(R"([{"metadata": {"name": "kube-dns"}, "spec": {"clusterIP":
            "None", "ports": [{"port": 53}]}}])")
                                            << QString();
    }

    void isFoundAmongOthers()
    {
        QFETCH(QByteArray, services);
        QFETCH(QString, address);
        QCOMPARE(dnsAddressOf(QJsonDocument::fromJson(services).array()), address);
    }
};

QTEST_GUILESS_MAIN(DnsServiceTest)
#include "tst_dns_service.moc"
