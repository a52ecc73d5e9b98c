// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/policies/connected_page.h"

#include "app/policies/policies_page.h"
#include "app/policies/policy_details.h"
#include "app/policies/verdict_view.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::tests;
using policies::PageState;

/// What a person wishes for the sandbox whose verdicts are shown.
class VerdictViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void theProxyIsAskedForByALabel()
    {
        ConnectedPage f;
        f.setPolicies({f.shipped(u"default-deny-all"_s)});
        f.open();
        QTRY_COMPARE(f.page.state(), PageState::Rows);
        QTRY_COMPARE(f.session->sandboxes().state().phase, kube::SyncState::Phase::Live);
        f.page.details()->setCurrentIndex(2);
        const auto *verdicts = f.page.details()->verdicts();
        QVERIFY(!verdicts->hasEgressProxy());
        QJsonObject labels;
        f.cluster->on(u"PATCH"_s, podsPath(u"sandbox-0a1b2c3d"_s), [&labels](const SeenRequest &seen) {
            labels = seen.body[u"metadata"][u"labels"].toObject();
            return FakeCluster::Answer{200, podObject(u"0a1b2c3d"_s)};
        });
        QSignalSpy told(&f.page, &policies::PoliciesPage::happened);
        QTest::mouseClick(verdicts->proxyButton(), Qt::LeftButton);
        QTRY_COMPARE(told.size(), 1);
        const auto entry = told[0][0].value<models::ActivityEntry>();
        QCOMPARE(entry.kind, models::ActivityEntry::Kind::ProxyOpened);
        QVERIFY2(!entry.error, entry.error ? entry.error->text().c_str() : "");
        QCOMPARE(labels.keys(), QStringList{u"liteboxd.io/egress-proxy"_s});
    }
};

QTEST_MAIN(VerdictViewTest)
#include "tst_verdict_view.moc"
