// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/observed_traffic.h"
#include "tests/core/flows/sample_flows.h"
#include "tests/core/models/sandbox_rows.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::tests;
using models::SandboxModel;
using Phase = hubble::SourceState::Phase;

namespace {

class Source final : public hubble::FlowSource
{
public:
    void start(const flows::FlowQuery &) override { set(Phase::Live); }
    void stop() override {}
    void retryNow() override {}
    void set(Phase phase)
    {
        hubble::SourceState next = state();
        next.phase = phase;
        setState(next);
    }
};

/// Time stands still, at the flows of the samples.
class StoppedClock final : public base::Clock
{
public:
    std::chrono::steady_clock::time_point steady() const override { return {}; }
    std::chrono::system_clock::time_point wall() const override
    {
        ++asked;
        return std::chrono::system_clock::time_point(std::chrono::hours(500'000)) + later;
    }

    std::chrono::minutes later{0};
    mutable int asked = 0;
};

} // namespace

/// What flows say of a sandbox, in its row.
class ObservedTrafficTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void flowsReachTheRow()
    {
        const StoppedClock clock;
        SandboxModel rows(clock);
        models::FlowFeed feed(clock);
        const models::ObservedTraffic observed(feed, rows);
        auto sandbox = sandboxOf("a1");
        rows.replace({std::make_shared<const sandbox::Sandbox>(sandbox)});
        const auto cell = [&](int column) { return rows.index(0, column).data().toString(); };
        QCOMPARE(cell(SandboxModel::Drops), u"–"_s);
        QCOMPARE(cell(SandboxModel::Internet), u"Not requested"_s);

        auto made = std::make_unique<Source>();
        Source &source = *made;
        feed.setSource(std::move(made), u"liteboxd"_s);
        QCOMPARE(cell(SandboxModel::Drops), u"0"_s);
        QCOMPARE(cell(SandboxModel::Internet), u"Unknown"_s);
        flows::Flow twin = flows::droppedToWorld(u"a1"_s, u"1.1.1.1"_s);
        twin.event = flows::EventType::PolicyVerdict;
        Q_EMIT source.flowsCame({flows::droppedToWorld(u"a1"_s, u"1.1.1.1"_s), twin});
        QTRY_COMPARE(cell(SandboxModel::Drops), u"1"_s);
        QCOMPARE(cell(SandboxModel::Internet), u"Off"_s);
        QVERIFY(!rows.row(0).traffic->receipt); // nothing was changed

        sandbox.internetRequested = true; // what was dropped before says nothing any more
        rows.apply({std::make_shared<const sandbox::Sandbox>(sandbox)}, {});
        QCOMPARE(cell(SandboxModel::Internet), u"Unknown"_s);
        Q_EMIT source.flowsCame({flows::droppedToWorld(u"a1"_s, u"1.1.1.2"_s)});
        QTRY_COMPARE(cell(SandboxModel::Internet), u"Applying"_s);
        Q_EMIT source.flowsCame({flows::forwardedToWorld(u"a1"_s, u"1.1.1.2"_s)});
        QTRY_COMPARE(cell(SandboxModel::Internet), u"On"_s);

        // The receipt: what was seen since the label changed, and nothing that was not.
        const auto receipt = [&rows] { return rows.row(0).traffic->receipt; };
        QVERIFY(receipt() && receipt()->firstFlow);
        QCOMPARE(receipt()->written, clock.wall());
        QVERIFY(!receipt()->identity);
        flows::Flow labelled = flows::forwardedToWorld(u"a1"_s, u"1.1.1.2"_s);
        labelled.source.labels << u"k8s:liteboxd.io/internet-access=true"_s;
        labelled.time += std::chrono::seconds(3);
        Q_EMIT source.flowsCame({labelled});
        QTRY_VERIFY(receipt()->identity);
        QCOMPARE(*receipt()->identity, labelled.time);

        source.set(Phase::Waiting);
        QCOMPARE(cell(SandboxModel::Drops), u"–"_s);
        QCOMPARE(cell(SandboxModel::Internet), u"Requested (not observable)"_s);
    }

    /// The time is asked for once with each row that is looked at.
    void aFlowOfOneIsNoLookAtAll()
    {
        StoppedClock clock;
        SandboxModel rows(clock);
        models::FlowFeed feed(clock);
        const models::ObservedTraffic observed(feed, rows);
        std::vector<sandbox::SandboxPtr> all;
        for (int i = 0; i < 1000; ++i)
            all.push_back(shared(sandboxOf(("s" + std::to_string(i)).c_str())));
        rows.replace(all);
        auto made = std::make_unique<Source>();
        Source &source = *made;
        feed.setSource(std::move(made), u"liteboxd"_s);
        const auto drops = [&rows](int row) { return rows.index(row, SandboxModel::Drops).data().toString(); };
        QTRY_COMPARE(drops(999), u"0"_s);

        clock.asked = 0;
        Q_EMIT source.flowsCame({flows::droppedToWorld(u"s7"_s, u"1.1.1.1"_s)});
        source.set(Phase::Live); // its nodes are counted anew
        QTRY_COMPARE(drops(7), u"1"_s);
        QVERIFY2(clock.asked < 100, qPrintable(QString::number(clock.asked)));

        // What grows old is seen, too, when another tells.
        clock.later = std::chrono::minutes(6);
        Q_EMIT source.flowsCame({flows::forwardedToWorld(u"s8"_s, u"1.1.1.1"_s)});
        QTRY_COMPARE(drops(7), u"0"_s);

        // Another source that is live as the one before.
        feed.setSource(std::make_unique<Source>(), u"liteboxd"_s);
        QCOMPARE(drops(999), u"0"_s);
    }
};

QTEST_GUILESS_MAIN(ObservedTrafficTest)
#include "tst_observed_traffic.moc"
