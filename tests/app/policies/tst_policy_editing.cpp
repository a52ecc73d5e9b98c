// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/policies/connected_page.h"

#include "app/policies/edit_preview.h"
#include "app/policies/policies_page.h"
#include "app/policies/policy_details.h"
#include "app/policies/preview_pane.h"
#include "app/policies/yaml_editor.h"
#include "app/shell/strips/error_strip.h"
#include "app/shell/strips/notice_strip.h"
#include "app/shell/widgets/plain_label.h"
#include "core/hubble/flow_archive.h"
#include "core/hubble/flow_json.h"
#include "core/store/store.h"

#include <QAction>
#include <QJsonArray>
#include <QLayout>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTextEdit>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::tests;
using policies::PageState;

namespace {

/// As Hubble sends it: the sandbox of podObject() asked the DNS of the cluster.
const QByteArray askedDns =
    R"({"flow":{"time":"2027-01-15T08:00:01.5Z","verdict":"FORWARDED","uuid":"u",)"
    R"("IP":{"source":"10.42.0.9","destination":"10.42.0.53","ipVersion":"IPv4"},)"
    R"("l4":{"UDP":{"source_port":40000,"destination_port":53}},)"
    R"("source":{"ID":7,"identity":1001,"namespace":"liteboxd","pod_name":"sandbox-0a1b2c3d",)"
    R"("labels":["k8s:app=liteboxd","k8s:sandbox-id=0a1b2c3d"]},)"
    R"("destination":{"identity":2,"namespace":"kube-system","pod_name":"coredns-0",)"
    R"("labels":["k8s:k8s-app=kube-dns","k8s:io.kubernetes.pod.namespace=kube-system"]},"Type":"L3_L4",)"
    R"("traffic_direction":"EGRESS","event_type":{"type":5},"is_reply":false}})";

} // namespace

