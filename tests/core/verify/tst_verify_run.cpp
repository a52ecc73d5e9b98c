// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/check_catalog.h"
#include "core/verify/check_selection.h"
#include "core/verify/verify_run.h"
#include "tests/core/fakes/account_rules.h"
#include "tests/core/fakes/fake_clock.h"
#include "tests/core/fakes/fake_cluster.h"
#include "tests/core/fakes/pod_objects.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <optional>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::verify;
using tests::FakeCluster;

namespace {

/// Answers when the test says so.
class Held
{
public:
    Check check(const QString &id, const QStringList &dependencies = {})
    {
        return {.id = id,
                .parent = u"group"_s,
                .title = id,
                .dependencies = dependencies,
                .start = [this, id](QObject *context, async::Callback<CheckOutcome> done) {
                    const async::Promise<CheckOutcome> promise(context, std::move(done));
                    m_open.insert_or_assign(id, promise);
                    return promise.request([this, id] { m_ended << id; });
                }};
    }

    void answer(const QString &id, const CheckOutcome &outcome) { m_open.at(id).complete(outcome); }
    void fail(const QString &id, base::ErrorCode code)
    {
        m_open.at(id).complete(base::fail(code, "no", id.toStdString()));
    }
    bool isAsked(const QString &id) const { return m_open.contains(id); }
    const QStringList &ended() const { return m_ended; }

private:
    std::map<QString, async::Promise<CheckOutcome>> m_open;
    QStringList m_ended;
};

CheckOutcome outcome(CheckResult result)
{
    return {.result = result};
}

QString resultsOf(const VerifyReport &report)
{
    QStringList all;
    for (const CheckRecord &check : report.checks) {
        const QString cause = nameOf(check.outcome.cause);
        all << check.id + u'=' + nameOf(check.outcome.result) + (cause.isEmpty() ? cause : u'/' + cause);
    }
    return all.join(u' ');
}

} // namespace

class VerifyRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void asksWhatItCanAtOnce();
    void skipsWhatBuildsOnAFault_data();
    void skipsWhatBuildsOnAFault();
    void tellsFaultsOfTheQuestionApart_data();
    void tellsFaultsOfTheQuestionApart();
    void waitsForThoseBefore();
    void isRuledOutByAFaultAlone_data();
    void isRuledOutByAFaultAlone();
    void endsAtTheDeadline();
    void cancels();
    void cleansUpWhateverHappened_data();
    void cleansUpWhateverHappened();
    void saysThatATestIsBroken();
    void judgesTheWhole_data();
    void judgesTheWhole();
    void renewsSomeOfItsChecks();
    void showsNoSecrets();
    void endsWithItsOwner();
    void namesEachMissingVerb_data();
    void namesEachMissingVerb();

private:
    void start(Checks checks);
    VerifyReport ended();

    tests::FakeClock m_clock;
    std::unique_ptr<Held> m_held;
    std::unique_ptr<VerifyRun> m_run;
};

void VerifyRunTest::init()
{
    m_run.reset();
    m_held = std::make_unique<Held>();
}

void VerifyRunTest::start(Checks checks)
{
    m_run = std::make_unique<VerifyRun>(
        std::move(checks), [] { return VerifiedCluster{}; }, m_clock);
    m_run->start();
}

VerifyReport VerifyRunTest::ended()
{
    if (!QTest::qWaitFor([this] { return !m_run->isRunning(); }))
        qWarning("the run did not end");
    return m_run->report();
}

void VerifyRunTest::asksWhatItCanAtOnce()
{
    start({m_held->check(u"a"_s), m_held->check(u"b"_s), m_held->check(u"c"_s, {u"a"_s, u"b"_s})});
    QTRY_VERIFY(m_held->isAsked(u"a"_s) && m_held->isAsked(u"b"_s));
    m_held->answer(u"b"_s, outcome(CheckResult::Pass));
    QTRY_COMPARE(m_run->report().count(CheckResult::Pass), 1U);
    QVERIFY(!m_held->isAsked(u"c"_s));
    m_clock.advance(std::chrono::milliseconds(1500));
    m_held->answer(u"a"_s, outcome(CheckResult::Pass));
    QTRY_VERIFY(m_held->isAsked(u"c"_s));
    m_held->answer(u"c"_s, outcome(CheckResult::Pass));
    const VerifyReport report = ended();
    QCOMPARE(resultsOf(report), u"a=pass b=pass c=pass"_s);
    QCOMPARE(report.checks[0].seconds, 1.5);
    QCOMPARE(report.result(), CheckResult::Pass);
}

