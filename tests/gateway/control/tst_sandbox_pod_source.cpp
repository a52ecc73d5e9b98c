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
    void knowledge_data()
    {
        using Knowledge = PodSource::Knowledge;
        using Phase = kube::SyncState::Phase;
        QTest::addColumn<Knowledge>("before");
        QTest::addColumn<Phase>("phase");
        QTest::addColumn<Knowledge>("after");
        QTest::newRow("nothing yet") << Knowledge::None << Phase::Idle << Knowledge::None;
        QTest::newRow("the first list runs") << Knowledge::None << Phase::Loading << Knowledge::None;
        QTest::newRow("the first list failed") << Knowledge::None << Phase::Failed << Knowledge::None;
        QTest::newRow("the first list came") << Knowledge::None << Phase::Live << Knowledge::Whole;
        QTest::newRow("joined while stale") << Knowledge::None << Phase::Stale << Knowledge::Stale;
        QTest::newRow("connection lost") << Knowledge::Whole << Phase::Stale << Knowledge::Stale;
        QTest::newRow("lists again") << Knowledge::Whole << Phase::Loading << Knowledge::Stale;
        QTest::newRow("stopped") << Knowledge::Whole << Phase::Idle << Knowledge::Stale;
        QTest::newRow("still lost") << Knowledge::Stale << Phase::Failed << Knowledge::Stale;
        QTest::newRow("healed") << Knowledge::Stale << Phase::Live << Knowledge::Whole;
    }

    void knowledge()
    {
        QFETCH(PodSource::Knowledge, before);
        QFETCH(kube::SyncState::Phase, phase);
        QFETCH(PodSource::Knowledge, after);
        QCOMPARE(knowledgeAfter(before, phase), after);
    }
};

QTEST_GUILESS_MAIN(SandboxPodSourceTest)
#include "tst_sandbox_pod_source.moc"
