// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/sandbox_pod_source.h"

#include <QTest>

using namespace liteboxd;
using namespace liteboxd::control;

class SandboxPodSourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void freshness_data()
    {
        using Phase = kube::SyncState::Phase;
        QTest::addColumn<Freshness>("before");
        QTest::addColumn<Phase>("phase");
        QTest::addColumn<Freshness>("after");
        QTest::newRow("nothing yet") << Freshness::NotLoaded << Phase::Idle << Freshness::NotLoaded;
        QTest::newRow("the first list runs") << Freshness::NotLoaded << Phase::Loading << Freshness::NotLoaded;
        QTest::newRow("the first list failed") << Freshness::NotLoaded << Phase::Failed << Freshness::NotLoaded;
        QTest::newRow("the first list came") << Freshness::NotLoaded << Phase::Live << Freshness::Current;
        QTest::newRow("joined while stale") << Freshness::NotLoaded << Phase::Stale << Freshness::Stale;
        QTest::newRow("connection lost") << Freshness::Current << Phase::Stale << Freshness::Stale;
        QTest::newRow("lists again") << Freshness::Current << Phase::Loading << Freshness::Stale;
        QTest::newRow("stopped") << Freshness::Current << Phase::Idle << Freshness::Stale;
        QTest::newRow("still lost") << Freshness::Stale << Phase::Failed << Freshness::Stale;
        QTest::newRow("healed") << Freshness::Stale << Phase::Live << Freshness::Current;
    }

    void freshness()
    {
        QFETCH(Freshness, before);
        QFETCH(kube::SyncState::Phase, phase);
        QFETCH(Freshness, after);
        QCOMPARE(freshnessAfter(before, phase), after);
    }
};

QTEST_GUILESS_MAIN(SandboxPodSourceTest)
#include "tst_sandbox_pod_source.moc"