void VerifyRunTest::skipsWhatBuildsOnAFault_data()
{
    QTest::addColumn<CheckResult>("result");
    QTest::addColumn<SkipCause>("cause");
    QTest::addColumn<QString>("results");
    QTest::newRow("fault") << CheckResult::Fail << SkipCause::None
                           << u"a=fail b=skipped/dependency c=skipped/dependency"_s;
    QTest::newRow("unclear") << CheckResult::Inconclusive << SkipCause::None
                             << u"a=inconclusive b=skipped/dependency c=skipped/dependency"_s;
    QTest::newRow("not permitted") << CheckResult::Skipped << SkipCause::NotPermitted
                                   << u"a=skipped/notPermitted b=skipped/dependency c=skipped/dependency"_s;
    QTest::newRow("nothing there") << CheckResult::Skipped << SkipCause::NotApplicable
                                   << u"a=skipped/notApplicable b=skipped/notApplicable c=skipped/notApplicable"_s;
}

void VerifyRunTest::skipsWhatBuildsOnAFault()
{
    QFETCH(CheckResult, result);
    QFETCH(SkipCause, cause);
    QFETCH(QString, results);
    start({m_held->check(u"a"_s), m_held->check(u"b"_s, {u"a"_s}), m_held->check(u"c"_s, {u"b"_s})});
    QTRY_VERIFY(m_held->isAsked(u"a"_s));
    m_held->answer(u"a"_s, {.result = result, .cause = cause});
    const VerifyReport report = ended();
    QCOMPARE(resultsOf(report), results);
    QVERIFY(!m_held->isAsked(u"b"_s) && !m_held->isAsked(u"c"_s));
    QCOMPARE(report.checks[2].outcome.observed, report.checks[1].outcome.observed); // names a, not b
}

void VerifyRunTest::tellsFaultsOfTheQuestionApart_data()
{
    QTest::addColumn<base::ErrorCode>("code");
    QTest::addColumn<QString>("results");
    QTest::newRow("forbidden") << base::ErrorCode::Forbidden << u"a=skipped/notPermitted"_s;
    QTest::newRow("timeout") << base::ErrorCode::TimedOut << u"a=inconclusive"_s;
    QTest::newRow("server failed") << base::ErrorCode::ServerFailed << u"a=inconclusive"_s;
    QTest::newRow("no sense") << base::ErrorCode::ProtocolViolated << u"a=inconclusive"_s;
}

void VerifyRunTest::tellsFaultsOfTheQuestionApart()
{
    QFETCH(base::ErrorCode, code);
    QFETCH(QString, results);
    start({m_held->check(u"a"_s)});
    QTRY_VERIFY(m_held->isAsked(u"a"_s));
    m_held->fail(u"a"_s, code);
    const VerifyReport report = ended();
    QCOMPARE(resultsOf(report), results);
    QCOMPARE(report.result(), CheckResult::Inconclusive);
}

/// Whatever they found; and one that is not in the run is not waited for.
void VerifyRunTest::waitsForThoseBefore()
{
    Check last = m_held->check(u"last"_s);
    last.after = {u"a"_s, u"b"_s, u"not in this run"_s};
    start({m_held->check(u"a"_s), m_held->check(u"b"_s), last});
    QTRY_VERIFY(m_held->isAsked(u"a"_s) && m_held->isAsked(u"b"_s));
    m_held->answer(u"a"_s, outcome(CheckResult::Pass));
    QTRY_COMPARE(m_run->report().count(CheckResult::Pass), 1U);
    QVERIFY(!m_held->isAsked(u"last"_s));
    m_held->answer(u"b"_s, outcome(CheckResult::Fail));
    QTRY_VERIFY(m_held->isAsked(u"last"_s));
    m_held->answer(u"last"_s, outcome(CheckResult::Pass));
    QCOMPARE(resultsOf(ended()), u"a=pass b=fail last=pass"_s);
}

void VerifyRunTest::isRuledOutByAFaultAlone_data()
{
    QTest::addColumn<CheckResult>("result");
    QTest::addColumn<QString>("results");
    QTest::newRow("pass") << CheckResult::Pass << u"a=pass last=pass"_s;
    QTest::newRow("fail") << CheckResult::Fail << u"a=fail last=skipped/dependency"_s;
    QTest::newRow("not seen") << CheckResult::Inconclusive << u"a=inconclusive last=pass"_s;
}

