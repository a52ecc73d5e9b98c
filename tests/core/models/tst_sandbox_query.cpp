// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox_rows.h"

#include "core/models/sandbox_query.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::tests;
using models::SandboxQuery;

class TestSandboxQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matches_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<bool>("matches");
        // The row: a1b2, Running, internet requested, ports 8080 (http) and 9000, template python-3.12, node worker-1.
        const auto row = [](const char *query, bool matches) {
            QTest::newRow(query) << QString::fromUtf8(query) << matches;
        };
        row("", true);
        row("   ", true);
        row("status:running", true);
        row("STATUS:Running", true);
        row("status:pending", false);
        row("status:pending,running", true);
        row("status:any", true);
        row("-status:running", false);
        row("-status:failed", true);
        row("internet:on", true);
        row("internet:off", false);
        row("internet:requested", true);
        row("internet:applying", false);
        row("template:python", true);
        row("template:node", false);
        row("template:\"python-3\"", true);
        row("node:worker-1", true);
        row("port:8080", true);
        row("port:808", false);
        row("port:http", true);
        row("port:9000", true);
        row("id:a1", true);
        row("id:b2", false);
        row("a1b2", true);
        row("B2", true);
        row("worker python", true);
        row("worker nothing", false);
        row("-python", false);
        row("status:running internet:on python", true);
        row("status:running internet:off python", false);
        row("image:python", false); // no such key: free text, and there is no such text
        row("\"running\"", true);
        row("status:", false); // free text until there is a value
        row(":", false);
        row("-", true); // text: worker-1 has one
        row("\"unfinished python", false);
    }

    void matches()
    {
        QFETCH(QString, query);
        auto sandbox = sandboxOf("a1b2");
        sandbox.internetRequested = true;
        sandbox.templateName = u"python-3.12"_s;
        sandbox.ports = {{8080, u"http"_s}, {9000, {}}};
        QTEST(SandboxQuery::parse(query).matches({shared(sandbox)}), "matches");
    }

    void textParsesToTheSameQuery_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "status:running internet:on", "-status:failed,pending x", "\"two words\"",
                                 "template:\"a b\"", "-\"-x\"", "nginx:1.27", "-a", "\"-a\""})
            QTest::newRow(text) << QString::fromUtf8(text);
    }

    void textParsesToTheSameQuery()
    {
        QFETCH(QString, text);
        const SandboxQuery query = SandboxQuery::parse(text);
        const SandboxQuery again = SandboxQuery::parse(query.text());
        QCOMPARE(again.text(), query.text());
        QCOMPARE(again.terms().size(), query.terms().size());
    }

    void internetOffIsNotUnknown()
    {
        models::SandboxRow row{shared(sandboxOf("a1"))};
        QVERIFY(SandboxQuery::parse(u"internet:off"_s).matches(row));
        row.observation = {true, {}, {}};
        QVERIFY(SandboxQuery::parse(u"internet:unknown"_s).matches(row));
        QVERIFY(!SandboxQuery::parse(u"internet:off"_s).matches(row));
    }
};

QTEST_GUILESS_MAIN(TestSandboxQuery)
#include "tst_sandbox_query.moc"
