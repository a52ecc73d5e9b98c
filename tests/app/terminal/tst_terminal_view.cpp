// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal/terminal_view.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

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
        QTest::newRow("alt+b") << int(Qt::Key_B) << int(Qt::AltModifier)
                               << QByteArray("\x1b"
                                             "b");
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
        QMouseEvent move(QEvent::MouseMove, QPointF(cells(5), 4), QPointF(cells(5), 4), Qt::LeftButton, Qt::LeftButton,
                         {});
        QCoreApplication::sendEvent(m_view->viewport(), &move);
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, QPoint(static_cast<int>(cells(5)), 4));
        QCOMPARE(m_view->selectedText(), u"hello"_s);
        QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"hello"_s);
    }

    void whoReadsFurtherUpStaysThere()
    {
        fill();
        QScrollBar *bar = m_view->verticalScrollBar();
        QCOMPARE(bar->value(), bar->maximum());
        bar->setValue(10);
        m_view->write("more\r\n");
        QCOMPARE(bar->value(), 10);
    }

    void whatIsPastedIsSeen()
    {
        fill();
        QScrollBar *bar = m_view->verticalScrollBar();
        bar->setValue(10);
        QGuiApplication::clipboard()->setText(u"one\ntwo"_s);
        QSignalSpy output(m_view.get(), &TerminalView::output);
        QTest::keyClick(m_view.get(), Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(sentTo(output), QByteArray("one\rtwo"));
        QCOMPARE(bar->value(), bar->maximum());
        m_view->write("\x1b[?2004h"); // bracketed: nothing of it runs by itself
        QTest::keyClick(m_view.get(), Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(sentTo(output), QByteArray("\x1b[200~one\rtwo\x1b[201~"));
    }

    void shiftAndPageUpLookBack()
    {
        fill();
        QScrollBar *bar = m_view->verticalScrollBar();
        QSignalSpy output(m_view.get(), &TerminalView::output);
        QTest::keyClick(m_view.get(), Qt::Key_PageUp, Qt::ShiftModifier);
        QCOMPARE(bar->value(), bar->maximum() - bar->pageStep());
        QTest::keyClick(m_view.get(), Qt::Key_PageDown, Qt::ShiftModifier);
        QCOMPARE(bar->value(), bar->maximum());
        QVERIFY(sentTo(output).isEmpty());
        m_view->write("\x1b[?1049h"); // a program that fills the screen has them
        QTest::keyClick(m_view.get(), Qt::Key_PageUp, Qt::ShiftModifier);
        QVERIFY(!sentTo(output).isEmpty());
    }

    void aTouchpadScrollsByPartsOfANotch()
    {
        fill();
        QScrollBar *bar = m_view->verticalScrollBar();
        for (int part = 0; part < 8; ++part)
            turnWheel(15);
        QCOMPARE(bar->value(), bar->maximum() - 3); // a notch are three lines
        turnWheel(-120);
        QCOMPARE(bar->value(), bar->maximum());
    }

    void aRightClickOffersToCopyAndPaste()
    {
        m_view->write("hello");
        QContextMenuEvent asked(QContextMenuEvent::Mouse, QPoint(5, 5), m_view->mapToGlobal(QPoint(5, 5)));
        QCoreApplication::sendEvent(m_view->viewport(), &asked);
        auto *menu = m_view->findChild<QMenu *>();
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), 2);
        QVERIFY(!menu->actions().first()->isEnabled()); // nothing is marked
        menu->close();
    }

    void whatIsBeingComposedIsSeenAndNotSent()
    {
        QSignalSpy output(m_view.get(), &TerminalView::output);
        const QImage before = m_view->grab().toImage();
        QInputMethodEvent composed(u"ni hao"_s, {});
        QCoreApplication::sendEvent(m_view.get(), &composed);
        QVERIFY(m_view->grab().toImage() != before);
        QVERIFY(sentTo(output).isEmpty());
        QInputMethodEvent chosen;
        chosen.setCommitString(u"你好"_s);
        QCoreApplication::sendEvent(m_view.get(), &chosen);
        QCOMPARE(sentTo(output), u"你好"_s.toUtf8());
        QCOMPARE(m_view->grab().toImage(), before);
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
    void fill()
    {
        for (int line = 0; line < 200; ++line)
            m_view->write("line\r\n");
    }

    void turnWheel(int angle)
    {
        QWheelEvent turned(QPointF(5, 5), m_view->mapToGlobal(QPointF(5, 5)), {}, {0, angle}, Qt::NoButton, {},
                           Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_view->viewport(), &turned);
    }

    qreal cells(int count) const { return count * QFontMetricsF(m_view->font()).horizontalAdvance(u'M') + 1; }

    std::unique_ptr<TerminalView> m_view;
};

QTEST_MAIN(TerminalViewTest)
#include "tst_terminal_view.moc"
