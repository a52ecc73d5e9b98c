// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/objects/field_selector.h"
#include "app/demo/objects/label_selector.h"

#include <QJsonDocument>
#include <QTest>

using namespace liteboxd::demo;
using namespace Qt::Literals::StringLiterals;

class TestSelectors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void labels_data()
    {
        QTest::addColumn<QString>("selector");
        QTest::addColumn<bool>("matches");
        const auto row = [](const char *selector, bool matches) {
            QTest::newRow(selector) << QString::fromLatin1(selector) << matches;
        };
        row("", true);
        row("app=liteboxd", true);
        row("app==liteboxd", true);
        row("app = liteboxd , tier!=x", true);
        row("app=other", false);
        row("app!=other", true);
        row("missing!=x", true);
        row("app", true);
        row("missing", false);
        row("!missing", true);
        row("!app", false);
        row("app in (a,liteboxd)", true);
        row("app in (a, b)", false);
        row("app notin (a,b)", true);
        row("missing notin (a)", true);
        row("missing in ()", false);
        row("size>3", true);
        row("size>4", false);
        row("size<5", true);
        row("missing<5", false);
        row("liteboxd.io/internet-access=true", true);
    }

    void labels()
    {
        QFETCH(QString, selector);
        const QJsonObject object{
            {u"app"_s, u"liteboxd"_s}, {u"size"_s, u"4"_s}, {u"liteboxd.io/internet-access"_s, u"true"_s}};
        const auto parsed = LabelSelector::parse(selector);
        QVERIFY(parsed.has_value());
        QTEST(parsed->matches(object), "matches");
    }

    // The messages are those of kube-apiserver 1.34.
    void badLabels_data()
    {
        QTest::addColumn<QString>("message");
        QTest::newRow("a===b") << u"unable to parse requirement: found '=', expected: identifier"_s;
        QTest::newRow("a in (b") << u"unable to parse requirement: found '', expected: ',' or ')'"_s;
        QTest::newRow(",") << u"found ',', expected: !, identifier, or 'end of string'"_s;
        QTest::newRow("a b") << u"unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt"_s;
        QTest::newRow("a=b c") << u"found 'c', expected: ',' or 'end of string'"_s;
        QTest::newRow("a>x")
            << u"unable to parse requirement: values[0]: Invalid value: \"x\": for 'Gt', 'Lt' operators, "
               "the value must be an integer"_s;
        QTest::newRow("a=b,") << u"found '', expected: identifier after ','"_s;
    }

    void badLabels()
    {
        const auto parsed = LabelSelector::parse(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(!parsed.has_value());
        QCOMPARE(parsed.error().code, 400);
        QTEST(parsed.error().message, "message");
    }

    void fields_data()
    {
        QTest::addColumn<bool>("matches");
        QTest::newRow("metadata.name=a") << true;
        QTest::newRow("metadata.name==a") << true;
        QTest::newRow("metadata.name!=a") << false;
        QTest::newRow("metadata.name=a,status.phase=Running") << true;
        QTest::newRow("status.phase!=Running") << false;
        QTest::newRow("spec.nodeName=") << true;
    }

    void fields()
    {
        const QJsonObject pod{{u"metadata"_s, QJsonObject{{u"name"_s, u"a"_s}}},
                              {u"status"_s, QJsonObject{{u"phase"_s, u"Running"_s}}}};
        const auto parsed = FieldSelector::parse(pods(), QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(parsed.has_value());
        QTEST(parsed->matches(pod), "matches");
    }

    void badFields_data()
    {
        QTest::addColumn<QString>("message");
        QTest::newRow("spec.foo=b") << u"field label not supported: spec.foo"_s;
        QTest::newRow("metadata.name") << u"invalid selector: 'metadata.name'; can't understand 'metadata.name'"_s;
    }

    void badFields()
    {
        const auto parsed = FieldSelector::parse(pods(), QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(!parsed.has_value());
        QTEST(parsed.error().message, "message");
    }
};

QTEST_GUILESS_MAIN(TestSelectors)
#include "tst_selectors.moc"
