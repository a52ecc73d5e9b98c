// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/policies/connected_page.h"

#include "app/policies/answer_list.h"
#include "app/policies/policy_details.h"
#include "app/policies/policy_tab.h"
#include "app/policies/verdict_view.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/widgets/state_view.h"
#include "core/policy/sandbox_policies.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::tests;
using policies::AnswerList;

namespace {

/// The tab over the session of a page that is not shown.
struct ConnectedTab : ConnectedPage
{
    ConnectedTab() { tab.resize(400, 600); }
    ~ConnectedTab() { tab.setSession(nullptr); }

    void select()
    {
        tab.setSession(session.get());
        session->start();
        QTRY_COMPARE(session->sandboxes().state().phase, kube::SyncState::Phase::Live);
        tab.setSandbox(session->sandboxes().find(*base::SandboxId::parse("0a1b2c3d")));
    }

    bool hasAskedForPolicies() const
    {
        const auto &seen = cluster->requests();
        return std::any_of(seen.begin(), seen.end(), [](const SeenRequest &each) {
            return each.path.contains(u"networkpolicies"_s) && each.method == u"GET"_s;
        });
    }

    policies::PolicyTab tab;
};

} // namespace

/// What the details of a sandbox say about policies.
class PolicyTabTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void saysThatItIsInQuarantine()
    {
        ConnectedTab f;
        f.setPolicies({f.shipped(u"default-deny-all"_s)});
        policy::PolicySubject subject;
        subject.nameSpace = u"liteboxd"_s;
        subject.sandboxId = u"0a1b2c3d"_s;
        f.setCilium({policy::quarantinePolicy(subject)});
        f.tab.show();
        f.select();
        QTRY_VERIFY(f.tab.answers()->topLevelItemCount() > 5);
        QVERIFY(f.tab.quarantine()->isVisible());
        QVERIFY(!f.tab.outgoing()->isVisible() && !f.tab.incoming()->isVisible());
        QCOMPARE(f.tab.answers()->topLevelItem(0)->text(AnswerList::Verdict), u"Denied"_s);
    }

    void saysWhatTheSandboxMayDoAndWhy()
    {
        ConnectedTab f;
        f.setPolicies({f.shipped(u"default-deny-all"_s)});
        f.tab.show();
        f.select();
        AnswerList *const answers = f.tab.answers();
        QTRY_VERIFY(answers->topLevelItemCount() > 5);
        QVERIFY(answers->isVisible());
        QCOMPARE(answers->topLevelItem(0)->text(AnswerList::Verdict), u"Denied"_s);
        QVERIFY(!f.tab.quarantine()->isVisible());
        QCOMPARE(f.tab.outgoing()->text(), u"Outgoing: only what these allow: default-deny-all."_s);
        QCOMPARE(f.tab.incoming()->text(), u"Incoming: only what these allow: default-deny-all."_s);
        QVERIFY2(f.tab.reason()->text().contains(u"default-deny-all"_s), qPrintable(f.tab.reason()->text()));
        answers->setCurrentItem(answers->findItems(u"be reached by its own node"_s, Qt::MatchExactly).value(0));
        QVERIFY2(f.tab.reason()->text().contains(u"may reach its own pods"_s), qPrintable(f.tab.reason()->text()));
        Q_EMIT f.session->policyOverview().changed();
        QVERIFY(f.tab.reason()->text().contains(u"may reach its own pods"_s)); // what was chosen stays chosen

        QSignalSpy more(&f.tab, &policies::PolicyTab::moreWished);
        QTest::mouseClick(f.tab.moreButton(), Qt::LeftButton);
        QCOMPARE(more.size(), 1);
        QCOMPARE(more[0][0].toString(), u"0a1b2c3d"_s);
    }

    void saysThatNothingIsolatesIt()
    {
        ConnectedTab f;
        f.setPolicies({});
        f.tab.show();
        f.select();
        QTRY_VERIFY(f.tab.answers()->topLevelItemCount() > 5);
        QCOMPARE(f.tab.answers()->topLevelItem(0)->text(AnswerList::Verdict), u"Allowed"_s);
        QVERIFY(f.tab.outgoing()->text().contains(u"no policy isolates it"_s));
    }

    void itIsReadAnewWhenItsInternetAccessIsAnother()
    {
        ConnectedTab f;
        f.setPolicies({f.shipped(u"default-deny-all"_s)});
        f.tab.show();
        f.select();
        const AnswerList *const answers = f.tab.answers();
        QTRY_VERIFY(answers->topLevelItemCount() > 5);
        f.setPolicies({});
        auto opened =
            std::make_shared<sandbox::Sandbox>(*f.session->sandboxes().find(*base::SandboxId::parse("0a1b2c3d")));
        opened->internetRequested = !opened->internetRequested;
        f.tab.setSandbox(opened);
        QTRY_COMPARE(answers->topLevelItem(0)->text(AnswerList::Verdict), u"Allowed"_s);
    }

    void thePageChoosesItAsSoonAsItKnowsIt()
    {
        ConnectedPage f;
        const QList<QJsonObject> pods{podObject(u"00000001"_s), podObject(u"0a1b2c3d"_s)};
        f.setPolicies({});
        f.cluster->on(u"GET"_s, allPods, listOf(pods));
        f.page.details()->askAbout(u"0a1b2c3d"_s);
        f.open();
        QTRY_COMPARE(f.page.details()->verdicts()->sandboxId(), u"0a1b2c3d"_s);
    }

    void policiesThatMayNotBeReadAreSaidToBeSo()
    {
        ConnectedTab f;
        f.cluster->refuse(u"GET"_s, policiesPath(), 403, u"Forbidden"_s);
        f.cluster->refuse(u"GET"_s, allPolicies, 403, u"Forbidden"_s);
        f.tab.show();
        f.select();
        QTRY_VERIFY(f.session->policyOverview().error());
        QVERIFY(f.tab.stateView()->isVisible());
        QVERIFY(!f.tab.stateView()->headline().isEmpty());
    }

    void aTabThatIsNotInFrontAsksForNothing()
    {
        ConnectedTab f;
        f.setPolicies({f.shipped(u"default-deny-all"_s)});
        f.select();
        QVERIFY(!f.hasAskedForPolicies());
        f.tab.show();
        QTRY_VERIFY(f.tab.answers()->topLevelItemCount() > 5);
    }
};

QTEST_MAIN(PolicyTabTest)
#include "tst_policy_tab.moc"
