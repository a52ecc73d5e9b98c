// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/templates/connected_templates.h"

#include "app/shell/strips/stale_strip.h"
#include "app/shell/widgets/line_diff.h"
#include "app/shell/widgets/row_delegate.h"
#include "app/shell/widgets/state_view.h"
#include "app/templates/template_editor.h"

#include <QMessageBox>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::tests;
using models::ActivityEntry;
using models::TemplateModel;
using templates::TemplateEditor;

/// The page of templates.
class TemplatesPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void differences_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("text");
        QTest::newRow("the same") << u"a\nb\n"_s << u"a\nb\n"_s << QString();
        QTest::newRow("new") << QString() << u"a\nb\n"_s << u"+ a\n+ b"_s;
        QTest::newRow("changed") << u"a\nb\nc\n"_s << u"a\nx\nc\n"_s << u"  a\n- b\n+ x\n  c"_s;
        QTest::newRow("far away") << u"1\n2\n3\n4\n5\n6\n7\n"_s << u"1\n2\n3\n4\n5\n6\n8\n"_s
                                  << u"…\n  4\n  5\n  6\n- 7\n+ 8"_s;
    }

    void differences()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(QString, text);
        QCOMPARE(shell::diffText(shell::lineDiff(before, after)), text);
    }

    void laysTextsSideBySide()
    {
        using shell::DiffLine;
        using Kind = DiffLine::Kind;
        const std::vector<DiffLine> expected{
            {Kind::Same, u"a"_s}, {Kind::Removed, u"b"_s}, {Kind::Added, u"x"_s}, {Kind::Same, u"c"_s}};
        QVERIFY(shell::lineDiff(u"a\nb\nc\n"_s, u"a\nx\nc\n"_s) == expected);
        QVERIFY(shell::lineDiff({}, {}).empty());
    }

    /// Of the version that is looked at, not of the newest.
    void leadsToSandboxesOfAVersion()
    {
        ConnectedTemplates f;
        f.connectTo({templateOf(u"python"_s, 1), templateOf(u"python"_s, 2)},
                    {sandboxOf(u"00000001"_s, u"python"_s, 1)});
        QTRY_COMPARE(f.page.table()->model()->rowCount(), 1);
        f.select(0);
        QSignalSpy wanted(&f.page, &templates::TemplatesPage::sandboxWanted);
        QSignalSpy listed(&f.page, &templates::TemplatesPage::sandboxesWanted);
        QAction *list = f.actions.find(u"template.sandboxes"_s);
        QTRY_COMPARE(f.cell(0, TemplateModel::Sandboxes).left(1), u"1"_s);
        QVERIFY(!list->isEnabled());
        f.page.details()->choose(1);
        QVERIFY(list->isEnabled());
        list->trigger();
        f.actions.find(u"template.sandbox"_s)->trigger();
        QCOMPARE(listed, (QList<QVariantList>{{u"python"_s, 1}}));
        QCOMPARE(wanted, (QList<QVariantList>{{u"python"_s, 1}}));
    }

    void statesSayWhatIs()
    {
        ConnectedTemplates f;
        QCOMPARE(f.page.stateView()->headline(), u"Not connected"_s);
        f.connectTo({});
        QTRY_VERIFY(f.page.stateView()->headline().contains(u"No templates"_s));
        QVERIFY(button(*f.page.stateView(), u"New template"_s));
    }

    void staleKeepsTheRowsAndHeals()
    {
        ConnectedTemplates f;
        f.connectTo({templateOf(u"python"_s, 1)});
        QTRY_VERIFY(f.cluster->hasWatch(templatesPath) && f.cluster->hasWatch(podsPath()));
        const auto *delegate = f.page.findChild<shell::RowDelegate *>();
        QTRY_COMPARE(f.cell(0, TemplateModel::Name), u"python"_s);
        QVERIFY(!delegate->isDimmed());
        f.cluster->setFault(base::ErrorCode::ConnectionRefused);
        QTRY_VERIFY(delegate->isDimmed());
        QVERIFY(!f.page.findChild<shell::StaleStrip *>()->isHidden());
        QCOMPARE(f.cell(0, TemplateModel::Name), u"python"_s);
        f.cluster->setFault({});
        f.session->retryNow();
        f.retry->trigger();
        QTRY_VERIFY(!delegate->isDimmed());
        QVERIFY(f.page.findChild<shell::StaleStrip *>()->isHidden());
    }

    void forbiddenShowsTheRule()
    {
        ConnectedTemplates f;
        f.cluster->on(u"GET"_s, podsPath(), listOf({}));
        f.cluster->refuse(u"GET"_s, templatesPath, 403, u"Forbidden"_s);
        f.page.setSession(f.session.get());
        f.session->start();
        QTRY_VERIFY(f.page.stateView()->headline().contains(u"may not list configmaps"_s));
        QVERIFY(f.page.stateView()->block().contains(u"configmaps"_s));
    }

    void showsVersionsAndWhoRunsThem()
    {
        ConnectedTemplates f;
        f.connectTo({templateOf(u"python"_s, 1), templateOf(u"python"_s, 2, u"python:3"_s), templateOf(u"node"_s, 1)},
                    {sandboxOf(u"a1"_s, u"python"_s, 1), sandboxOf(u"b2"_s, u"python"_s, 2)});
        QTRY_COMPARE(f.page.model().rowCount(), 2);
        QTRY_COMPARE(f.cell(1, TemplateModel::Sandboxes), u"2 (1 older)"_s);
        QCOMPARE(f.cell(1, TemplateModel::Version), u"2"_s);
        QCOMPARE(f.cell(1, TemplateModel::Image), u"python:3"_s);
        QCOMPARE(f.cell(1, TemplateModel::Ready), u"Yes"_s);
        QCOMPARE(f.cell(0, TemplateModel::Ready), u"Not seen"_s);
        QCOMPARE(f.page.badge(), u"2"_s);
    }

    void countsForWhoSeesIt()
    {
        ConnectedTemplates f;
        f.connectTo({templateOf(u"python"_s, 1)}, {sandboxOf(u"a1"_s, u"python"_s, 1)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        QTRY_COMPARE(f.cell(0, TemplateModel::Sandboxes), u"1"_s);
        f.page.hide();
        int changes = 0;
        const auto count = [&changes] { ++changes; };
        connect(&f.page.model(), &QAbstractItemModel::dataChanged, &f.page, count);
        connect(&f.page.model(), &QAbstractItemModel::modelReset, &f.page, count);
        const QSignalSpy told(&f.session->sandboxes(), &sandbox::SandboxCache::changed);
        QTRY_VERIFY(f.cluster->hasWatch(podsPath()));
        f.cluster->event(podsPath(), u"ADDED"_s, sandboxOf(u"b2"_s, u"python"_s, 1));
        QTRY_COMPARE(told.count(), 1);
        QCOMPARE(changes, 0);
        f.page.show();
        QCOMPARE(f.cell(0, TemplateModel::Sandboxes), u"2"_s);
    }

    /// What came, was ready and went while another page was looked at.
    void remembersWhatNobodySaw()
    {
        ConnectedTemplates f;
        f.connectTo({templateOf(u"python"_s, 1)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        QCOMPARE(f.cell(0, TemplateModel::Ready), u"Not seen"_s);
        f.page.hide();
        const QSignalSpy told(&f.session->sandboxes(), &sandbox::SandboxCache::changed);
        QTRY_VERIFY(f.cluster->hasWatch(podsPath()));
        f.cluster->event(podsPath(), u"ADDED"_s, sandboxOf(u"b2"_s, u"python"_s, 1));
        QTRY_COMPARE(told.count(), 1);
        f.cluster->event(podsPath(), u"DELETED"_s, sandboxOf(u"b2"_s, u"python"_s, 1));
        QTRY_COMPARE(told.count(), 2);
        f.page.show();
        QCOMPARE(f.cell(0, TemplateModel::Sandboxes), u"0"_s);
        QCOMPARE(f.cell(0, TemplateModel::Ready), u"Yes"_s);
    }

    void rollsBackToTheVersionThatIsShown()
    {
        ConnectedTemplates f;
        f.connectTo({templateOf(u"python"_s, 1), templateOf(u"python"_s, 2, u"broken"_s)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        f.select(0);
        QAction *rollback = f.actions.find(u"template.rollback"_s);
        QVERIFY(!rollback->isEnabled());
        f.page.details()->choose(1);
        QVERIFY(rollback->isEnabled());
        QVERIFY(f.page.details()->text().contains(u"image: python"_s));
        f.cluster->on(u"POST"_s, templatesPath, [](const SeenRequest &request) {
            return FakeCluster::Answer{201, request.body};
        });
        rollback->trigger();
        auto *box = f.page.findChild<QMessageBox *>();
        QVERIFY(box && box->informativeText().contains(u"version 3"_s));
        button(*box, u"Roll back"_s)->click();
        QTRY_COMPARE(f.activity.rowCount(), 1);
        QCOMPARE(f.activity.row(0).kind, ActivityEntry::Kind::TemplateStored);
        QCOMPARE(f.activity.row(0).version, 3);
    }

    void anEditIsCheckedBeforeItIsApplied()
    {
        ConnectedTemplates f;
        f.connectTo({templateOf(u"python"_s, 1)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        int judged = 0;
        int stored = 0;
        f.cluster->on(u"POST"_s, templatesPath, [&](const SeenRequest &request) {
            ++(request.query.queryItemValue(u"dryRun"_s) == u"All"_s ? judged : stored);
            return FakeCluster::Answer{201, request.body};
        });
        f.select(0);
        f.actions.find(u"template.edit"_s)->trigger();
        QPointer<TemplateEditor> editor = f.page.findChild<TemplateEditor *>();
        QVERIFY(editor);
        QPushButton *apply = button(*editor, u"Apply"_s);
        QPushButton *check = button(*editor, u"Check"_s);
        QPlainTextEdit *text = nullptr;
        for (auto *each : editor->findChildren<QPlainTextEdit *>()) {
            if (!each->isReadOnly())
                text = each;
        }
        QVERIFY(text);
        QVERIFY(!apply->isEnabled());

        text->setPlainText(u"kind: Pod"_s);
        QVERIFY(!check->isEnabled());
        QVERIFY(!editor->fault().isEmpty());

        text->setPlainText(u"apiVersion: liteboxd/v1\nkind: SandboxTemplate\nmetadata: {name: python}\n"
                           "spec: {image: python:4}\n"_s);
        QVERIFY(editor->fault().isEmpty());
        check->click();
        QTRY_VERIFY(apply->isEnabled());
        QCOMPARE(judged, 1);
        QCOMPARE(stored, 0);
        QVERIFY(editor->difference().contains(u"+   image: \"python:4\""_s));
        text->appendPlainText(u"# another"_s);
        QVERIFY(!apply->isEnabled());
        check->click();
        QTRY_VERIFY(apply->isEnabled());
        apply->click();
        QTRY_COMPARE(stored, 1);
        QTRY_COMPARE(f.activity.rowCount(), 1);
        QCOMPARE(f.activity.row(0).subject, u"python"_s);
        QCOMPARE(f.activity.row(0).version, 2);
    }

    void asksBeforeItThrowsAwayWhatWasWritten()
    {
        ConnectedTemplates f;
        f.connectTo({templateOf(u"python"_s, 1)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        f.select(0);
        f.actions.find(u"template.edit"_s)->trigger();
        QPointer<TemplateEditor> editor = f.page.findChild<TemplateEditor *>();
        QVERIFY(editor);
        QTest::keyClick(editor, Qt::Key_Escape);
        QTRY_VERIFY(!editor); // nothing was written

        f.actions.find(u"template.edit"_s)->trigger();
        editor = f.page.findChild<TemplateEditor *>();
        QVERIFY(editor);
        for (auto *each : editor->findChildren<QPlainTextEdit *>()) {
            if (!each->isReadOnly())
                each->appendPlainText(u"# mine"_s);
        }
        QTest::keyClick(editor, Qt::Key_Escape);
        QPointer<QMessageBox> box = editor->findChild<QMessageBox *>();
        QVERIFY(box && editor->isVisible());
        QTest::keyClick(box, Qt::Key_Escape);
        QTRY_VERIFY(!box);
        QVERIFY(editor && editor->isVisible());
        QTest::keyClick(editor, Qt::Key_Escape);
        button(*editor->findChild<QMessageBox *>(), u"Throw away"_s)->click();
        QTRY_VERIFY(!editor);
    }

    void deletingSaysFirstWhatGoes()
    {
        ConnectedTemplates f;
        f.connectTo({templateOf(u"python"_s, 1), templateOf(u"python"_s, 2)}, {sandboxOf(u"a1"_s, u"python"_s, 1)});
        QTRY_COMPARE(f.cell(0, TemplateModel::Sandboxes), u"1 (1 older)"_s);
        f.select(0);
        int removed = 0;
        for (const QString &version : {u"1"_s, u"2"_s})
            f.cluster->on(u"DELETE"_s, templatesPath + u"/liteboxd-template-python.v"_s + version,
                          [&removed](const SeenRequest &) {
                              ++removed;
                              return FakeCluster::Answer{200, {}};
                          });
        f.actions.find(u"template.delete"_s)->trigger();
        auto *box = f.page.findChild<QMessageBox *>();
        QVERIFY(box && box->text().contains(u"python"_s));
        QCOMPARE(removed, 0);
        button(*box, u"Delete"_s)->click();
        QTRY_COMPARE(removed, 2);
        QTRY_COMPARE(f.activity.rowCount(), 1);
        QCOMPARE(f.activity.row(0).kind, ActivityEntry::Kind::TemplateDeleted);
    }
};

QTEST_MAIN(TemplatesPageTest)
#include "tst_templates_page.moc"
