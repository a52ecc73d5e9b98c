// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_drift.h"
#include "core/policy/yaml_object.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;

namespace {

const QByteArray manifest = R"(
metadata:
  name: p
  labels: {a: b}
spec:
  podSelector: {matchLabels: {app: x}}
  policyTypes: [Egress]
  ingress: []
  egress:
    - to: [{podSelector: {}}]
      ports: [{protocol: TCP, port: 53}]
)";

} // namespace

class PolicyDriftTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatDiffers_data();
    void findsWhatDiffers();
    void saysWhatShouldBeAndWhatIs();
};

void PolicyDriftTest::findsWhatDiffers_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QStringList>("paths");

    QTest::newRow("nothing") << QByteArray("app: x") << QByteArray("app: x") << QStringList();
    QTest::newRow("the server drops an empty rule list")
        << QByteArray("  ingress: []\n") << QByteArray() << QStringList();
    QTest::newRow("labels of others are theirs") << QByteArray("{a: b}") << QByteArray("{a: b, c: d}") << QStringList();
    QTest::newRow("label changed") << QByteArray("{a: b}") << QByteArray("{a: c}")
                                   << QStringList{u"metadata.labels.a"_s};
    QTest::newRow("label gone") << QByteArray("{a: b}") << QByteArray("{}") << QStringList{u"metadata.labels.a"_s};
    QTest::newRow("selector widened") << QByteArray("{matchLabels: {app: x}}") << QByteArray("{}")
                                      << QStringList{u"spec.podSelector.matchLabels"_s};
    QTest::newRow("a rule added where none was")
        << QByteArray("ingress: []") << QByteArray("ingress: [{}]") << QStringList{u"spec.ingress"_s};
    QTest::newRow("a rule added after others")
        << QByteArray("port: 53}]\n") << QByteArray("port: 53}]\n    - {}\n") << QStringList{u"spec.egress[1]"_s};
    QTest::newRow("a peer gone opens to all")
        << QByteArray("to: [{podSelector: {}}]") << QByteArray("to: []") << QStringList{u"spec.egress[0].to[0]"_s};
    QTest::newRow("port") << QByteArray("port: 53") << QByteArray("port: 54")
                          << QStringList{u"spec.egress[0].ports[0].port"_s};
    QTest::newRow("a field we do not set") << QByteArray("port: 53") << QByteArray("port: 53, endPort: 60")
                                           << QStringList{u"spec.egress[0].ports[0].endPort"_s};
    QTest::newRow("policy types") << QByteArray("[Egress]") << QByteArray("[]")
                                  << QStringList{u"spec.policyTypes[0]"_s};
}

void PolicyDriftTest::findsWhatDiffers()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QByteArray changed = manifest;
    QVERIFY(changed.contains(from));
    changed.replace(from, to);

    QStringList paths;
    for (const auto &difference : policy::drift(*policy::objectFromYaml(manifest), *policy::objectFromYaml(changed)))
        paths.append(difference.path);

    QTEST(paths, "paths");
}

void PolicyDriftTest::saysWhatShouldBeAndWhatIs()
{
    QByteArray changed = manifest;
    changed.replace("port: 53", "endPort: 7");
    const auto found = policy::drift(*policy::objectFromYaml(manifest), *policy::objectFromYaml(changed));
    const std::vector<policy::FieldDifference> expected{
        {u"spec.egress[0].ports[0].endPort"_s, QJsonValue(QJsonValue::Undefined), 7},
        {u"spec.egress[0].ports[0].port"_s, 53, QJsonValue(QJsonValue::Undefined)}};
    QVERIFY(found == expected);
}

QTEST_GUILESS_MAIN(PolicyDriftTest)
#include "tst_policy_drift.moc"
