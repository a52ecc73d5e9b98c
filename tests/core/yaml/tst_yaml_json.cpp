// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/yaml/yaml_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace liteboxd;

/// What sigs.k8s.io/yaml v1.6 makes of each text, by which kubectl and the API server read YAML.
class YamlJsonTest : public QObject
{
    Q_OBJECT

private:
    static QByteArray jsonOf(const QByteArray &yaml)
    {
        const auto value = yaml::jsonFromYaml({yaml.constData(), static_cast<std::size_t>(yaml.size())});
        if (!value)
            return "fault: " + QByteArray::fromStdString(value.error().reason);
        const QByteArray list = QJsonDocument(QJsonArray{*value}).toJson(QJsonDocument::Compact);
        return list.mid(1, list.size() - 2);
    }

    static void rows(const std::initializer_list<std::pair<const char *, const char *>> &cases)
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QByteArray>("json");
        for (const auto &[yaml, json] : cases)
            QTest::newRow(yaml) << QByteArray(yaml) << QByteArray(json);
    }

    static void compare()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(QByteArray, json);
        QCOMPARE(jsonOf(yaml), json);
    }

private Q_SLOTS:
    void takesPlainScalars_data()
    {
        rows({
            {"true", "true"},
            {"True", "true"},
            {"TRUE", "true"},
            {"tRUE", "\"tRUE\""},
            {"yes", "true"},
            {"On", "true"},
            {"y", "true"},
            {"N", "false"},
            {"off", "false"},
            {"False", "false"},
            {"~", "null"},
            {"Null", "null"},
            {"nULL", "\"nULL\""},
            {"nan", "\"nan\""},
            {"inf", "\"inf\""},
            {"Infinity", "\"Infinity\""},
            {"53", "53"},
            {"-7", "-7"},
            {"+7", "7"},
            {"1_000", "1000"},
            {"0x1F", "31"},
            {"0o17", "15"},
            {"017", "15"},
            {"0b101", "5"},
            {"-0x10", "-16"},
            {"08", "8"},
            {"0", "0"},
            {"-0", "0"},
            {"1.5", "1.5"},
            {"1.", "1"},
            {".5", "0.5"},
            {"-.5e1", "-5"},
            {"1e3", "1000"},
            {"1e", "\"1e\""},
            {".", "\".\""},
            {"-", "[null]"},
            {"+", "\"+\""},
            {"0x", "\"0x\""},
            {"0xg", "\"0xg\""},
            {"--1", "\"--1\""},
            {"+-1", "\"+-1\""},
            {"1 2", "\"1 2\""},
            {"1.2.3", "\"1.2.3\""},
            {"10.0.0.0/8", "\"10.0.0.0/8\""},
            {"12:30", "\"12:30\""},
            {"2001-12-14", "\"2001-12-14\""},
            {"2001-12-14T21:59:43Z", "\"2001-12-14T21:59:43Z\""},
            {"9223372036854775807", "9223372036854775807"},
            {"-9223372036854775808", "-9223372036854775808"},
            {"1e999", "\"1e999\""},
        });
    }
    void takesPlainScalars() { compare(); }

    void takesTagsAndQuotes_data()
    {
        rows({
            {"'true'", "\"true\""},
            {"\"53\"", "\"53\""},
            {"'~'", "\"~\""},
            {"!!str 53", "\"53\""},
            {"!!str true", "\"true\""},
            {"!!int '5'", "5"},
            {"!!bool yes", "true"},
            {"!other 5", "\"5\""},
            {"|\n  1\n", "\"1\\n\""},
            {"!!int x", "fault: the value is not of the type that its tag says"},
            {"!!bool 5", "fault: the value is not of the type that its tag says"},
            {".nan", "fault: JSON has no such number"},
            {"[1, -.Inf]", "fault: JSON has no such number"},
        });
    }
    void takesTagsAndQuotes() { compare(); }

    void takesMapsAndLists_data()
    {
        rows({
            {"", "null"},
            {"# nothing", "null"},
            {"a: b", "{\"a\":\"b\"}"},
            {"a:", "{\"a\":null}"},
            {"{1: a, yes: b, 1.5: c, '~': d}", "{\"1\":\"a\",\"1.5\":\"c\",\"true\":\"b\",\"~\":\"d\"}"},
            {"a: 1\na: 2", "{\"a\":2}"},
            {"[a, [], {}]", "[\"a\",[],{}]"},
            {"a: 1\n---\nb: 2", "{\"a\":1}"},
            {"- &a {x: 1}\n- *a", "[{\"x\":1},{\"x\":1}]"},
            {"- &a {x: 1, z: 2}\n- {<<: *a, z: 3}", "[{\"x\":1,\"z\":2},{\"x\":1,\"z\":3}]"},
            {"- &a {x: 1}\n- &b {x: 2, z: 2}\n- {<<: [*a, *b]}", "[{\"x\":1},{\"x\":2,\"z\":2},{\"x\":1,\"z\":2}]"},
            {"{'<<': 1}", "{\"<<\":1}"},
            {"{<<: 1}", "fault: only a map, or a list of maps, can be merged"},
            {"{[a]: 1}", "fault: a key must be text"},
            {"{~: 1}", "fault: a key must be text"},
            {"&a [*a]", "fault: nested deeper than 64 levels"},
            {"&a {b: *a}", "fault: nested deeper than 64 levels"},
            {"&a {<<: *a}", "fault: merged too often"},
        });
    }
    void takesMapsAndLists() { compare(); }

    void aliasesOfAliasesEnd()
    {
        QByteArray bomb = "a0: &a0 [x]\n";
        for (int i = 1; i < 12; ++i) {
            const QByteArray before = "*a" + QByteArray::number(i - 1);
            bomb += 'a' + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " [" + before + ", " + before +
                    ", " + before + ", " + before + "]\n";
        }
        QCOMPARE(jsonOf(bomb), "fault: more than 100000 values");
    }

    void nestsAsDeepAsManifestsDo()
    {
        const auto nested = [](int depth) { return QByteArray(depth, '[') + QByteArray(depth, ']'); };
        QCOMPARE(jsonOf(nested(65)), nested(65)); // the outermost is level 0
        QCOMPARE(jsonOf(nested(66)), "fault: nested deeper than 64 levels");
        QVERIFY(jsonOf(QByteArray(100'000, '[')).startsWith("fault: "));
    }

    void saysWhere()
    {
        const auto value = yaml::jsonFromYaml("a: 1\nb: [2\n");
        QVERIFY(!value);
        QCOMPARE(value.error().line, 3);
        const auto wrong = yaml::jsonFromYaml("a: 1\nb: .inf\n");
        QCOMPARE(wrong.error(), (yaml::YamlFault{"JSON has no such number", 2, 4}));
    }

    void refusesWhatIsTooLong()
    {
        QVERIFY(yaml::jsonFromYaml("abcd", 4));
        QCOMPARE(yaml::jsonFromYaml("abcde", 4).error().reason, "more than 4 bytes");
    }
};

QTEST_GUILESS_MAIN(YamlJsonTest)
#include "tst_yaml_json.moc"