/// The text of a policy, changed on the page: what is wrong with it, what it would do, what the server says.
class PolicyEditingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void saysWhyAnEditIsRefused_data()
    {
        QTest::addColumn<int>("http");
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("said");
        QTest::newRow("invalid") << 422
                                 << u"NetworkPolicy \"allow-dns\" is invalid: spec.egress[0].ports[0].port: Invalid"_s
                                 << u"spec.egress[0].ports[0].port: Invalid"_s;
        QTest::newRow("not permitted")
            << 403 << u"User \"dev\" cannot patch resource \"networkpolicies\" in the namespace \"liteboxd\""_s
            << u"cannot patch resource \"networkpolicies\" in the namespace \"liteboxd\". Ask its administrator"_s;
        QTest::newRow("not of the schema")
            << 500
            << u"failed to create typed patch object (liteboxd/allow-dns; networking.k8s.io/v1, "
               "Kind=NetworkPolicy): .spec.egres: field not declared in schema"_s
            << u"there is no field spec.egres"_s;
    }

    void saysWhyAnEditIsRefused()
    {
        QFETCH(int, http);
        QFETCH(QString, message);
        QFETCH(QString, said);
        ConnectedPage f;
        f.setPolicies({f.shipped(u"allow-dns"_s)});
        f.cluster->on(u"PATCH"_s, policiesPath(u"allow-dns"_s), [http, message](const SeenRequest &) {
            return FakeCluster::Answer{http, {{u"kind"_s, u"Status"_s}, {u"code"_s, http}, {u"message"_s, message}}};
        });
        f.open();
        QTRY_COMPARE(f.page.state(), PageState::Rows);
        f.page.reveal(u"allow-dns"_s);
        f.page.details()->setCurrentIndex(1);
        policies::YamlEditor &editor = *f.page.details()->editor();
        const QString edited = editor.text()->toPlainText().replace(u"port: 53"_s, u"port: 54"_s);
        editor.text()->setPlainText(edited);
        for (QPushButton *button : {editor.judgeButton(), editor.applyButton()}) {
            QTRY_VERIFY(button->isEnabled());
            QTest::mouseClick(button, Qt::LeftButton);
            QTRY_VERIFY(f.page.errors()->isVisible());
            QVERIFY2(f.page.errors()->text().contains(said), qPrintable(f.page.errors()->text()));
            QVERIFY(f.page.errors()->text().contains(u"allow-dns"_s));
            f.page.errors()->dismiss();
        }
        QCOMPARE(editor.text()->toPlainText(), edited);
    }

    void remembersEdits()
    {
        QTemporaryDir folder;
        store::Store store(folder.filePath(u"store.sqlite"_s));
        ConnectedPage f;
        f.page.setStore(&store);
        QSignalSpy happened(&f.page, &policies::PoliciesPage::happened);
        f.setPolicies({f.shipped(u"allow-dns"_s)});
        QJsonObject changed = f.shipped(u"allow-dns"_s);
        changed.insert(u"spec"_s, QJsonObject{{u"podSelector"_s, QJsonObject()}});
        f.cluster->on(u"PATCH"_s, policiesPath(u"allow-dns"_s), changed);
        f.open();
        QTRY_COMPARE(f.page.state(), PageState::Rows);
        f.page.reveal(u"allow-dns"_s);
        f.page.details()->setCurrentIndex(1);
        policies::YamlEditor &editor = *f.page.details()->editor();
        QVERIFY(!editor.pastButton()->isEnabled());
        const QString original = editor.text()->toPlainText();
        editor.text()->setPlainText(QString(original).replace(u"port: 53"_s, u"port: 54"_s));
        QTest::mouseClick(editor.applyButton(), Qt::LeftButton);
        QTRY_VERIFY(editor.pastButton()->isEnabled());
        QCOMPARE(happened.size(), 1);
        const auto entry = happened.first().first().value<models::ActivityEntry>();
        QCOMPARE(entry.kind, models::ActivityEntry::Kind::PolicyEdited);
        QCOMPARE(entry.subject, u"allow-dns"_s);
        const QList<QAction *> past = editor.pastButton()->menu()->actions();
        QCOMPARE(past.size(), 1);
        past.first()->trigger();
        QCOMPARE(editor.text()->toPlainText(), original); // as it was before; nothing is sent by that
        f.page.setStore(nullptr);
    }

    void editsChecksAndApplies()
    {
        ConnectedPage f;
        f.setPolicies({f.shipped(u"allow-dns"_s)});
        f.cluster->on(u"PATCH"_s, policiesPath(u"allow-dns"_s), f.shipped(u"allow-dns"_s));
        f.open();
        QTRY_COMPARE(f.page.state(), PageState::Rows);
        f.page.reveal(u"allow-dns"_s);
        f.page.details()->setCurrentIndex(1);
        policies::YamlEditor &editor = *f.page.details()->editor();
        const QString original = editor.text()->toPlainText();
        QVERIFY(original.contains(u"policyTypes"_s) && !original.contains(u"managedFields"_s));
        QVERIFY(!editor.applyButton()->isEnabled());

        editor.text()->setPlainText(QString(original).replace(u"egress:"_s, u"egres:"_s));
        QVERIFY(editor.remarks()->item(0)->text().contains(u"egres"_s));
        QVERIFY(editor.remarks()->item(0)->data(Qt::UserRole).toInt() > 0);
        editor.text()->setPlainText(u"spec: ["_s);
        QVERIFY(editor.remarks()->count() > 0 && !editor.applyButton()->isEnabled());

        editor.text()->setPlainText(QString(original).replace(u"port: 53"_s, u"port: 54"_s));
        QVERIFY(editor.applyButton()->isEnabled());
        QTest::mouseClick(editor.differenceButton(), Qt::LeftButton);
        QVERIFY(editor.difference()->toPlainText().contains(u"port: 54"_s));
        f.cluster->takeRequests();
        QTest::mouseClick(editor.judgeButton(), Qt::LeftButton);
        QTRY_VERIFY(f.page.notice()->isVisible());
        const auto judged = f.taken(u"PATCH"_s);
        QCOMPARE(judged.size(), 1);
        QCOMPARE(judged[0].query.queryItemValue(u"dryRun"_s), u"All"_s);
        QCOMPARE(judged[0].body.keys(), QStringList{u"spec"_s});
        QTRY_VERIFY(editor.applyButton()->isEnabled());
        QTest::mouseClick(editor.applyButton(), Qt::LeftButton);
        qsizetype applied = 0; // what is taken is not there the next time
        QVERIFY(QTest::qWaitFor([&] { return (applied += f.taken(u"PATCH"_s).size()) > 0; }));
        QCOMPARE(applied, 1);
        QTRY_VERIFY(editor.revertButton()->isEnabled());
        QTest::mouseClick(editor.revertButton(), Qt::LeftButton);
        QCOMPARE(editor.text()->toPlainText(), original);
    }

    void keepsAnEditWhileOthersAreLookedAt()
    {
        ConnectedPage f;
        f.setPolicies({f.shipped(u"allow-dns"_s), f.shipped(u"default-deny-all"_s)});
        f.open();
        QTRY_COMPARE(f.page.state(), PageState::Rows);
        f.page.reveal(u"allow-dns"_s);
        policies::YamlEditor &editor = *f.page.details()->editor();
        const QString original = editor.text()->toPlainText();
        const QString edited = QString(original).replace(u"port: 53"_s, u"port: 54"_s);
        editor.text()->setPlainText(edited);
        f.page.reveal(u"default-deny-all"_s);
        QVERIFY(!editor.isChanged());
        f.page.reveal(u"allow-dns"_s);
        QCOMPARE(editor.text()->toPlainText(), edited);
        QVERIFY(editor.applyButton()->isEnabled());
        QTest::mouseClick(editor.revertButton(), Qt::LeftButton);
        f.page.reveal(u"default-deny-all"_s);
        f.page.reveal(u"allow-dns"_s);
        QCOMPARE(editor.text()->toPlainText(), original);
    }

    void saysWhoChangedItMeanwhile()
    {
        ConnectedPage f;
        policies::YamlEditor editor;
        policy::PolicySummary policy;
        policy.kind = u"NetworkPolicy"_s;
        policy.name = u"allow-dns"_s;
        policy.nameSpace = u"liteboxd"_s;
        policy.present = true;
        policy.object = f.shipped(u"allow-dns"_s);
        editor.show(policy, {});
        editor.text()->setPlainText(editor.text()->toPlainText().replace(u"port: 53"_s, u"port: 54"_s));
        QCOMPARE(editor.remarks()->count(), 0);
        policy.object = with(policy.object, u"metadata.labels"_s, QJsonObject{{u"team"_s, u"a"_s}});
        policy.object =
            with(policy.object, u"metadata.managedFields"_s,
                 QJsonArray{QJsonObject{{u"manager"_s, u"gitops"_s}, {u"time"_s, u"2026-02-01T00:00:00Z"_s}},
                            QJsonObject{{u"manager"_s, u"old"_s}, {u"time"_s, u"2026-01-01T00:00:00Z"_s}}});
        editor.show(policy, {});
        QCOMPARE(editor.remarks()->count(), 1);
        QVERIFY(editor.remarks()->item(0)->text().contains(u"by gitops"_s));
        QVERIFY(editor.applyButton()->isEnabled()); // it is for the person to say
        QTest::mouseClick(editor.differenceButton(), Qt::LeftButton);
        QTest::mouseClick(editor.revertButton(), Qt::LeftButton);
        QCOMPARE(editor.remarks()->count(), 0);
        QVERIFY(!editor.differenceButton()->isChecked());
    }

    void aNewLineBeginsBelowTheOneBefore()
    {
        policies::YamlEditor editor;
        editor.text()->setPlainText(u"spec:\n  egress:\n    - a"_s);
        editor.text()->moveCursor(QTextCursor::End);
        QTest::keyClick(editor.text(), Qt::Key_Return);
        QTest::keyClicks(editor.text(), u"- b"_s);
        QCOMPARE(editor.text()->toPlainText(), u"spec:\n  egress:\n    - a\n    - b"_s);
    }

    void theButtonsStayWhereTheyAre()
    {
        ConnectedPage f;
        f.setPolicies({f.shipped(u"allow-dns"_s)});
        f.open();
        QTRY_COMPARE(f.page.state(), PageState::Rows);
        f.page.reveal(u"allow-dns"_s);
        policies::PolicyDetails &details = *f.page.details();
        details.setCurrentIndex(1);
        f.page.resize(1200, 800);
        f.page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&f.page));
        const QPushButton &apply = *details.editor()->applyButton();
        const QPoint before = apply.mapTo(&f.page, QPoint());
        details.previewPane()->setWaiting(true);
        QVERIFY(details.previewPane()->isVisible());
        details.editor()->layout()->activate();
        QCOMPARE(apply.mapTo(&f.page, QPoint()), before);
    }

    /// What nobody has applied yet is tried on what was recorded, and what was typed before is not answered any more.
    void saysWhatAnEditWouldDrop()
    {
        QTemporaryDir folder;
        store::Store store(folder.filePath(u"store.sqlite"_s));
        ConnectedPage f;
        f.setPolicies({f.shipped(u"default-deny-all"_s), f.shipped(u"allow-dns"_s)});
        QJsonObject dns = with(podObject(u"53535353"_s), u"metadata.name"_s, u"coredns-0"_s);
        dns = with(dns, u"metadata.namespace"_s, u"kube-system"_s);
        dns = with(dns, u"metadata.labels"_s, QJsonObject{{u"k8s-app"_s, u"kube-dns"_s}});
        dns = with(dns, u"status.podIP"_s, u"10.42.0.53"_s);
        f.cluster->on(u"GET"_s, allPods, listOf(QList<QJsonObject>{podObject(u"0a1b2c3d"_s), dns}));
        f.open();
        QTRY_COMPARE(f.page.state(), PageState::Rows);
        store::FlowSegment segment;
        segment.from = segment.to = f.clock.wall();
        segment.clusterUid = u"c1"_s;
        segment.nameSpace = u"liteboxd"_s;
        const auto flow = hubble::flowFromJson(askedDns);
        QVERIFY(flow);
        segment.content = hubble::archiveOf({{{*flow, 301, {}, {}}}, {}});
        bool isKept = false;
        const auto request =
            store.keepFlows(segment, &f.page, [&isKept](const auto &kept) { isKept = kept.has_value(); });
        QTRY_VERIFY(isKept);
        f.page.setRecordedFlows(&store, u"c1"_s);
        f.page.reveal(u"allow-dns"_s);
        policies::PolicyDetails &details = *f.page.details();
        details.setCurrentIndex(1);
        QSignalSpy answers(details.preview(), &policies::EditPreview::found);
        QPlainTextEdit &text = *details.editor()->text();
        const QString original = text.toPlainText();
        text.setPlainText(QString(original).replace(u"port: 53"_s, u"port: 52"_s));
        text.setPlainText(QString(original).replace(u"port: 53"_s, u"port: 54"_s));
        QTRY_COMPARE(answers.size(), 1);
        QVERIFY2(details.previewPane()->words()->text().contains(u"301 would newly drop"_s),
                 qPrintable(details.previewPane()->words()->text()));
        QCOMPARE(details.previewPane()->rows()->topLevelItem(0)->text(2), u"301"_s);
        text.setPlainText(original);
        QVERIFY(!details.previewPane()->isVisible());
        QCOMPARE(answers.size(), 1);
        f.page.setRecordedFlows(nullptr, {});
    }
};

QTEST_MAIN(PolicyEditingTest)
#include "tst_policy_editing.moc"
