// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/older_file.h"
#include "core/policy/policy_manifest.h"
#include "core/policy/yaml_object.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using policy::OlderFile;

/// LiteBoxd's own files are told by what makes them wrong.
class OlderFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsThem_data();
    void knowsThem();
    void doesNotTakeOursForOne();
};

void OlderFileTest::knowsThem_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<int>("file"); // -1: none of them
    QTest::newRow("dns by the label of a namespace")
        << QByteArray("allow-dns") << QByteArray("{egress: [{to: [{namespaceSelector: {matchLabels: {k8s-app: kube-dns}}}]}]}")
        << int(OlderFile::DnsByNamespaceLabel);
    QTest::newRow("dns mended") << QByteArray("allow-dns")
                                << QByteArray("{egress: [{to: [{podSelector: {matchLabels: {k8s-app: kube-dns}}}]}]}") << -1;
    QTest::newRow("a deny that allows") << QByteArray("deny-k8s-api") << QByteArray("{egress: [{ports: [{port: 53}]}]}")
                                        << int(OlderFile::DenyThatOnlyAllows);
    QTest::newRow("internet with shared ranges")
        << QByteArray("allow-internet-egress")
        << QByteArray("{egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}}]}]}")
        << int(OlderFile::InternetWithShared);
    QTest::newRow("gateway by high ports") << QByteArray("allow-gateway-ingress")
                                           << QByteArray("{ingress: [{ports: [{port: 3000, endPort: 65535}]}]}")
                                           << int(OlderFile::GatewayHighPorts);
    QTest::newRow("another name") << QByteArray("mine") << QByteArray("{egress: [{ports: [{port: 53}]}]}") << -1;
}

void OlderFileTest::knowsThem()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, spec);
    const auto object = policy::objectFromYaml("kind: NetworkPolicy\nmetadata: {name: " + name + "}\nspec: " + spec);
    QVERIFY(object);
    const auto file = policy::olderFile(*object);
    QTEST(file ? int(*file) : -1, "file");
}

void OlderFileTest::doesNotTakeOursForOne()
{
    const auto manifests = policy::defaultPolicies(u"liteboxd"_s);
    for (const auto &manifest : *manifests)
        QVERIFY2(!policy::olderFile(manifest.object), qPrintable(manifest.name));
}

QTEST_GUILESS_MAIN(OlderFileTest)
#include "tst_older_file.moc"
