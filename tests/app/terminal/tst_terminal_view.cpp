// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal/terminal_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using liteboxd::terminal::TerminalView;

namespace {

QByteArray sentTo(QSignalSpy &output)
{
    QByteArray all;
    for (const QList<QVariant> &call : output)
        all += call.first().toByteArray();
    output.clear();
    return all;
}

} // namespace

class TerminalViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_view = std::make_unique<TerminalView>();
        m_view->resize(640, 320);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_view->setFocus();
    }

    void keysGoToTheProgram_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("modifiers");
        QTest::addColumn<QByteArray>("sent");
        QTest::newRow("letter") << int(Qt::Key_A) << int(Qt::NoModifier) << QByteArray("a");
        QTest::newRow("ctrl+c") << int(Qt::Key_C) << int(Qt::ControlModifier) << QByteArray("\x03");
        QTest::newRow("ctrl+l") << int(Qt::Key_L) << int(Qt::ControlModifier) << QByteArray("\x0c");
        QTest::newRow("alt+b") << int(Qt::Key_B) << int(Qt::AltModifier) << QByteArray("\x1b" "b");
        QTest::newRow("tab") << int(Qt::Key_Tab) << int(Qt::NoModifier) << QByteArray("\t");
        QTest::newRow("escape") << int(Qt::Key_Escape) << int(Qt::NoModifier) << QByteArray("\x1b");
    }

    void keysGoToTheProgram()
    {
        QFETCH(int, key);
        QFETCH(int, modifiers);
        QFETCH(QByteArray, sent);
        QSignalSpy output(m_view.get(), &TerminalView::output);
        QTest::keyClick(m_view.get(), static_cast<Qt::Key>(key), static_cast<Qt::KeyboardModifiers>(modifiers));
        QCOMPARE(sentTo(output), sent);
    }

    void theMouseMarksAndCtrlShiftCCopies()
    {
        m_view->write("hello world");
        QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, QPoint(2, 4));
        // QTest moves the mouse without its buttons.
        QMouseEvent move(QEvent::MouseMove, QPointF(cells(5), 4), QPointF(cells(5), 4), Qt::LeftButton,
                         Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_view->viewport(), &move);
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, QPoint(static_cast<int>(cells(5)), 4));
        QCOMPARE(m_view->selectedText(), u"hello"_s);
        QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"hello"_s);
    }

    void whoReadsFurtherUpStaysThere()
    {
        for (int line = 0; line < 200; ++line)
            m_view->write("line\r\n");
        QScrollBar *bar = m_view->verticalScrollBar();
        QCOMPARE(bar->value(), bar->maximum());
        bar->setValue(10);
        m_view->write("more\r\n");
        QCOMPARE(bar->value(), 10);
    }

    void aSizeIsAWholeNumberOfCells()
    {
        QSignalSpy resized(m_view.get(), &TerminalView::resized);
        m_view->resize(800, 400);
        QTRY_COMPARE(resized.size(), 1);
        QCOMPARE(resized.first().at(0).toInt(), m_view->screen().columns());
        QCOMPARE(resized.first().at(1).toInt(), m_view->screen().rows());
    }

private:
    qreal cells(int count) const
    {
        return count * QFontMetricsF(m_view->font()).horizontalAdvance(u'M') + 1;
    }

    std::unique_ptr<TerminalView> m_view;
};

QTEST_MAIN(TerminalViewTest)
#include "tst_terminal_view.moc"
