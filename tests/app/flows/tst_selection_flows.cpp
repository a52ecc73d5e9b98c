// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/flows/fake_flow_source.h"
#include "tests/core/fakes/fake_cluster.h"
#include "tests/core/fakes/fake_keychain.h"
#include "tests/core/fakes/pod_objects.h"
#include "tests/core/flows/sample_flows.h"

#include "app/flows/flow_table.h"
#include "app/flows/selection_flows.h"
#include "app/shell/widgets/state_view.h"

#include <QPointer>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::tests;
using flows::droppedToWorld;
using Phase = hubble::SourceState::Phase;

namespace {

const QString s_first = u"0a1b2c3d"_s;
const QString s_second = u"99999999"_s;

/// The list over a session over a cluster in memory with two sandboxes, with flows of the test's making.
struct ConnectedList
{
    ConnectedList()
    {
        auto transport = std::make_unique<FakeCluster>();
        cluster = transport.get();
        session = std::move(
            *session::Session::create({}, keychain, kept, std::make_unique<kube::ApiClient>(std::move(transport))));
        cluster->on(u"GET"_s, podsPath(), listOf(QList<QJsonObject>{podObject(s_first), podObject(s_second)}));
        list.setSession(session.get());
        list.resize(700, 200);
        session->start();
    }

    ~ConnectedList() { list.setSession(nullptr); }

    void select(const QString &id)
    {
        QTRY_COMPARE(session->sandboxes().state().phase, kube::SyncState::Phase::Live);
        list.setSandbox(session->sandboxes().find(*base::SandboxId::parse(id.toStdString())));
    }

    static QSettings &emptySettings(QSettings &settings)
    {
        settings.clear();
        return settings;
    }

    QSettings settings{u"LiteBoxd"_s, u"test-selection-flows"_s};
    base::SystemClock clock;
    FakeKeychain keychain;
    session::KeptTokens kept{emptySettings(settings)};
    FakeCluster *cluster = nullptr;
    std::unique_ptr<session::Session> session;
    QPointer<FakeFlowSource> source; ///< the last one that was made
    bool hasHubble = true;
    flows::SelectionFlows list{clock, settings, [this]() -> std::unique_ptr<hubble::FlowSource> {
                                   if (!hasHubble)
                                       return nullptr;
                                   auto made = std::make_unique<FakeFlowSource>();
                                   source = made.get();
                                   return made;
                               }};
};

} // namespace

/// The flows of the sandbox that is selected, below the table of sandboxes.
class SelectionFlowsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void asksForTheFlowsOfTheSelectedOne()
    {
        ConnectedList f;
        f.list.show();
        QVERIFY(f.list.stateView()->isVisible());
        QVERIFY(f.source.isNull());
        f.select(s_first);
        QVERIFY(!f.source.isNull());
        QVERIFY(f.source->asked.follow);
        QCOMPARE(f.source->asked.last, std::optional<std::uint64_t>(100));
        QVERIFY(!f.source->asked.allow.isEmpty());
        f.source->setPhase(Phase::Live);
        QCOMPARE(f.list.stateView()->headline(), u"No flows of this sandbox yet"_s);
        Q_EMIT f.source->flowsCame({droppedToWorld(s_first, u"192.0.2.7"_s)});
        QCOMPARE(f.list.model().rowCount(), 1);
        QVERIFY(f.list.table()->isVisible());

        QSignalSpy wished(&f.list, &flows::SelectionFlows::pageWished);
        Q_EMIT f.list.table()->doubleClicked(f.list.model().index(0, 0));
        QCOMPARE(wished.size(), 1);
        QCOMPARE(wished[0][0].toString(), u"--sandbox 0a1b2c3d"_s);

        f.select(s_second);
        QCOMPARE(f.list.model().rowCount(), 0);
    }

    void noneSelectedOrNotShownIsNotAskedAbout()
    {
        ConnectedList f;
        f.select(s_first);
        QVERIFY(f.source.isNull());
        f.list.show();
        QVERIFY(!f.source.isNull());
        f.list.setSandbox(nullptr);
        QVERIFY(f.source.isNull());
        QVERIFY(f.list.stateView()->text().contains(u"Select one sandbox"_s));
        f.select(s_first);
        QVERIFY(!f.source.isNull());
        f.list.hide();
        QVERIFY(f.source.isNull());
    }

    void anotherWayToHubbleIsAskedAnew()
    {
        ConnectedList f;
        f.hasHubble = false;
        f.list.show();
        f.select(s_first);
        QCOMPARE(f.list.stateView()->headline(), u"Flows cannot be seen"_s);
        f.hasHubble = true;
        f.list.askAnew();
        QVERIFY(!f.source.isNull());
    }
};

QTEST_MAIN(SelectionFlowsTest)
#include "tst_selection_flows.moc"