void VerifyRunTest::isRuledOutByAFaultAlone()
{
    QFETCH(CheckResult, result);
    QFETCH(QString, results);
    Check last = m_held->check(u"last"_s);
    last.unless = {u"a"_s, u"not in this run"_s};
    start({m_held->check(u"a"_s), last});
    QTRY_VERIFY(m_held->isAsked(u"a"_s));
    QVERIFY(!m_held->isAsked(u"last"_s));
    m_held->answer(u"a"_s, outcome(result));
    if (result != CheckResult::Fail) {
        QTRY_VERIFY(m_held->isAsked(u"last"_s));
        m_held->answer(u"last"_s, outcome(CheckResult::Pass));
    }
    QCOMPARE(resultsOf(ended()), results);
}

void VerifyRunTest::endsAtTheDeadline()
{
    Check slow = m_held->check(u"a"_s);
    slow.deadline = std::chrono::milliseconds(1);
    start({slow, m_held->check(u"b"_s)});
    QTRY_COMPARE(m_run->report().count(CheckResult::Inconclusive), 1U);
    QCOMPARE(m_held->ended(), QStringList{u"a"_s});
    m_held->answer(u"b"_s, outcome(CheckResult::Pass));
    const VerifyReport report = ended();
    QCOMPARE(resultsOf(report), u"a=inconclusive b=pass"_s);
    QVERIFY(report.checks[0].outcome.observed.contains(u"timeout"_s));
}

void VerifyRunTest::cancels()
{
    start({m_held->check(u"a"_s), m_held->check(u"b"_s), m_held->check(u"c"_s, {u"b"_s})});
    QTRY_VERIFY(m_held->isAsked(u"b"_s));
    m_held->answer(u"a"_s, outcome(CheckResult::Pass));
    QTRY_COMPARE(m_run->report().count(CheckResult::Pass), 1U);
    m_run->cancel();
    QVERIFY(!m_run->isRunning());
    QCOMPARE(resultsOf(m_run->report()), u"a=pass b=skipped/cancelled c=skipped/cancelled"_s);
    QCOMPARE(m_run->report().result(), CheckResult::Inconclusive);
    QCOMPARE(m_held->ended(), QStringList{u"b"_s});
}

void VerifyRunTest::cleansUpWhateverHappened_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("results");
    QTest::newRow("it passed") << u"pass"_s << u"a=pass last=pass"_s;
    QTest::newRow("it failed") << u"fail"_s << u"a=fail last=pass"_s;
    QTest::newRow("it was cancelled") << u"cancel"_s << u"a=skipped/cancelled last=pass"_s;
    QTest::newRow("and so was the cleaning") << u"cancel twice"_s << u"a=skipped/cancelled last=skipped/cancelled"_s;
    QTest::newRow("it was cancelled while it cleaned") << u"pass, then cancel"_s << u"a=pass last=pass"_s;
}

void VerifyRunTest::cleansUpWhateverHappened()
{
    QFETCH(QString, what);
    QFETCH(QString, results);
    Check last = m_held->check(u"last"_s);
    last.phase = CheckPhase::CleanUp;
    start({m_held->check(u"a"_s), last});
    QTRY_VERIFY(m_held->isAsked(u"a"_s));
    QVERIFY(!m_held->isAsked(u"last"_s));
    if (what.startsWith(u"cancel"))
        m_run->cancel();
    else
        m_held->answer(u"a"_s, outcome(what == u"fail" ? CheckResult::Fail : CheckResult::Pass));
    QTRY_VERIFY(m_held->isAsked(u"last"_s));
    if (what.contains(u' '))
        m_run->cancel();
    QCOMPARE(m_run->isRunning(), what != u"cancel twice");
    if (m_run->isRunning())
        m_held->answer(u"last"_s, outcome(CheckResult::Pass));
    QCOMPARE(resultsOf(ended()), results);
}

void VerifyRunTest::saysThatATestIsBroken()
{
    start({m_held->check(u"a"_s, {u"b"_s}), m_held->check(u"b"_s, {u"a"_s}), m_held->check(u"c"_s, {u"nothing"_s})});
    const VerifyReport report = ended();
    QCOMPARE(resultsOf(report), u"a=inconclusive b=inconclusive c=inconclusive"_s);
    QVERIFY(report.checks[0].outcome.observed.contains(u"test is broken"_s));
}

