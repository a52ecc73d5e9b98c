// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/widgets/choice_box.h"
#include "app/shell/window/connection_strip.h"

#include <QAbstractItemView>
#include <QAction>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd::shell;

class TestConnectionStrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWheelChoosesNothing_data()
    {
        QTest::addColumn<bool>("overContexts");
        QTest::newRow("contexts") << true;
        QTest::newRow("namespaces") << false;
    }

    void aWheelChoosesNothing()
    {
        QFETCH(bool, overContexts);
        Fixture f;
        ChoiceBox *box = overContexts ? f.strip.contexts() : f.strip.namespaces();
        const QString before = box->currentText();
        for (const int notch : {-120, 120, -120}) {
            QWheelEvent wheel(box->rect().center(), box->mapToGlobal(box->rect().center()), {}, {0, notch},
                              Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(box, &wheel);
        }
        QCOMPARE(box->currentText(), before);
        QCOMPARE(f.contexts.size() + f.namespaces.size(), 0);
    }

    void aKeyThatPassesByChoosesNothing_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("down") << int(Qt::Key_Down);
        QTest::newRow("up") << int(Qt::Key_Up);
        QTest::newRow("page down") << int(Qt::Key_PageDown);
        QTest::newRow("end") << int(Qt::Key_End);
        QTest::newRow("a letter") << int(Qt::Key_T);
    }

    void aKeyThatPassesByChoosesNothing()
    {
        QFETCH(int, key);
        Fixture f;
        QTest::keyClick(f.strip.contexts(), Qt::Key(key));
        QCOMPARE(f.strip.contexts()->currentText(), u"one"_s);
        QCOMPARE(f.contexts.size(), 0);
        QVERIFY(f.strip.contexts()->view()->isVisible());
        QTest::keyClick(f.strip.contexts()->view(), Qt::Key_Down);
        QTest::keyClick(f.strip.contexts()->view(), Qt::Key_Escape);
        QCOMPARE(f.contexts.size(), 0);
    }

    void enterInTheListChooses()
    {
        Fixture f;
        QTest::keyClick(f.strip.contexts(), Qt::Key_Down);
        QTest::keyClick(f.strip.contexts()->view(), Qt::Key_Down);
        QTest::keyClick(f.strip.contexts()->view(), Qt::Key_Return);
        QCOMPARE(f.contexts.size(), 1);
        QCOMPARE(f.contexts.front().front().toString(), u"two"_s);
    }

    void theSameContextIsNoChoice()
    {
        Fixture f;
        QTest::keyClick(f.strip.contexts(), Qt::Key_Down);
        QTest::keyClick(f.strip.contexts()->view(), Qt::Key_Return);
        QCOMPARE(f.contexts.size(), 0);
    }

    void aNamespaceIsTakenByEnterOnly()
    {
        Fixture f;
        QTest::keyClick(f.strip.namespaces(), Qt::Key_Down);
        QCOMPARE(f.namespaces.size(), 0);
        f.strip.namespaces()->hidePopup();
        QLineEdit *field = f.strip.namespaces()->lineEdit();
        field->selectAll();
        QTest::keyClicks(field, u"elsewhere"_s);
        QFocusEvent leave(QEvent::FocusOut, Qt::TabFocusReason);
        QCoreApplication::sendEvent(f.strip.namespaces(), &leave);
        QCOMPARE(f.namespaces.size(), 0);
        QCOMPARE(f.strip.namespaces()->currentText(), u"liteboxd"_s);
        field->selectAll();
        QTest::keyClicks(field, u"elsewhere"_s);
        QTest::keyClick(f.strip.namespaces(), Qt::Key_Return);
        QCOMPARE(f.namespaces.size(), 1);
        QCOMPARE(f.namespaces.front().front().toString(), u"elsewhere"_s);
    }

    void aNameIsShownAsItIs()
    {
        Fixture f;
        f.strip.setContexts({u"a\nb"_s}, u"a\nb"_s);
        QCOMPARE(f.strip.contexts()->currentText(), u"a\\u{A}b"_s);
        f.strip.setContexts({u"a\nb"_s}, {});
        f.strip.contexts()->activated(0);
        QCOMPARE(f.contexts.front().front().toString(), u"a\nb"_s);
    }

private:
    struct Fixture
    {
        Fixture()
        {
            strip.setContexts({u"one"_s, u"two"_s, u"three"_s}, u"one"_s);
            strip.setNamespaces({u"liteboxd"_s, u"liteboxd-sandbox"_s}, u"liteboxd"_s);
            strip.show();
        }

        QAction find;
        QAction refresh;
        ConnectionStrip strip{&find, &refresh};
        QSignalSpy contexts{&strip, &ConnectionStrip::contextChosen};
        QSignalSpy namespaces{&strip, &ConnectionStrip::namespaceChosen};
    };
};

QTEST_MAIN(TestConnectionStrip)
#include "tst_connection_strip.moc"
