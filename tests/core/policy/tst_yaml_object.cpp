// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/yaml_object.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace liteboxd;

class YamlObjectTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatKubernetesReads_data();
    void readsWhatKubernetesReads();
    void refusesWhatIsNoMapping_data();
    void refusesWhatIsNoMapping();
};

void YamlObjectTest::readsWhatKubernetesReads_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QByteArray>("json");

    QTest::newRow("text") << QByteArray("a: b") << QByteArray(R"({"a":"b"})");
    QTest::newRow("number") << QByteArray("a: 53") << QByteArray(R"({"a":53})");
    QTest::newRow("quoted number is text") << QByteArray("a: \"53\"") << QByteArray(R"({"a":"53"})");
    QTest::newRow("boolean") << QByteArray("a: true") << QByteArray(R"({"a":true})");
    QTest::newRow("quoted boolean is text") << QByteArray("a: 'true'") << QByteArray(R"({"a":"true"})");
    QTest::newRow("address is text") << QByteArray("a: 10.0.0.0/8") << QByteArray(R"({"a":"10.0.0.0/8"})");
    QTest::newRow("null") << QByteArray("a:") << QByteArray(R"({"a":null})");
    QTest::newRow("empty list and object") << QByteArray("a: []\nb: {}") << QByteArray(R"({"a":[],"b":{}})");
    QTest::newRow("nested") << QByteArray("a:\n  - b: [1, x]\n") << QByteArray(R"({"a":[{"b":[1,"x"]}]})");
    QTest::newRow("comments") << QByteArray("# c\na: b # c\n") << QByteArray(R"({"a":"b"})");
}

void YamlObjectTest::readsWhatKubernetesReads()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QByteArray, json);
    const auto object = policy::objectFromYaml(yaml);
    QVERIFY(object);
    QCOMPARE(QJsonDocument(*object).toJson(QJsonDocument::Compact), json);
}

void YamlObjectTest::refusesWhatIsNoMapping_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("hello");
    QTest::newRow("list") << QByteArray("- a");
    QTest::newRow("broken") << QByteArray("a: [b");
    QTest::newRow("tab") << QByteArray("a:\n\tb: c");
    QTest::newRow("bytes") << QByteArray("\xff\xfe\x00\x01", 4);
}

void YamlObjectTest::refusesWhatIsNoMapping()
{
    QFETCH(QByteArray, yaml);
    const auto object = policy::objectFromYaml(yaml);
    QVERIFY(!object);
    QCOMPARE(object.error().code, base::ErrorCode::Malformed);
}

QTEST_GUILESS_MAIN(YamlObjectTest)
#include "tst_yaml_object.moc"