void VerifyRunTest::judgesTheWhole_data()
{
    using enum CheckResult;
    QTest::addColumn<QList<CheckResult>>("results");
    QTest::addColumn<SkipCause>("skips");
    QTest::addColumn<CheckResult>("whole");
    QTest::newRow("all well") << QList{Pass, Pass} << SkipCause::None << Pass;
    QTest::newRow("a warning") << QList{Pass, Warning} << SkipCause::None << Pass;
    QTest::newRow("a fault among all") << QList{Pass, Inconclusive, Fail} << SkipCause::None << Fail;
    QTest::newRow("something unclear") << QList{Pass, Inconclusive} << SkipCause::None << Inconclusive;
    QTest::newRow("something not seen") << QList{Pass, Skipped} << SkipCause::NotPermitted << Inconclusive;
    QTest::newRow("nothing to see there") << QList{Pass, Skipped} << SkipCause::NotApplicable << Pass;
    QTest::newRow("nothing seen at all") << QList{Skipped} << SkipCause::NotApplicable << Inconclusive;
    QTest::newRow("nothing") << QList<CheckResult>{} << SkipCause::None << Inconclusive;
}

void VerifyRunTest::judgesTheWhole()
{
    QFETCH(QList<CheckResult>, results);
    QFETCH(SkipCause, skips);
    QFETCH(CheckResult, whole);
    VerifyReport report;
    for (const CheckResult result : results) {
        const SkipCause cause = result == CheckResult::Skipped ? skips : SkipCause::None;
        report.checks.push_back({{}, {}, {}, {.result = result, .cause = cause}});
    }
    QCOMPARE(report.result(), whole);
}

void VerifyRunTest::renewsSomeOfItsChecks()
{
    VerifyReport before{.id = u"one"_s, .checks = {{u"a"_s, {}, {}, outcome(CheckResult::Fail)},
                                                   {u"b"_s, {}, {}, outcome(CheckResult::Pass)}}};
    VerifyReport later{.id = u"two"_s, .checks = {{u"a"_s, {}, {}, outcome(CheckResult::Pass)},
                                                  {u"c"_s, {}, {}, outcome(CheckResult::Warning)}}};
    const VerifyReport both = before.renewedBy(later);
    QCOMPARE(both.id, u"two"_s);
    QCOMPARE(resultsOf(both), u"a=pass b=pass c=warning"_s);
    QVERIFY(both.find(u"d"_s) == nullptr);
}

void VerifyRunTest::showsNoSecrets()
{
    const QString token = u"0123456789abcdef"_s.repeated(4);
    start({m_held->check(u"a"_s)});
    QTRY_VERIFY(m_held->isAsked(u"a"_s));
    m_held->answer(u"a"_s, {.result = CheckResult::Fail,
                            .expected = token,
                            .observed = u"Authorization: Bearer "_s + token,
                            .evidence = {token},
                            .fix = token});
    const CheckOutcome shown = ended().checks[0].outcome;
    for (const QString &text : {shown.expected, shown.observed, shown.evidence[0], shown.fix})
        QVERIFY2(!text.contains(token) && text.contains(u"[redacted]"_s), qPrintable(text));
}

void VerifyRunTest::endsWithItsOwner()
{
    start({m_held->check(u"a"_s)});
    QTRY_VERIFY(m_held->isAsked(u"a"_s));
    m_run.reset();
    QCOMPARE(m_held->ended(), QStringList{u"a"_s});
}

void VerifyRunTest::namesEachMissingVerb_data()
{
    QTest::addColumn<QStringList>("rules");
    QTest::addColumn<CheckResult>("result");
    QTest::addColumn<QString>("line");
    QTest::newRow("all") << QStringList{u"* *"_s} << CheckResult::Pass << QString();
    QTest::newRow("pods only") << QStringList{u"* pods"_s} << CheckResult::Warning
                               << u"missing: list networkpolicies.networking.k8s.io in liteboxd (without it: no checks "
                                  u"policies.* and sandboxes.*)"_s;
}

void VerifyRunTest::namesEachMissingVerb()
{
    QFETCH(QStringList, rules);
    QFETCH(CheckResult, result);
    QFETCH(QString, line);
    auto cluster = std::make_unique<FakeCluster>();
    cluster->on(u"GET"_s, u"/version"_s,
                {{u"gitVersion"_s, u"v1.34.1"_s}, {u"major"_s, u"1"_s}, {u"minor"_s, u"34"_s}});
    tests::permitOnly(*cluster, rules);
    kube::ApiClient api(std::move(cluster));
    const auto seen = std::make_shared<Observations>("liteboxd");
    start(CheckSelection::of(allChecks({&api, &m_clock, seen}), {u"login.*"_s}).checks);
    const VerifyReport report = ended();
    QCOMPARE(report.checks.size(), 2U);
    QCOMPARE(report.checks[1].outcome.result, result);
    QVERIFY2(line.isEmpty() || report.checks[1].outcome.evidence.contains(line),
             qPrintable(report.checks[1].outcome.evidence.join(u'\n')));
    m_run.reset();
}

QTEST_GUILESS_MAIN(VerifyRunTest)
#include "tst_verify_run.moc"
