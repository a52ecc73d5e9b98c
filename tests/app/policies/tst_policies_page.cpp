// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/policies/connected_page.h"

#include "app/policies/policy_details.h"
#include "app/policies/rules_view.h"
#include "app/shell/strips/error_strip.h"
#include "app/shell/strips/notice_strip.h"
#include "app/shell/strips/offer_strip.h"
#include "app/shell/widgets/state_view.h"

#include <QAction>
#include <QJsonArray>
#include <QPushButton>
#include <QStandardPaths>
#include <QTableWidget>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::tests;
using policies::PageState;

class PoliciesPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void withoutASessionItSaysWhy()
    {
        ConnectedPage f;
        QCOMPARE(f.page.state(), PageState::NotConnected);
        f.page.setConnectionError(base::Error{base::ErrorCode::CertificateExpired, "client certificate", "user admin"});
        QVERIFY(f.page.stateView()->block().contains(u"user admin"_s));
    }

    void forbiddenShowsTheRule()
    {
        ConnectedPage f;
        f.cluster->refuse(u"GET"_s, policiesPath(), 403, u"Forbidden"_s);
        f.open();
        QTRY_COMPARE(f.page.state(), PageState::Forbidden);
        QVERIFY(f.page.stateView()->block().contains(u"networkpolicies"_s));
    }

    void failureIsSaidAndHeals()
    {
        ConnectedPage f;
        f.cluster->refuse(u"GET"_s, policiesPath(), 422, u"Invalid"_s);
        f.open();
        QTRY_COMPARE(f.page.state(), PageState::Failed);
        f.setPolicies({f.shipped(u"allow-dns"_s)});
        f.retry->trigger();
        QTRY_COMPARE(f.page.state(), PageState::Rows);
    }

    void listsThemWithTheirDrift()
    {
        ConnectedPage f;
        QJsonObject opened = f.shipped(u"default-deny-all"_s);
        opened.insert(u"spec"_s, QJsonObject{{u"podSelector"_s, QJsonObject()},
                                             {u"policyTypes"_s, QJsonArray{u"Egress"_s}},
                                             {u"egress"_s, QJsonArray{QJsonObject()}}});
        f.setPolicies({f.shipped(u"allow-dns"_s), opened});
        f.open();
        QTRY_COMPARE(f.page.state(), PageState::Rows);
        QCOMPARE(f.page.model().rowCount(), 7); // those that are not in the cluster too
        using models::PolicyModel;
        const auto health = [&f](const QString &key) {
            return PolicyModel::healthOf(f.page.model().row(f.page.model().rowOf(key)));
        };
        QCOMPARE(health(u"NetworkPolicy/liteboxd/allow-dns"_s), PolicyModel::Health::Good);
        QCOMPARE(health(u"NetworkPolicy/liteboxd/default-deny-all"_s), PolicyModel::Health::Differs);
        QCOMPARE(health(u"CiliumNetworkPolicy/liteboxd/deny-cluster-access"_s), PolicyModel::Health::Absent);
        QCOMPARE(f.page.badge(), u"!6"_s);
        f.page.reveal(u"allow-dns"_s);
        QVERIFY2(f.page.details()->rules()->rulesText().contains(u"k8s-app=kube-dns"_s),
                 qPrintable(f.page.details()->rules()->rulesText()));
        QCOMPARE(f.page.details()->rules()->matrix()->columnCount(), 2);
        QCOMPARE(f.page.details()->rules()->matrix()->item(0, 0)->text(), u"Allowed"_s);
        QVERIFY(!f.page.repairAction()->isEnabled());
        f.page.reveal(u"default-deny-all"_s);
        QVERIFY(f.page.repairAction()->isEnabled());
    }

    /// What another page of the session has read is not read again; while nobody looks, only the badge tells of it.
    void showsWhatAnotherPageHasRead()
    {
        ConnectedPage f;
        f.setPolicies({f.shipped(u"allow-dns"_s)});
        f.page.setSession(f.session.get());
        f.session->policyOverview().refresh();
        QTRY_COMPARE(f.page.badge(), u"!6"_s);
        QCOMPARE(f.page.model().rowCount(), 0);
        f.cluster->takeRequests();
        f.page.show();
        QCOMPARE(f.page.state(), PageState::Rows);
        QCOMPARE(f.page.model().rowCount(), 7);
        QVERIFY(f.page.offer()->isVisible()); // and asks only where it is seen
        QVERIFY(!f.session->policyOverview().isReading());
        QVERIFY(f.taken(u"GET"_s).isEmpty());
    }

    void asksOnceAndAppliesWhatIsAgreedTo()
    {
        ConnectedPage f;
        f.setPolicies({});
        for (const auto &manifest : f.session->policies().manifests())
            f.cluster->on(u"PATCH"_s, QString::fromStdString(manifest.path().path()), manifest.object);
        f.open();
        QTRY_VERIFY(f.page.offer()->isVisible());
        QVERIFY(f.taken(u"PATCH"_s).isEmpty());
        QTest::mouseClick(f.page.offer()->findChildren<QPushButton *>().first(), Qt::LeftButton);
        QTRY_VERIFY(f.page.notice()->isVisible());
        QCOMPARE(f.taken(u"PATCH"_s).size(), 2 * 7);
        f.page.setSession(nullptr);
        f.page.setSession(f.session.get());
        QTRY_COMPARE(f.page.state(), PageState::Rows);
        QVERIFY(!f.page.offer()->isVisible()); // the same cluster is not asked about again
    }

    void namesWhoSetItOtherwise()
    {
        ConnectedPage f;
        f.setPolicies({f.shipped(u"allow-dns"_s)});
        for (const auto &manifest : f.session->policies().manifests()) {
            f.cluster->on(u"PATCH"_s, QString::fromStdString(manifest.path().path()), [](const SeenRequest &request) {
                if (request.query.queryItemValue(u"force"_s) == u"true"_s)
                    return FakeCluster::Answer{200, request.body};
                return FakeCluster::Answer{
                    409,
                    {{u"kind"_s, u"Status"_s},
                     {u"reason"_s, u"Conflict"_s},
                     {u"message"_s,
                      u"Apply failed with 1 conflict: conflict with \"kubectl\" using v1: .spec.egress"_s}}};
            });
        }
        f.open();
        QTRY_COMPARE(f.page.state(), PageState::Rows);
        f.page.ensureAction()->trigger();
        QTest::mouseClick(f.page.offer()->findChildren<QPushButton *>().first(), Qt::LeftButton);
        QTRY_VERIFY(f.page.errors()->text().contains(u"kubectl"_s));
        QTest::mouseClick(f.page.offer()->findChildren<QPushButton *>().first(), Qt::LeftButton);
        QTRY_VERIFY(f.page.notice()->isVisible());
        QVERIFY(!f.page.errors()->isVisible());
    }
};

QTEST_MAIN(PoliciesPageTest)
#include "tst_policies_page.moc"
