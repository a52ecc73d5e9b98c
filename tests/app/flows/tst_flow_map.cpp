// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/flows/sample_flows.h"

#include "app/flows/map_pane.h"
#include "app/shell/graph/graph_drawing.h"
#include "app/shell/widgets/choice_box.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::flows;

class FlowMapTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Keys reach every part, and what is current is said to whoever does not see it.
    void keysReachNodesAndLines()
    {
        MapPane pane;
        pane.resize(700, 300);
        pane.show();
        FlowDigest digest;
        for (const QString &sandbox : {u"00000000"_s, u"00000001"_s})
            digest.take(droppedToWorld(sandbox, u"198.51.100.1"_s, u"pypi.org"_s));
        pane.fill(digest, std::chrono::steady_clock::time_point(std::chrono::hours(1)));
        shell::GraphView &view = *pane.view();
        QTRY_COMPARE(view.graph().nodes.size(), std::size_t(3));
        QSignalSpy wished(&pane, &MapPane::filterWished);
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(view.accessibleDescription(), view.currentText());
        QVERIFY(view.currentText().contains(u"00000000"));
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(wished.takeLast().first().toString(), u"--from-sandbox 00000000"_s);
        QTest::keyClick(&view, Qt::Key_Right);
        QVERIFY(view.currentText().contains(u"pypi.org"));
        QVERIFY(view.currentText().contains(u"DROPPED"));
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(wished.takeLast().first().toString(),
                 u"--from-sandbox 00000000 --to-fqdn pypi.org --verdict DROPPED"_s);
        QTest::keyClick(&view, Qt::Key_Escape);
        QCOMPARE(view.currentText(), QString());
    }

    void aClickShowsTheFlows()
    {
        MapPane pane;
        pane.resize(700, 300);
        pane.show();
        FlowDigest digest;
        digest.take(droppedToWorld(u"0a1b2c3d"_s, u"198.51.100.1"_s, u"pypi.org"_s));
        pane.fill(digest, std::chrono::steady_clock::time_point(std::chrono::hours(1)));
        QTRY_COMPARE(pane.view()->graph().nodes.size(), std::size_t(2));
        QSignalSpy wished(&pane, &MapPane::filterWished);
        const QRectF box = pane.view()->scene()->items(Qt::AscendingOrder).last()->sceneBoundingRect();
        QTest::mouseClick(pane.view()->viewport(), Qt::LeftButton, {}, pane.view()->mapFromScene(box.center()));
        QCOMPARE(wished.size(), 1);
        digest.take(droppedToWorld(u"0a1b2c3e"_s, u"198.51.100.1"_s, u"pypi.org"_s));
        pane.fill(digest, std::chrono::steady_clock::time_point(std::chrono::hours(1) + std::chrono::seconds(1)));
        QCOMPARE(pane.view()->graph().nodes.size(), std::size_t(2)); // it was filled a moment ago
        pane.clear();
        QVERIFY(pane.view()->graph().nodes.empty());
    }

    /// However much there is to judge, the window does not wait for it.
    void isJudgedOnThePool()
    {
        QSemaphore ended;
        QThreadPool &pool = *QThreadPool::globalInstance();
        for (int thread = 0; thread < pool.maxThreadCount(); ++thread)
            pool.start([&ended] { ended.acquire(); });
        MapPane pane;
        pane.show();
        FlowDigest digest;
        digest.take(droppedToWorld(u"0a1b2c3d"_s, u"198.51.100.1"_s, u"pypi.org"_s));
        pane.fill(digest, std::chrono::steady_clock::time_point(std::chrono::hours(1)));
        QVERIFY(!pane.findChild<shell::GraphDrawing *>()->isBusy());
        ended.release(pool.maxThreadCount());
        QTRY_COMPARE(pane.view()->graph().nodes.size(), std::size_t(2));
    }

    /// Though what was chosen before is still being judged or placed.
    void anotherGroupingIsDrawnAtOnce()
    {
        MapPane pane;
        pane.show();
        pane.setTemplates([] { return QHash<QString, QString>{{u"00000000"_s, u"python"_s}}; });
        FlowDigest digest;
        for (const QString &sandbox : {u"00000000"_s, u"00000001"_s})
            digest.take(droppedToWorld(sandbox, u"198.51.100.1"_s, u"pypi.org"_s));
        const std::chrono::steady_clock::time_point now(std::chrono::hours(1));
        connect(&pane, &MapPane::fillWished, &pane, [&] { pane.fill(digest, now); });
        pane.fill(digest, now);
        pane.grouping()->setCurrentIndex(2);
        Q_EMIT pane.grouping()->activated(2);
        pane.grouping()->setCurrentIndex(3);
        Q_EMIT pane.grouping()->activated(3);
        QTRY_COMPARE(pane.view()->graph().nodes.size(), std::size_t(2));
        QVERIFY(pane.view()->graph().nodes.front().label.contains(u"with drops"));
        pane.grouping()->setCurrentIndex(2);
        Q_EMIT pane.grouping()->activated(2);
        QTRY_COMPARE(pane.view()->graph().nodes.size(), std::size_t(3));
        const std::vector<shell::GraphNode> nodes = pane.view()->graph().nodes;
        QVERIFY(std::any_of(nodes.begin(), nodes.end(), [](const auto &node) { return node.label == u"python (1)"; }));
    }
};

QTEST_MAIN(FlowMapTest)
#include "tst_flow_map.moc"
