// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_manifest.h"

#include <QHostAddress>
#include <QJsonArray>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using policy::PolicyManifest;

namespace {

QJsonObject specOf(const QString &name)
{
    const auto manifests = policy::defaultPolicies(u"liteboxd"_s);
    for (const PolicyManifest &manifest : *manifests) {
        if (manifest.name == name)
            return manifest.object[u"spec"].toObject();
    }
    return {};
}

/// Whether an ipBlock of the rule lets this address through.
bool allows(const QJsonArray &peers, const QString &address)
{
    const auto within = [&address](const QString &cidr) {
        return QHostAddress(address).isInSubnet(QHostAddress::parseSubnet(cidr));
    };
    for (const QJsonValue &peer : peers) {
        const QJsonObject block = peer[u"ipBlock"].toObject();
        bool inside = within(block[u"cidr"].toString());
        for (const QJsonValue &exception : block[u"except"].toArray())
            inside = inside && !within(exception.toString());
        if (inside)
            return true;
    }
    return false;
}

} // namespace

class PolicyManifestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shipsTheDefaultPolicies();
    void putsThemIntoTheNamespaceOfTheSetting();
    void cutsOffEveryPod();
    void opensDnsToTheClusterOnly();
    void keepsTheApiServerOutOfReach();
    void letsTheGatewayIn();
    void opensPublicAddressesOnly_data();
    void opensPublicAddressesOnly();
    void refusesOtherTexts_data();
    void refusesOtherTexts();
};

void PolicyManifestTest::shipsTheDefaultPolicies()
{
    const auto manifests = policy::defaultPolicies(u"liteboxd"_s);
    QVERIFY(manifests);
    QStringList names;
    for (const PolicyManifest &manifest : *manifests)
        names.append(manifest.name);
    QCOMPARE(names, QStringList({u"allow-dns"_s, u"allow-gateway-ingress"_s, u"allow-gateway-traffic"_s,
                                 u"deny-cluster-access"_s, u"allow-internet-egress"_s, u"deny-k8s-api"_s,
                                 u"default-deny-all"_s}));
    for (const PolicyManifest &manifest : *manifests)
        QCOMPARE(manifest.needsCilium(), manifest.name == u"deny-cluster-access"_s);
}

void PolicyManifestTest::putsThemIntoTheNamespaceOfTheSetting()
{
    const auto manifests = policy::defaultPolicies(u"elsewhere"_s);
    QVERIFY(manifests);
    for (const PolicyManifest &manifest : *manifests)
        QCOMPARE(manifest.object[u"metadata"][u"namespace"].toString(), u"elsewhere"_s);
}

void PolicyManifestTest::cutsOffEveryPod()
{
    const QJsonObject spec = specOf(u"default-deny-all"_s);
    QCOMPARE(spec[u"podSelector"], QJsonValue(QJsonObject()));
    QCOMPARE(spec[u"policyTypes"], QJsonValue(QJsonArray({u"Ingress"_s, u"Egress"_s})));
    QCOMPARE(spec[u"ingress"], QJsonValue(QJsonArray()));
    QCOMPARE(spec[u"egress"], QJsonValue(QJsonArray()));
}

void PolicyManifestTest::opensDnsToTheClusterOnly()
{
    const QJsonValue left = specOf(u"allow-dns"_s)[u"podSelector"][u"matchExpressions"][0];
    QCOMPARE(left[u"key"].toString(), u"liteboxd.io/dns-lock"_s);
    QCOMPARE(left[u"operator"].toString(), u"DoesNotExist"_s);
    const QJsonArray rules = specOf(u"allow-dns"_s)[u"egress"].toArray();
    QCOMPARE(rules.size(), 1);
    const QJsonArray peers = rules[0][u"to"].toArray();
    QCOMPARE(peers.size(), 1);
    QVERIFY(!peers[0][u"namespaceSelector"][u"matchLabels"].toObject().isEmpty());
    QVERIFY(!peers[0][u"podSelector"][u"matchLabels"].toObject().isEmpty());
    for (const QJsonValue &port : rules[0][u"ports"].toArray())
        QCOMPARE(port[u"port"].toInt(), 53);
}

void PolicyManifestTest::keepsTheApiServerOutOfReach()
{
    const QJsonObject spec = specOf(u"deny-k8s-api"_s);
    QCOMPARE(spec[u"podSelector"][u"matchLabels"][u"app"].toString(), u"liteboxd"_s);
    QCOMPARE(spec[u"policyTypes"], QJsonValue(QJsonArray({u"Egress"_s})));
    QCOMPARE(spec[u"egress"], QJsonValue(QJsonArray()));
}

void PolicyManifestTest::letsTheGatewayIn()
{
    const QJsonArray rules = specOf(u"allow-gateway-ingress"_s)[u"ingress"].toArray();
    QCOMPARE(rules.size(), 1);
    const QJsonArray peers = rules[0][u"from"].toArray();
    QVERIFY(!peers.isEmpty());
    for (const QJsonValue &peer : peers)
        QCOMPARE(peer[u"podSelector"][u"matchLabels"][u"app"].toString(), u"liteboxd-gateway"_s);
}

void PolicyManifestTest::opensPublicAddressesOnly_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("open");

    for (const char *address : {"1.1.1.1", "8.8.8.8", "100.63.255.255", "172.15.0.1", "172.32.0.1", "192.0.1.1",
                                "198.17.0.1", "223.255.255.255", "2606:4700::1111", "2a00:1450::1"})
        QTest::newRow(address) << QString::fromLatin1(address) << true;
    for (const char *address : {"10.0.0.1",   "10.43.0.1",      "100.64.0.1",      "127.0.0.1",     "169.254.169.254", "168.63.129.16",
                                "172.16.0.1", "172.31.255.255", "192.168.1.1",     "192.0.0.170",   "198.18.0.1",
                                "224.0.0.1",  "0.0.0.0",        "255.255.255.255", "::1",           "fd00::1",
                                "fe80::1",    "ff02::1",        "64:ff9b::a00:1",  "2002:a00:1::1", "2001::1"})
        QTest::newRow(address) << QString::fromLatin1(address) << false;
}

void PolicyManifestTest::opensPublicAddressesOnly()
{
    QFETCH(QString, address);
    const QJsonObject spec = specOf(u"allow-internet-egress"_s);
    QCOMPARE(spec[u"podSelector"][u"matchLabels"][u"liteboxd.io/internet-access"].toString(), u"true"_s);
    QTEST(allows(spec[u"egress"][0][u"to"].toArray(), address), "open");
}

void PolicyManifestTest::refusesOtherTexts_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::newRow("no YAML") << QByteArray("a: [");
    QTest::newRow("another kind") << QByteArray("apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec: {}");
    QTest::newRow("another group") << QByteArray(
        "apiVersion: cilium.io/v2\nkind: NetworkPolicy\nmetadata: {name: x}\nspec: {}");
    QTest::newRow("no name") << QByteArray("apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nspec: {}");
    QTest::newRow("no spec") << QByteArray(
        "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: x}");
    QTest::newRow("name of a wrong type")
        << QByteArray("apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: [x]}\nspec: {}");
}

void PolicyManifestTest::refusesOtherTexts()
{
    QFETCH(QByteArray, yaml);
    const auto manifest = PolicyManifest::fromYaml(yaml, u"liteboxd"_s);
    QVERIFY(!manifest);
    QCOMPARE(manifest.error().code, base::ErrorCode::Malformed);
}

QTEST_GUILESS_MAIN(PolicyManifestTest)
#include "tst_policy_manifest.moc"
