// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/flows/sample_flows.h"

#include "app/flows/map_pane.h"
#include "app/shell/widgets/choice_box.h"

#include <QSignalSpy>
#include <QTest>

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
};

QTEST_MAIN(FlowMapTest)
#include "tst_flow_map.moc"
