// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/window/dialog_titles.h"

#include <QDialog>
#include <QTest>
#include <QWidget>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;

/// Every dialog of the window says which cluster it is about.
class DialogTitlesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDialogOfAnyPartOfTheWindowNamesTheCluster()
    {
        QWidget window;
        QWidget page(&window);
        shell::DialogTitles titles(window);
        titles.setPlace(u"prod (production)"_s);
        QDialog dialog(&page);
        dialog.setWindowTitle(u"Delete templates"_s);
        dialog.show();
        QCOMPARE(dialog.windowTitle(), u"Delete templates – prod (production)"_s);
        dialog.hide();
        dialog.show();
        QCOMPARE(dialog.windowTitle(), u"Delete templates – prod (production)"_s);
    }

    void withoutAClusterOrOfAnotherWindowItStays()
    {
        QWidget window;
        QWidget other;
        shell::DialogTitles titles(window);
        QDialog early(&window);
        early.setWindowTitle(u"Welcome"_s);
        early.show();
        QCOMPARE(early.windowTitle(), u"Welcome"_s);
        titles.setPlace(u"prod"_s);
        QDialog foreign(&other);
        foreign.setWindowTitle(u"Print"_s);
        foreign.show();
        QCOMPARE(foreign.windowTitle(), u"Print"_s);
    }
};

QTEST_MAIN(DialogTitlesTest)
#include "tst_dialog_titles.moc"
