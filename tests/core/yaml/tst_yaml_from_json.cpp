// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/yaml/yaml_from_json.h"

#include "core/yaml/yaml_json.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;

/// Whatever is written is read back as it was.
class YamlFromJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas_data();
    void comesBackAsItWas();
    void writesNothingThatATerminalObeys();
    void looksAsPeopleWriteIt();
};

void YamlFromJsonTest::comesBackAsItWas_data()
{
    QTest::addColumn<QJsonValue>("value");
    const auto text = [](const char *name, const QString &value) {
        QTest::newRow(name) << QJsonValue(QJsonObject{{u"a"_s, value}, {u"b"_s, QJsonArray{value}}});
    };
    text("plain", u"python:3.12-slim"_s);
    text("a number", u"1.10"_s);
    text("an octal number", u"010"_s);
    text("not a number", u"nan"_s);
    text("infinite", u"inf"_s);
    text("a truth value", u"true"_s);
    text("a truth value of old", u"yes"_s);
    text("null", u"null"_s);
    text("tilde", u"~"_s);
    text("empty", u""_s);
    text("a date", u"2026-01-02"_s);
    text("a colon", u"a: b"_s);
    text("a comment", u"a #b"_s);
    text("quotes", u"\"it's\""_s);
    text("an anchor", u"&a *b"_s);
    text("blanks around", u"  a  "_s);
    text("lines", u"#!/bin/sh\nset -e\n\techo hi\n"_s);
    text("lines without an end", u"a\nb"_s);
    text("lines with an empty one", u"a\n\nb\n"_s);
    text("lines that begin with blanks", u"  a\nb\n"_s);
    text("more ends", u"a\n\n\n"_s);
    text("carriage returns", u"a\r\nb\r\n"_s);
    text("only ends", u"\n\n"_s);
    text("a document's end", u"a\n---\nb\n...\n"_s);
    text("control characters", u"a\x01\x7f"
                               "b\n"_s);
    text("what a terminal obeys or does not show", u"a\u009b\u202e\u2028\u2029\ufeff\U000e0041b"_s);
    text("Unicode", u"沙箱 🧪\nzwei"_s);
    QTest::newRow("numbers") << QJsonValue(QJsonArray{0, -1, 9007199254740993LL, 0.5, 1e300});
    QTest::newRow("truth values and null") << QJsonValue(QJsonArray{true, false, QJsonValue::Null});
    QTest::newRow("empty ones") << QJsonValue(QJsonObject{{u"a"_s, QJsonObject()}, {u"b"_s, QJsonArray()}});
    QTest::newRow("lists of lists") << QJsonValue(QJsonArray{QJsonArray{1, QJsonArray{2}}, QJsonArray()});
    QTest::newRow("lists of maps") << QJsonValue(
        QJsonArray{QJsonObject{{u"a"_s, QJsonObject{{u"b"_s, 1}}}, {u"c"_s, QJsonArray{1}}}, QJsonObject()});
    QTest::newRow("keys that need quotes")
        << QJsonValue(QJsonObject{{u"a: b"_s, 1}, {u"true"_s, 2}, {u""_s, 3}, {u"1"_s, 4}, {u"- x"_s, 5}});
}

void YamlFromJsonTest::comesBackAsItWas()
{
    QFETCH(QJsonValue, value);
    const QByteArray yaml = yaml::fromJson(value);
    QVERIFY(yaml.endsWith('\n'));
    const auto back = yaml::jsonFromYaml(yaml.toStdString());
    QVERIFY2(back, yaml);
    QVERIFY2(*back == value, yaml);
}

void YamlFromJsonTest::writesNothingThatATerminalObeys()
{
    QCOMPARE(yaml::fromJson(QJsonObject{{u"a"_s, u"\u009b31m\u202e\U000e0041"_s}}),
             QByteArray("a: \"\\u009b31m\\u202e\\U000e0041\"\n"));
}

void YamlFromJsonTest::looksAsPeopleWriteIt()
{
    const QJsonObject object{{u"kind"_s, u"SandboxTemplate"_s},
                             {u"spec"_s, QJsonObject{{u"command"_s, QJsonArray{u"sleep"_s, u"infinity"_s}},
                                                     {u"startupScript"_s, u"set -e\nmake\n"_s},
                                                     {u"ttl"_s, 3600}}}};
    QCOMPARE(yaml::fromJson(object), QByteArray("kind: SandboxTemplate\n"
                                                "spec:\n"
                                                "  command:\n"
                                                "    - sleep\n"
                                                "    - \"infinity\"\n" // a number, to some readers
                                                "  startupScript: |\n"
                                                "    set -e\n"
                                                "    make\n"
                                                "  ttl: 3600\n"));
}

QTEST_GUILESS_MAIN(YamlFromJsonTest)
#include "tst_yaml_from_json.moc"
