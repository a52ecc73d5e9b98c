// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connected_page.h"

#include <QMenu>
#include <QProxyStyle>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::tests;

namespace {

/// As a desktop that opens on a single click has it.
class SingleClickStyle final : public QProxyStyle
{
public:
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override
    {
        return hint == SH_ItemView_ActivateItemOnSingleClick ? 1 : QProxyStyle::styleHint(hint, option, widget, data);
    }
};

} // namespace

class SandboxTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void init()
    {
        m_page = std::make_unique<ConnectedPage>();
        m_page->page.show();
        m_page->connectTo({podObject(u"a1"_s), podObject(u"b2"_s), podObject(u"c3"_s)});
        QTRY_COMPARE(m_page->page.model().rowCount(), 3);
        QVERIFY(QTest::qWaitForWindowActive(&m_page->page));
    }

    void cleanup() { m_page.reset(); }

    void aSingleClickSelectsOnly()
    {
        SingleClickStyle style;
        table().setStyle(&style);
        QSignalSpy opened(&table(), &sandboxes::SandboxTable::opened);
        const QPoint place = table().visualRect(table().model()->index(1, 0)).center();
        QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(opened.size(), 0);
        QCOMPARE(table().selectedSandboxes().size(), std::size_t(1));
        QTest::mouseDClick(table().viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(opened.size(), 1);
        QTest::keyClick(&table(), Qt::Key_Return);
        QCOMPARE(opened.size(), 2);
        table().setStyle(nullptr);
    }

    void theFirstArrowTakesTheFirstRow()
    {
        table().setFocus();
        QTest::keyClick(&table(), Qt::Key_Down);
        QCOMPARE(table().selectionModel()->selectedRows().value(0).row(), 0);
        QTest::keyClick(&table(), Qt::Key_Down);
        QCOMPARE(table().selectionModel()->selectedRows().value(0).row(), 1);
        QTest::keyClick(&table(), Qt::Key_Escape);
        QVERIFY(!table().selectionModel()->hasSelection());
    }

    void shiftF10OpensTheMenu()
    {
        table().setFocus();
        QTest::keyClick(&table(), Qt::Key_Down);
        QTest::keyClick(&table(), Qt::Key_F10, Qt::ShiftModifier);
        auto *menu = table().findChild<QMenu *>();
        QVERIFY(menu && menu->isVisible());
        QVERIFY(menu->actions().contains(m_page->page.actions().copyToken()));
        menu->close();
    }

    void controlCCopiesTheIds()
    {
        table().setFocus();
        table().selectAll();
        QTest::keyClick(&table(), Qt::Key_C, Qt::ControlModifier);
        QTRY_COMPARE(QGuiApplication::clipboard()->text().split(u'\n').size(), 3);
    }

    void changesOfTheSelectedComeTogether()
    {
        table().selectAll();
        QSignalSpy moved(&table(), &sandboxes::SandboxTable::selectionMoved);
        for (const QString &id : {u"a1"_s, u"b2"_s, u"c3"_s})
            m_page->page.model().setPending({{id, sandbox::PendingSwitch{}}});
        QCOMPARE(moved.size(), 0);
        QTRY_COMPARE(moved.size(), 1);
    }

private:
    sandboxes::SandboxTable &table() { return *m_page->page.table(); }

    std::unique_ptr<ConnectedPage> m_page;
};

QTEST_MAIN(SandboxTableTest)
#include "tst_sandbox_table.moc"
