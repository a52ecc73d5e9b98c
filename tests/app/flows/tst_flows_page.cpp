// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/flows/fake_flow_source.h"
#include "tests/core/fakes/fake_cluster.h"
#include "tests/core/fakes/fake_keychain.h"
#include "tests/core/fakes/pod_objects.h"
#include "tests/core/flows/sample_flows.h"

#include "app/flows/allow_view.h"
#include "app/flows/blocked_view.h"
#include "app/flows/filter_line.h"
#include "app/flows/flow_details.h"
#include "app/flows/flow_export.h"
#include "app/flows/flow_table.h"
#include "app/flows/flow_tabs.h"
#include "app/flows/flows_page.h"
#include "app/shell/actions/action_registry.h"
#include "app/shell/widgets/state_view.h"

#include <QAction>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTextEdit>
#include <QTreeWidget>

#include <algorithm>
#include <ctime>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::tests;
using flows::droppedToWorld;
using flows::Flow;
using flows::PageState;
using Phase = hubble::SourceState::Phase;

namespace {

QList<Flow> distinct(int count, int from = 0)
{
    QList<Flow> flows;
    for (int at = from; at < from + count; ++at) {
        flows += droppedToWorld(u"0a1b2c3d"_s, u"10.%1.%2.%3"_s.arg(at / 62'500).arg(at / 250 % 250).arg(at % 250));
        flows.back().time += std::chrono::milliseconds(at);
    }
    return flows;
}

/// The page over a session over a cluster in memory, with flows of the test's making.
struct ConnectedPage
{
    ConnectedPage()
    {
        auto transport = std::make_unique<FakeCluster>();
        cluster = transport.get();
        session = std::move(
            *session::Session::create({}, keychain, kept, std::make_unique<kube::ApiClient>(std::move(transport))));
        cluster->on(u"GET"_s, podsPath(), listOf(QList<QJsonObject>{podObject(u"0a1b2c3d"_s)}));
        page.resize(1000, 700);
    }

    ~ConnectedPage() { page.setSession(nullptr); }

    void open()
    {
        auto made = std::make_unique<FakeFlowSource>();
        source = made.get();
        feed.setSource(std::move(made), u"liteboxd"_s);
        page.setSession(session.get());
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
    }

    void tell(const QList<Flow> &flows)
    {
        source->setPhase(Phase::Live);
        Q_EMIT source->flowsCame(flows);
    }

    static QSettings &emptySettings(QSettings &settings)
    {
        settings.clear();
        return settings;
    }

    QSettings settings{u"LiteBoxd"_s, u"test-flows"_s};
    base::SystemClock clock;
    FakeKeychain keychain;
    session::KeptTokens kept{emptySettings(settings)};
    FakeCluster *cluster = nullptr;
    std::unique_ptr<session::Session> session;
    FakeFlowSource *source = nullptr;
    FakeFlowSource *asked = nullptr; ///< of the filter in force
    models::FlowFeed feed{clock};
    shell::ActionRegistry actions;
    QAction *retry = actions.add({u"view.refresh"_s, shell::ActionGroup::View, u"Retry"_s});
    flows::FlowsPage page{{clock, actions, retry, settings, feed, [this] {
                               auto made = std::make_unique<FakeFlowSource>();
                               asked = made.get();
                               return made;
                           }}};
};

} // namespace

class FlowsPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void statesSayWhatIsMissing()
    {
        ConnectedPage f;
        QCOMPARE(f.page.state(), PageState::NotConnected);
        f.page.setConnectionError(base::Error{base::ErrorCode::CertificateExpired, "client certificate", "user admin"});
        QVERIFY(f.page.stateView()->block().contains(u"user admin"_s));
        f.open();
        QCOMPARE(f.page.state(), PageState::Connecting);
        f.source->setPhase(Phase::Waiting, base::Error{base::ErrorCode::NotFound, "no service hubble-relay", {}});
        QCOMPARE(f.page.state(), PageState::Unavailable);
        QVERIFY(f.page.stateView()->text().contains(u"hubble-relay"));
        QVERIFY(f.page.stateView()->block().contains(u"no service hubble-relay"_s));
        f.retry->trigger();
        QCOMPARE(f.source->retries, 1);
        f.source->setPhase(Phase::Live);
        QCOMPARE(f.page.state(), PageState::Empty);
        f.tell(distinct(3));
        QCOMPARE(f.page.state(), PageState::Rows);
        f.source->setPhase(Phase::Waiting, base::Error{base::ErrorCode::ConnectionLost, "reset", {}});
        QCOMPARE(f.page.state(), PageState::Rows); // they stay
        f.feed.setSource(nullptr, {});
        QCOMPARE(f.page.model().rowCount(), 0);
        QCOMPARE(f.page.state(), PageState::Unavailable);
    }

    void followsTheEndUntilSomebodyReads()
    {
        ConnectedPage f;
        f.open();
        f.tell(distinct(200));
        QScrollBar *const bar = f.page.table()->verticalScrollBar();
        QTRY_COMPARE(bar->value(), bar->maximum());
        f.tell(distinct(50, 200));
        QTRY_COMPARE(bar->value(), bar->maximum());
        QVERIFY(f.page.latest()->isHidden());
        bar->setValue(10);
        f.tell(distinct(214, 250));
        QCOMPARE(bar->value(), 10);
        QCOMPARE(f.page.model().rowCount(), 250);
        QVERIFY(f.page.latest()->isVisible());
        QVERIFY(f.page.latest()->text().contains(u"214"));
        f.page.latest()->click();
        QCOMPARE(f.page.model().rowCount(), 464);
        QTRY_COMPARE(bar->value(), bar->maximum());
        QVERIFY(f.page.latest()->isHidden());
    }

    void spacePauses()
    {
        ConnectedPage f;
        f.open();
        f.tell(distinct(20));
        f.page.table()->setFocus();
        QTest::keyClick(f.page.table(), Qt::Key_Space);
        QTRY_VERIFY(f.page.pauseAction()->isChecked());
        f.tell(distinct(5, 20));
        QCOMPARE(f.page.model().rowCount(), 20);
        QTest::keyClick(f.page.table(), Qt::Key_Space);
        QTRY_COMPARE(f.page.model().rowCount(), 25);
    }

    void aChosenRowIsExplained()
    {
        ConnectedPage f;
        f.open();
        f.tell({droppedToWorld(u"0a1b2c3d"_s, u"1.1.1.1"_s, u"one.one"_s)});
        f.page.table()->setCurrentIndex(f.page.model().index(0, 0));
        QVERIFY(f.page.tabs()->details()->whyText().contains(u"Not known"));
        f.tell(distinct(5));
        QCOMPARE(f.page.model().rowCount(), 1); // it does not move away
        QTest::keyClick(f.page.table(), Qt::Key_Escape);
        QCOMPARE(f.page.model().rowCount(), 6);
        QCOMPARE(f.page.tabs()->details()->whyText(), QString());
    }

    void explainsByWhatAnotherPageHasRead()
    {
        ConnectedPage f;
        for (const QString &path : {policiesPath(), u"/apis/networking.k8s.io/v1/networkpolicies"_s, u"/api/v1/pods"_s})
            f.cluster->on(u"GET"_s, path, listOf(QList<QJsonObject>{}));
        f.session->policyOverview().refresh();
        QTRY_VERIFY(f.session->policyOverview().picture());
        f.open();
        f.tell(distinct(1));
        QVERIFY(!f.session->policyOverview().isReading());
        QCOMPARE(f.page.model().why(0).policies, flows::PolicyReading::Done);
    }

    void filterAsksTheServer()
    {
        ConnectedPage f;
        f.open();
        f.tell(distinct(5));
        f.page.setFilter(u"--verdict DROPPED --to-port 443"_s);
        QVERIFY(f.asked);
        QVERIFY(f.asked->asked.follow);
        QCOMPARE(f.asked->asked.last, std::optional<std::uint64_t>(1000));
        QCOMPARE(f.asked->asked.allow.size(), 2);
        QCOMPARE(f.asked->asked.allow[0].source.pods, QStringList{u"liteboxd/"_s});
        QCOMPARE(f.asked->asked.allow[0].verdicts, QList<flows::Verdict>{flows::Verdict::Dropped});
        QCOMPARE(f.page.model().rowCount(), 0);
        QVERIFY(f.actions.find(u"flows.dropped"_s)->isChecked());
        f.asked->setPhase(Phase::Live);
        QCOMPARE(f.page.state(), PageState::NothingFound);
        Q_EMIT f.asked->flowsCame(distinct(2));
        QCOMPARE(f.page.model().rowCount(), 2);
        f.tell(distinct(3, 5)); // the feed goes on beside it
        QCOMPARE(f.page.model().rowCount(), 2);
        f.page.setFilter({});
        QCOMPARE(f.page.model().rowCount(), 8);
    }

    void aFilterThatCannotBeReadIsSaid()
    {
        ConnectedPage f;
        f.open();
        f.tell(distinct(5));
        f.page.setFilter(u"--verdict MAYBE"_s);
        QVERIFY(f.page.filter()->fault().contains(u"MAYBE"));
        QCOMPARE(f.page.filter()->inForce(), QString());
        QCOMPARE(f.page.model().rowCount(), 5);
        f.actions.find(u"flows.dropped"_s)->trigger();
        QCOMPARE(f.page.filter()->inForce(), u"--verdict DROPPED"_s);
        f.actions.find(u"flows.dropped"_s)->trigger();
        QCOMPARE(f.page.filter()->inForce(), QString());
    }

    void aRowsMenuNarrowsTheFilter()
    {
        ConnectedPage f;
        f.open();
        f.tell({droppedToWorld(u"0a1b2c3d"_s, u"1.1.1.1"_s, u"one.one"_s)});
        const QRect row = f.page.table()->visualRect(f.page.model().index(0, 0));
        Q_EMIT f.page.table()->customContextMenuRequested(row.center());
        QMenu *const menu = f.page.table()->findChildren<QMenu *>().last();
        QVERIFY(!menu->actions().last()->isEnabled()); // a flow that did not come from Hubble has no line
        menu->actions().at(1)->trigger();
        delete menu;
        QCOMPARE(f.page.filter()->inForce(), u"--to-fqdn one.one"_s);
        QVERIFY(f.asked);
    }

    /// From a drop to the list of domains: what would change is shown, then it is done.
    void aBlockedDestinationIsAllowed()
    {
        const QString policy = u"/apis/cilium.io/v2/namespaces/liteboxd/ciliumnetworkpolicies/allow-domains-0a1b2c3d"_s;
        ConnectedPage f;
        f.cluster->on(u"PATCH"_s, podsPath(u"sandbox-0a1b2c3d"_s), podObject(u"0a1b2c3d"_s));
        f.cluster->on(u"PATCH"_s, policy, [](const SeenRequest &request) {
            return FakeCluster::Answer{200, request.body};
        });
        f.open();
        f.session->start();
        QTRY_VERIFY(f.session->sandboxes().find(*base::SandboxId::parse("0a1b2c3d")));
        f.tell({droppedToWorld(u"0a1b2c3d"_s, u"151.101.0.223"_s, u"pypi.org"_s)});
        QTRY_COMPARE(f.page.tabs()->blockedCount(), 1);
        QCOMPARE(f.page.badge(), u"!1"_s);
        f.page.table()->setCurrentIndex(f.page.model().index(0, 0));
        f.actions.find(u"flows.allow"_s)->trigger();
        flows::AllowView *const allow = f.page.tabs()->blocked()->allow();
        QCOMPARE(allow->sandboxId(), u"0a1b2c3d"_s);
        QCOMPARE(allow->domains(), QStringList{u"pypi.org"_s});
        QVERIFY(!allow->apply()->isEnabled());
        allow->look()->click();
        QTRY_VERIFY(allow->apply()->isEnabled());
        QVERIFY(allow->difference()->toPlainText().contains(u"pypi.org"));
        f.cluster->takeRequests();
        allow->apply()->click();
        QTRY_COMPARE(f.page.tabs()->blockedCount(), 0);
        const auto requests = f.cluster->takeRequests();
        const auto wrote = std::count_if(requests.begin(), requests.end(), [](const SeenRequest &request) {
            return request.method == u"PATCH" && !request.query.hasQueryItem(u"dryRun"_s);
        });
        QCOMPARE(wrote,
                 4); // annotation and policy; it had the whole internet: its label goes, and the list is in force
    }

    /// For a time only where nothing else is open, for the end of the time takes everything.
    void aTimeFitsOnlyTheClosed()
    {
        const QString policy = u"/apis/cilium.io/v2/namespaces/liteboxd/ciliumnetworkpolicies/allow-domains-0a1b2c3d"_s;
        ConnectedPage f;
        QJsonObject closed = podObject(u"0a1b2c3d"_s);
        QJsonObject metadata = closed[u"metadata"].toObject();
        QJsonObject labels = metadata[u"labels"].toObject();
        labels.remove(u"liteboxd.io/internet-access"_s);
        metadata[u"labels"] = labels;
        closed[u"metadata"] = metadata;
        f.cluster->on(u"GET"_s, podsPath(), listOf(QList<QJsonObject>{closed, podObject(u"0a1b2c3e"_s)}));
        f.cluster->on(u"PATCH"_s, podsPath(u"sandbox-0a1b2c3d"_s), closed);
        f.cluster->on(u"PATCH"_s, policy, [](const SeenRequest &request) {
            return FakeCluster::Answer{200, request.body};
        });
        f.open();
        f.session->start();
        QTRY_VERIFY(f.session->sandboxes().find(*base::SandboxId::parse("0a1b2c3e")));
        QSignalSpy limited(f.page.tabs(), &flows::FlowTabs::limited);
        flows::AllowView *const allow = f.page.tabs()->blocked()->allow();
        allow->propose({u"0a1b2c3e"_s}, {u"pypi.org"_s});
        allow->setScope(flows::AllowView::Scope::ForATime);
        allow->look()->click();
        QVERIFY(!allow->apply()->isEnabled());                                     // it has the whole internet
        allow->propose({u"0a1b2c3d"_s}, {u"pypi.org"_s, u"*.pythonhosted.org"_s}); // all that is on its list
        allow->look()->click();
        QTRY_VERIFY(allow->apply()->isEnabled());
        f.cluster->takeRequests();
        allow->apply()->click();
        QTRY_VERIFY(!allow->apply()->isEnabled() && limited.size() == 1);
        QCOMPARE(limited.first().first().toString(), u"0a1b2c3d"_s);
        const auto writes = f.cluster->requestsBy(u"PATCH"_s);
        QVERIFY(!writes.empty());
        const QJsonValue annotations = writes.front().body[u"metadata"].toObject()[u"annotations"];
        QVERIFY(annotations.toObject().contains(u"liteboxd.io/internet-access-until"_s)); // before it is open
    }

    void whatIsSetAsideStaysAside()
    {
        ConnectedPage f;
        f.open();
        f.tell({droppedToWorld(u"0a1b2c3d"_s, u"151.101.0.223"_s, u"pypi.org"_s)});
        QTRY_COMPARE(f.page.tabs()->blockedCount(), 1);
        f.page.tabs()->showBlocked();
        f.page.tabs()->blocked()->list()->setCurrentItem(f.page.tabs()->blocked()->list()->topLevelItem(0));
        f.page.tabs()->blocked()->never()->click();
        QCOMPARE(f.page.tabs()->blockedCount(), 0);
        f.feed.setSource(std::make_unique<FakeFlowSource>(), u"liteboxd"_s);
        f.page.setSession(f.session.get());
        QVERIFY(f.feed.blocked().aside().contains(u"pypi.org"_s));
    }

    void rowsAreExported()
    {
        ConnectedPage f;
        f.open();
        Flow odd = droppedToWorld(u"0a1b2c3d"_s, u"1.1.1.1"_s, u"=cmd,\"x\""_s);
        f.tell({odd, odd});
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"flows.csv"_s);
        QCOMPARE(flows::exportRows(f.page.model(), flows::ExportFormat::Csv, file).value_or(-1), 1);
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray text = written.readAll();
        QVERIFY(text.startsWith("time,verdict,"));
        QVERIFY(text.contains("2027-01-15T08:00:00.000Z,DROPPED,POLICY_DENIED,EGRESS,liteboxd/sandbox-0a1b2c3d,"));
        QVERIFY(text.contains(",\"'=cmd,\"\"x\"\"\","));
        QVERIFY(text.contains(",2,7c0e,,\r\n"));
        QVERIFY(!flows::exportRows(f.page.model(), flows::ExportFormat::Csv, folder.filePath(u"no/such"_s)));
    }

    /// 5,000 flows a second in batches of 50 ms, into a ring that is full: the GUI thread is never held for long.
    void manyFlowsDoNotStall()
    {
        ConnectedPage f;
        f.open();
        f.source->setPhase(Phase::Live);
        Q_EMIT f.source->flowsCame(distinct(50'000));
        QTRY_COMPARE(f.page.model().rowCount(), 50'000);
        // The thread's own time: what others do on the machine does not count.
        const auto worked = [] {
            timespec time{};
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
            return time.tv_sec * 1000 + time.tv_nsec / 1'000'000;
        };
        decltype(worked()) longest = 0;
        for (int batch = 0; batch < 40; ++batch) {
            const QList<Flow> flows = distinct(250, 50'000 + batch * 250);
            const auto before = worked();
            Q_EMIT f.source->flowsCame(flows);
            QApplication::processEvents();
            longest = std::max(longest, worked() - before);
        }
        qInfo("longest turn: %ld ms of processor time", static_cast<long>(longest));
        QCOMPARE(f.page.model().rowCount(), 50'000);
        QVERIFY(longest < 500); // of a debug build; benches hold the 50 ms
    }
};

QTEST_MAIN(FlowsPageTest)
#include "tst_flows_page.moc"
