// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/policies/connected_page.h"

#include "app/policies/answer_list.h"
#include "app/policies/map_pane.h"
#include "app/policies/policy_details.h"
#include "app/policies/policy_table.h"
#include "app/policies/verdict_view.h"
#include "app/shell/widgets/choice_box.h"
#include "app/shell/widgets/plain_label.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::tests;
using policies::PageState;

/// Who may talk to whom, and what one sandbox may do, on the page.
class PolicyReachTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void drawsWhoMayTalkToWhom()
    {
        ConnectedPage f;
        f.setPolicies({f.shipped(u"default-deny-all"_s)});
        f.open();
        QTRY_COMPARE(f.page.state(), PageState::Rows);
        f.page.details()->setCurrentIndex(3);
        policies::MapPane &map = *f.page.details()->map();
        QTRY_VERIFY(!map.map().nodes.empty());
        const std::size_t before = map.map().edges.size();
        map.denied()->setChecked(true);
        QTRY_VERIFY(map.map().edges.size() > before);
        f.page.reveal(u"allow-dns"_s);
        for (int step = 0; step < 20 && !map.view()->currentText().contains(u"default-deny-all"_s); ++step)
            QTest::keyClick(map.view(), step % 2 == 0 ? Qt::Key_Right : Qt::Key_Up);
        QVERIFY2(map.view()->currentText().contains(u"default-deny-all"_s), qPrintable(map.view()->currentText()));
        QCOMPARE(map.view()->accessibleDescription(), map.view()->currentText());
        QTest::keyClick(map.view(), Qt::Key_Return);
        QCOMPARE(f.page.table()->selected()->name, u"default-deny-all"_s);
    }

    void tellsWhatASandboxMayDo()
    {
        ConnectedPage f;
        f.setPolicies({f.shipped(u"default-deny-all"_s)});
        f.open();
        QTRY_COMPARE(f.page.state(), PageState::Rows);
        policies::VerdictView &verdicts = *f.page.details()->verdicts();
        QCOMPARE(verdicts.sandboxId(), u"0a1b2c3d"_s);
        QVERIFY(verdicts.answers()->topLevelItemCount() > 5);
        QCOMPARE(verdicts.answers()->topLevelItem(0)->text(1), u"Denied"_s);
        QVERIFY(verdicts.answers()->topLevelItem(0)->text(2).contains(u"default-deny-all"_s));
        const auto node = verdicts.answers()->findItems(u"be reached by its own node"_s, Qt::MatchExactly).value(0);
        QVERIFY(node);
        QCOMPARE(node->text(1), u"Allowed"_s);
        QCOMPARE(node->text(2), u"a node and its own pods always may"_s);
        f.page.details()->setCurrentIndex(2);
        verdicts.direction()->setCurrentIndex(1);
        QTest::keyClicks(verdicts.peer(), u"host"_s);
        QTest::mouseClick(verdicts.askButton(), Qt::LeftButton);
        QVERIFY2(verdicts.ownAnswer()->text().startsWith(u"Allowed"_s), qPrintable(verdicts.ownAnswer()->text()));
        verdicts.port()->setText(u"0"_s);
        QTest::mouseClick(verdicts.askButton(), Qt::LeftButton);
        QVERIFY(verdicts.ownAnswer()->text().contains(u"65535"_s));
    }

    void cutsASandboxOff()
    {
        ConnectedPage f;
        const QString path = ciliumPath + u"/quarantine-0a1b2c3d"_s;
        f.setPolicies({f.shipped(u"default-deny-all"_s)});
        f.cluster->on(u"PATCH"_s, path, [&f](const SeenRequest &request) {
            f.setCilium({request.body});
            return FakeCluster::Answer{200, request.body};
        });
        f.open();
        QTRY_COMPARE(f.page.state(), PageState::Rows);
        QTRY_COMPARE(f.session->sandboxes().state().phase, kube::SyncState::Phase::Live);
        f.page.details()->setCurrentIndex(2);
        QPushButton *const button = f.page.details()->verdicts()->quarantineButton();
        const QString before = button->text();
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(f.page.details()->verdicts()->isInQuarantine());
        QVERIFY(button->text() != before);
        QCOMPARE(f.page.details()->verdicts()->answers()->topLevelItem(0)->text(1), u"Denied"_s);
    }
};

QTEST_MAIN(PolicyReachTest)
#include "tst_policy_reach.moc"
