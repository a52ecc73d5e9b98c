// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/objects/json_patch.h"
#include "app/demo/objects/merge_patch.h"

#include <QJsonDocument>
#include <QTest>

using namespace liteboxd::demo;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject object(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace

class TestPatches : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jsonPatch_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("patch");
        QTest::addColumn<QByteArray>("after"); // empty: refused
        const auto row = [](const char *name, const char *before, const char *patch, const char *after) {
            QTest::newRow(name) << QByteArray(before) << QByteArray(patch) << QByteArray(after);
        };
        row("add", R"({"a":1})", R"([{"op":"add","path":"/b","value":2}])", R"({"a":1,"b":2})");
        row("add escapes", R"({})", R"([{"op":"add","path":"/x~1y~0","value":2}])", R"({"x/y~":2})");
        row("append", R"({"a":[1]})", R"([{"op":"add","path":"/a/-","value":2}])", R"({"a":[1,2]})");
        row("insert", R"({"a":[1]})", R"([{"op":"add","path":"/a/0","value":2}])", R"({"a":[2,1]})");
        row("add beyond", R"({"a":[1]})", R"([{"op":"add","path":"/a/5","value":2}])", "");
        row("leading zero", R"({"a":[1,2]})", R"([{"op":"remove","path":"/a/01"}])", "");
        row("remove", R"({"a":1,"b":2})", R"([{"op":"remove","path":"/a"}])", R"({"b":2})");
        row("remove missing", R"({"a":1})", R"([{"op":"remove","path":"/b"}])", "");
        row("replace", R"({"a":{"b":[1,2]}})", R"([{"op":"replace","path":"/a/b/1","value":3}])",
            R"({"a":{"b":[1,3]}})");
        row("replace missing adds", R"({})", R"([{"op":"replace","path":"/a","value":3}])", R"({"a":3})");
        row("replace below nothing", R"({})", R"([{"op":"replace","path":"/a/b","value":3}])", "");
        row("test", R"({"a":1})", R"([{"op":"test","path":"/a","value":1},{"op":"remove","path":"/a"}])", R"({})");
        row("test fails", R"({"a":1})", R"([{"op":"test","path":"/a","value":2}])", "");
        row("move", R"({"a":1})", R"([{"op":"move","from":"/a","path":"/b"}])", R"({"b":1})");
        row("move into itself", R"({"a":{}})", R"([{"op":"move","from":"/a","path":"/a/b"}])", "");
        row("copy", R"({"a":1})", R"([{"op":"copy","from":"/a","path":"/b"}])", R"({"a":1,"b":1})");
        row("unknown", R"({"a":1})", R"([{"op":"foo","path":"/a"}])", "");
        row("no pointer", R"({"a":1})", R"([{"op":"add","path":"a","value":1}])", "");
        row("no object", R"({"a":1})", R"([{"op":"replace","path":"","value":[]}])", "");
    }

    void jsonPatch()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, patch);
        QFETCH(QByteArray, after);
        const auto result = jsonPatched(object(before), QJsonDocument::fromJson(patch).array());
        QCOMPARE(result.has_value(), !after.isEmpty());
        if (result)
            QCOMPARE(*result, object(after));
        else
            QCOMPARE(result.error().code, 422);
    }

    void copiesThatDoubleAreRefused()
    {
        QJsonArray patch;
        for (int i = 0; i < 64; ++i)
            patch.append(QJsonObject{{u"op"_s, u"copy"_s}, {u"from"_s, u"/a"_s}, {u"path"_s, u"/a/%1"_s.arg(i)}});
        const auto result = jsonPatched(object(R"({"a":{"b":"cccccccccc"}})"), patch);
        QVERIFY(!result.has_value());
    }

    void mergePatch_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("patch");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("deep") << QByteArray(R"({"a":{"b":1,"c":2}})") << QByteArray(R"({"a":{"b":3,"d":4}})")
                              << QByteArray(R"({"a":{"b":3,"c":2,"d":4}})");
        QTest::newRow("null removes") << QByteArray(R"({"a":{"b":1,"c":2}})") << QByteArray(R"({"a":{"b":null}})")
                                      << QByteArray(R"({"a":{"c":2}})");
        QTest::newRow("lists are values")
            << QByteArray(R"({"a":[1,2]})") << QByteArray(R"({"a":[3]})") << QByteArray(R"({"a":[3]})");
        QTest::newRow("object over scalar")
            << QByteArray(R"({"a":1})") << QByteArray(R"({"a":{"b":null,"c":1}})") << QByteArray(R"({"a":{"c":1}})");
    }

    void mergePatch()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, patch);
        QFETCH(QByteArray, after);
        QCOMPARE(mergePatched(object(before), object(patch)), object(after));
    }

    void strategic_data()
    {
        QTest::addColumn<QByteArray>("patch");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const char *patch, const char *after) {
            QTest::newRow(name) << QByteArray(patch) << QByteArray(after);
        };
        row("merges by name", R"({"containers":[{"name":"a","image":"z"}]})",
            R"({"containers":[{"name":"a","image":"z","env":[{"name":"E","value":"1"}]},{"name":"b"}],"args":[1]})");
        row("appends", R"({"containers":[{"name":"c"}]})",
            R"({"containers":[{"name":"a","image":"x","env":[{"name":"E","value":"1"}]},{"name":"b"},{"name":"c"}],"args":[1]})");
        row("deletes", R"({"containers":[{"name":"a","$patch":"delete"}]})",
            R"({"containers":[{"name":"b"}],"args":[1]})");
        row("replaces", R"({"containers":[{"name":"c"},{"$patch":"replace"}]})",
            R"({"containers":[{"name":"c"}],"args":[1]})");
        row("nested", R"({"containers":[{"name":"a","env":[{"name":"F","value":"2"}]}]})",
            R"({"containers":[{"name":"a","image":"x","env":[{"name":"E","value":"1"},{"name":"F","value":"2"}]},{"name":"b"}],"args":[1]})");
        row("atomic list", R"({"args":[2]})",
            R"({"containers":[{"name":"a","image":"x","env":[{"name":"E","value":"1"}]},{"name":"b"}],"args":[2]})");
        row("order is ignored", R"({"$setElementOrder/containers":[{"name":"b"}],"args":null})",
            R"({"containers":[{"name":"a","image":"x","env":[{"name":"E","value":"1"}]},{"name":"b"}]})");
    }

    void strategic()
    {
        QFETCH(QByteArray, patch);
        QFETCH(QByteArray, after);
        const QJsonObject before = object(
            R"({"containers":[{"name":"a","image":"x","env":[{"name":"E","value":"1"}]},{"name":"b"}],"args":[1]})");
        QCOMPARE(strategicMergePatched(before, object(patch)), object(after));
    }
};

QTEST_GUILESS_MAIN(TestPatches)
#include "tst_patches.moc"
