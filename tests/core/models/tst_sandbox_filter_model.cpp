// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox_rows.h"

#include "core/models/sandbox_filter_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::tests;
using models::SandboxFilterModel;
using models::SandboxModel;
using sandbox::SandboxQuery;

class TestSandboxFilterModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsTheSourceAndTheQuery()
    {
        SandboxModel source(m_clock);
        SandboxFilterModel rows(source);
        QAbstractItemModelTester tester(&rows, QAbstractItemModelTester::FailureReportingMode::QtTest);
        auto failed = sandboxOf("b2");
        failed.state = sandbox::SandboxState::Failed;
        source.replace({shared(sandboxOf("a1")), shared(failed)});
        QCOMPARE(rows.rowCount(), 2);
        rows.setQuery(SandboxQuery::parse(u"status:failed"_s));
        QCOMPARE(rows.rowCount(), 1);
        QCOMPARE(rows.row(rows.index(0, 0)).sandbox->id.text(), "b2");
        failed.state = sandbox::SandboxState::Running;
        source.apply({shared(failed)}, {});
        QCOMPARE(rows.rowCount(), 0);
        rows.setQuery({});
        QCOMPARE(rows.rowCount(), 2);
    }

    void countsWhatChangesAndLooksNoFurther()
    {
        SandboxModel source(m_clock);
        SandboxFilterModel rows(source);
        using sandbox::InternetWish;
        std::size_t looks = 0;
        const auto has = [&](InternetWish wish) {
            return rows.hasOpenTo(wish, [&looks](const models::SandboxRow &) { return ++looks > 0; });
        };
        auto on = sandboxOf("a1");
        on.internetRequested = true;
        source.replace({shared(on), shared(sandboxOf("b2")), shared(sandboxOf("c3"))});
        QCOMPARE(source.countOpenTo(InternetWish::Deny), 1);
        QCOMPARE(source.countOpenTo(InternetWish::Allow), 2);
        QVERIFY(has(InternetWish::Allow));
        QCOMPARE(looks, std::size_t(1)); // the first will do
        rows.setQuery(SandboxQuery::parse(u"id:b2"_s));
        QVERIFY(!has(InternetWish::Deny)); // it is not shown

        // A wish that waits is none any more, its opposite is; whose answer was lost is open to both.
        source.setPending({{u"b2"_s, sandbox::PendingSwitch{InternetWish::Allow}}});
        QVERIFY(has(InternetWish::Deny) && !has(InternetWish::Allow));
        source.setPending({{u"b2"_s, sandbox::PendingSwitch{InternetWish::Allow, true}}});
        QVERIFY(has(InternetWish::Deny) && has(InternetWish::Allow));
        source.setPending({{u"b2"_s, std::nullopt}});
        QVERIFY(!has(InternetWish::Deny));

        // Whether a policy lets one to its list of domains is not known here: it can be cut off in any case.
        auto listed = sandboxOf("b2");
        listed.allowedDomains = QStringList{u"pypi.org"_s};
        source.apply({shared(listed)}, {});
        QVERIFY(has(InternetWish::Deny) && has(InternetWish::Allow));
        source.apply({shared(sandboxOf("b2"))}, {});
        QVERIFY(!has(InternetWish::Deny));

        auto failed = sandboxOf("c3");
        failed.state = sandbox::SandboxState::Failed;
        source.apply({shared(failed)}, {u"a1"_s});
        QCOMPARE(source.count(sandbox::SandboxState::Failed), 1);
        QCOMPARE(source.count(sandbox::SandboxState::Running), 1);
        QCOMPARE(source.countOpenTo(InternetWish::Deny), 0);
        source.clear();
        QCOMPARE(source.count(sandbox::SandboxState::Running), 0);
        QCOMPARE(source.countOpenTo(InternetWish::Allow), 0);
    }

    void sortsAgesByTimeAndNotByText()
    {
        SandboxModel source(m_clock);
        SandboxFilterModel rows(source);
        auto old = sandboxOf("old");
        old.createdAt = m_clock.now - std::chrono::hours(30);
        auto young = sandboxOf("young");
        young.createdAt = m_clock.now - std::chrono::minutes(9);
        source.replace({shared(old), shared(sandboxOf("mid")), shared(young)});
        rows.sort(SandboxModel::Age, Qt::AscendingOrder);
        QCOMPARE(rows.index(0, 0).data().toString(), u"young"_s);
        QCOMPARE(rows.index(2, 0).data().toString(), u"old"_s);
    }

    void withoutAnEndComesLast()
    {
        SandboxModel source(m_clock);
        SandboxFilterModel rows(source);
        auto ending = sandboxOf("ending");
        ending.ttl = std::chrono::hours(10);
        source.replace({shared(sandboxOf("endless")), shared(ending)});
        rows.sort(SandboxModel::Expires, Qt::AscendingOrder);
        QCOMPARE(rows.index(0, 0).data().toString(), u"ending"_s);
    }

private:
    FakeClock m_clock;
};

QTEST_GUILESS_MAIN(TestSandboxFilterModel)
#include "tst_sandbox_filter_model.moc"
