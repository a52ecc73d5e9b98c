// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/sandbox_query.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using sandbox::QueryContext;
using sandbox::Sandbox;
using sandbox::SandboxQuery;
using sandbox::SandboxState;

namespace {

const Sandbox::Time s_now(std::chrono::hours(24 * 365 * 50));

/// a1b2, Running, internet requested, ports 8080 (http) and 9000, 3 hours old, ends in 1 hour.
Sandbox sandboxOf()
{
    Sandbox sandbox{*base::SandboxId::parse("a1b2")};
    sandbox.podName = u"sandbox-a1b2"_s;
    sandbox.state = SandboxState::Running;
    sandbox.internetRequested = true;
    sandbox.templateName = u"python-3.12"_s;
    sandbox.templateVersion = 4;
    sandbox.nodeName = u"worker-1"_s;
    sandbox.ports = {{8080, u"http"_s}, {9000, {}}};
    sandbox.createdAt = s_now - std::chrono::hours(3);
    sandbox.ttl = std::chrono::hours(4);
    return sandbox;
}

bool matches(const QString &query, const Sandbox &sandbox)
{
    return SandboxQuery::parse(query).matches(sandbox, {s_now});
}

} // namespace

class TestSandboxQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matches_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<bool>("matches");
        const auto row = [](const char *query, bool matches) {
            QTest::newRow(query) << QString::fromUtf8(query) << matches;
        };
        row("", true);
        row("   ", true);
        row("status:running", true);
        row("STATUS:Running", true);
        row("status:pending", false);
        row("state:running", true); // the same
        row("state:pending", false);
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
        row("template:python-3.12@4", true);
        row("template:PYTHON-3.12@4", true);
        row("template:python-3.12@3", false);
        row("template:python@4", false); // a version belongs to a whole name
        row("template:python@", false);
        row("template:@4", false);
        row("template:node@1,python-3.12@4", true);
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
        row("age:>2h", true);
        row("age:<2h", false);
        row("age:<10m,>1h", true);
        row("-age:>2h", false);
        row("age:any", true);
        row("age:2h", false);
        row("expires:<2h", true);
        row("expires:>2h", false);
        row("expires:never", false);
        row("expires:expired", false);
    }

    void matches()
    {
        QFETCH(QString, query);
        QTEST(::matches(query, sandboxOf()), "matches");
    }

    void endsAreToldApart()
    {
        Sandbox endless = sandboxOf();
        endless.ttl.reset();
        QVERIFY(::matches(u"expires:never"_s, endless));
        QVERIFY(!::matches(u"expires:<1d"_s, endless));
        Sandbox over = sandboxOf();
        over.ttl = std::chrono::hours(1);
        QVERIFY(::matches(u"expires:expired"_s, over));
        QVERIFY(!::matches(u"expires:<1d"_s, over));
    }

    void knowsWhatCannotBe_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QStringList>("wrong");
        const auto row = [](const char *query, const QStringList &wrong) {
            QTest::newRow(query) << QString::fromUtf8(query) << wrong;
        };
        row("status:runing", {u"runing"_s});
        row("status:Running,nope,failed", {u"nope"_s});
        row("internet:maybe", {u"maybe"_s});
        row("port:8080,http", {});
        row("port:0", {u"0"_s});
        row("port:65536", {u"65536"_s});
        row("port:a_b", {u"a_b"_s});
        row("age:2h", {u"2h"_s});
        row("age:<", {u"<"_s});
        row("age:<2w", {u"<2w"_s});
        row("age:<1234567s", {u"<1234567s"_s});
        row("age:<999999d", {});
        row("expires:never,expired,<10m", {});
        row("expires:soon", {u"soon"_s});
        row("template:anything node:at id:all", {});
        row("free text", {});
    }

    void knowsWhatCannotBe()
    {
        QFETCH(QString, query);
        QStringList wrong;
        const SandboxQuery parsed = SandboxQuery::parse(query);
        for (const SandboxQuery::Term &term : parsed.terms())
            wrong << term.wrongValues();
        QTEST(wrong, "wrong");
    }

    void freeTextFindsTheWordThatIsShown()
    {
        QueryContext context{s_now};
        QVERIFY(SandboxQuery::parse(u"running"_s).matches(sandboxOf(), context));
        context.stateWord = [](SandboxState) { return u"运行中"_s; };
        QVERIFY(SandboxQuery::parse(u"运行"_s).matches(sandboxOf(), context));
        QVERIFY(SandboxQuery::parse(u"status:running"_s).matches(sandboxOf(), context));
    }

    void onlyTimesDependOnTime()
    {
        QVERIFY(SandboxQuery::parse(u"x age:<2h"_s).dependsOnTime());
        QVERIFY(!SandboxQuery::parse(u"status:running x"_s).dependsOnTime());
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
        Sandbox sandbox = sandboxOf();
        sandbox.internetRequested = false;
        QueryContext context{s_now};
        QVERIFY(SandboxQuery::parse(u"internet:off"_s).matches(sandbox, context));
        context.observation = {true, {}, {}};
        QVERIFY(SandboxQuery::parse(u"internet:unknown"_s).matches(sandbox, context));
        QVERIFY(!SandboxQuery::parse(u"internet:off"_s).matches(sandbox, context));
    }
};

QTEST_GUILESS_MAIN(TestSandboxQuery)
#include "tst_sandbox_query.moc"
