// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/actions/action_registry.h"
#include "app/shell/window/main_window.h"

#include <QLabel>
#include <QSettings>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd::shell;

/// The frame of the window.
class MainWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void notesStayBelowAMessage()
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"settings"_s), QSettings::IniFormat);
        ActionRegistry actions;
        MainWindow window(actions, settings, new QWidget);
        window.show();
        window.statusBar()->showMessage(u"a message"_s);
        window.setNote(u"key"_s, u"a note"_s);
        const auto labels = window.statusBar()->findChildren<QLabel *>();
        const auto note = std::find_if(labels.begin(), labels.end(),
                                       [](const QLabel *label) { return label->text() == u"a note"_s; });
        QVERIFY(note != labels.end());
        QVERIFY(!(*note)->isVisible());
        window.statusBar()->clearMessage();
        QVERIFY((*note)->isVisible());
        window.statusBar()->showMessage(u"another"_s);
        window.setNote(u"key"_s, {});
        window.statusBar()->clearMessage();
        QVERIFY(!(*note)->isVisible());
    }
};

QTEST_MAIN(MainWindowTest)
#include "tst_main_window.moc"
