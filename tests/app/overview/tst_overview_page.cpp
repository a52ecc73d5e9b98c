// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/flows/sample_flows.h"
#include "tests/core/models/sandbox_rows.h"

#include "app/overview/overview_page.h"
#include "app/shell/charts/verdict_chart.h"

#include <QAreaSeries>
#include <QChart>
#include <QDateTimeAxis>
#include <QLineSeries>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace liteboxd;
using namespace liteboxd::tests;
using overview::OverviewPage;
using shell::ColorRole;

namespace {

class Source final : public hubble::FlowSource
{
public:
    void start(const flows::FlowQuery &) override
    {
        hubble::SourceState next;
        next.phase = hubble::SourceState::Phase::Live;
        setState(next);
    }
    void stop() override {}
    void retryNow() override {}
};

QStringList textsOf(const QTreeWidget *list)
{
    QStringList texts;
    for (int row = 0; row < list->topLevelItemCount(); ++row)
        texts << list->topLevelItem(row)->text(0);
    return texts;
}

} // namespace

/// What needs a person, and where it leads.
class OverviewPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesNothingAnewThatSaysTheSame()
    {
        const base::SystemClock clock;
        models::SandboxModel sandboxes(clock);
        models::FlowFeed feed(clock);
        OverviewPage page(feed, sandboxes);
        const overview::Health warns{ColorRole::Warning, u"warning"_s, u"1 of 3 nodes"_s, u"flows"_s};
        page.setHealth(OverviewPage::Part::Hubble, warns);
        QCOMPARE(page.badge(), u"!1"_s); // though the page is not seen
        const QSignalSpy written(page.concerns()->model(), &QAbstractItemModel::rowsInserted);
        page.setHealth(OverviewPage::Part::Hubble, warns);
        QCOMPARE(written.count(), 0);
        page.setHealth(OverviewPage::Part::Hubble, {ColorRole::Ok, u"check"_s, u"3 of 3 nodes"_s, u"flows"_s});
        QCOMPARE(written.count(), 1);
        QCOMPARE(page.badge(), QString());
    }

    void drawsTheFirstSlot()
    {
        shell::VerdictChart view;
        const flows::VerdictTimeline::Slot first{std::chrono::system_clock::time_point(1'000'000s), 30, 10, 0};
        view.show({first}, 10s);
        const auto *passed = qobject_cast<const QAreaSeries *>(view.chart()->series().front());
        QCOMPARE(passed->upperSeries()->points(), (QList<QPointF>{{1e9, 3}, {1e9 + 10'000, 3}}));
        const auto *times = qobject_cast<const QDateTimeAxis *>(view.chart()->axes(Qt::Horizontal).front());
        QCOMPARE(times->min().secsTo(times->max()), 60); // a mark each 15 s, no two of one text
        QCOMPARE(times->max(), QDateTime::fromMSecsSinceEpoch(1'000'010'000));
    }

    void saysWhatNeedsAPerson()
    {
        const base::SystemClock clock;
        models::SandboxModel sandboxes(clock);
        models::FlowFeed feed(clock);
        OverviewPage page(feed, sandboxes);
        page.resize(1000, 700);
        page.show();
        QTRY_COMPARE(textsOf(page.concerns()), QStringList{u"Nothing needs you"_s});
        QCOMPARE(page.badge(), QString());
        QTRY_COMPARE(textsOf(page.destinations()), QStringList{u"Nothing is known: flows cannot be seen"_s});
        const QSignalSpy early(&page, &OverviewPage::flowsWished);
        Q_EMIT page.destinations()->itemDoubleClicked(page.destinations()->topLevelItem(0), 0);
        QVERIFY(early.isEmpty());

        page.setHealth(OverviewPage::Part::Hubble, {ColorRole::Warning, u"warning"_s, u"1 of 3 nodes"_s, u"flows"_s});
        QCOMPARE(textsOf(page.concerns()), QStringList{u"Hubble: 1 of 3 nodes"_s});
        page.setHealth(OverviewPage::Part::Hubble, {ColorRole::Ok, u"check"_s, u"3 of 3 nodes"_s, u"flows"_s});

        auto made = std::make_unique<Source>();
        Source &source = *made;
        feed.setSource(std::move(made), u"liteboxd"_s);
        flows::Flow metadata = flows::droppedToWorld(u"a1"_s, u"169.254.169.254"_s);
        metadata.dropReason = flows::DropPolicyDeny;
        Q_EMIT source.flowsCame({metadata, flows::droppedToWorld(u"a1"_s, u"151.101.0.223"_s, u"pypi.org"_s),
                                 flows::droppedToWorld(u"b2"_s, u"151.101.0.223"_s, u"pypi.org"_s)});
        QTRY_COMPARE(page.concerns()->topLevelItemCount(), 2);
        QVERIFY(textsOf(page.concerns()).at(0).contains(u"finding"));
        QVERIFY(textsOf(page.concerns()).at(1).contains(u"blocked destination"));
        QCOMPARE(page.badge(), u"!2"_s);
        QTRY_COMPARE(textsOf(page.destinations()), (QStringList{u"pypi.org:443"_s, u"169.254.169.254:443"_s}));
        QCOMPARE(page.destinations()->topLevelItem(0)->text(1), u"2"_s);

        const QSignalSpy pages(&page, &OverviewPage::pageWished);
        Q_EMIT page.concerns()->itemDoubleClicked(page.concerns()->topLevelItem(1), 0);
        QCOMPARE(pages.at(0).at(0).toString(), u"flows"_s);
        const QSignalSpy filters(&page, &OverviewPage::flowsWished);
        Q_EMIT page.destinations()->itemDoubleClicked(page.destinations()->topLevelItem(1), 0);
        QCOMPARE(filters.at(0).at(0).toString(), u"--verdict DROPPED --to-ip 169.254.169.254 --to-port 443"_s);
    }
};

QTEST_MAIN(OverviewPageTest)
#include "tst_overview_page.moc"
