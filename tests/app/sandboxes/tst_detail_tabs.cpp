// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connected_page.h"

#include "app/sandboxes/detail_pane.h"
#include "app/sandboxes/details/events_tab.h"
#include "app/sandboxes/details/listed_file.h"
#include "app/sandboxes/details/log_lines.h"
#include "app/sandboxes/details/logs_tab.h"
#include "app/sandboxes/details/shown_pod.h"
#include "app/sandboxes/details/terminal_tab.h"
#include "app/sandboxes/details/yaml_tab.h"
#include "app/terminal/exec_terminal.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::tests;
using sandboxes::ListedFile;
using sandboxes::LogLines;

namespace {

const QString s_events = u"/api/v1/namespaces/liteboxd/events"_s;

QString words(const std::vector<ListedFile> &files)
{
    QStringList out;
    for (const ListedFile &file : files) {
        static constexpr char16_t letters[] = u"dfl?";
        out << QString(QChar(letters[static_cast<int>(file.kind)])) + u' ' + file.name +
                   (file.size ? u' ' + QString::number(*file.size) : QString()) +
                   (file.target.isEmpty() ? QString() : u" > "_s + file.target);
    }
    return out.join(u", "_s);
}

} // namespace

class DetailTabsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void listings_data()
    {
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<QString>("files");
        QTest::newRow("coreutils") << QByteArray("total 8\n"
                                                 "drwxr-xr-x 1 0 0 4096 Nov  1 10:00 .\n"
                                                 "drwxr-xr-x 1 0 0 4096 Nov  1 10:00 ..\n"
                                                 "-rw-r--r-- 1 0 0   12 Nov  1  2024 b.txt\n"
                                                 "lrwxrwxrwx 1 0 0    7 Nov  1 10:00 bin -> usr/bin\n"
                                                 "drwxrwxrwt 2 0 0   40 Nov  1 10:00 tmp\n")
                                   << u"d tmp, f b.txt 12, l bin > usr/bin"_s;
        QTest::newRow("busybox") << QByteArray("drwxr-xr-x    2 0        0             4096 Jan  1 00:00 etc\n"
                                               "-rwxr-xr-x    1 0        0           812345 Jan  1 00:00 a name\n")
                                 << u"d etc, f a name 812345"_s;
        QTest::newRow("device") << QByteArray("crw-rw-rw- 1 0 0 1, 3 Nov  1 10:00 null\n") << u"? null"_s;
        QTest::newRow("attributes") << QByteArray("-rw-r--r--. 1 0 0 5 Nov  1 10:00 x\n") << u"f x 5"_s;
        QTest::newRow("no listing") << QByteArray("ls: cannot access\nhello\n") << QString();
    }

    void listings()
    {
        QFETCH(QByteArray, output);
        QFETCH(QString, files);
        QCOMPARE(words(sandboxes::listedFiles(output)), files);
    }

    void logLines_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << QByteArray("hello") << u"hello"_s;
        QTest::newRow("colours") << QByteArray("\x1b[31merror\x1b[0m: x") << u"error: x"_s;
        QTest::newRow("title") << QByteArray("\x1b]0;name\x07ok") << u"ok"_s;
        QTest::newRow("tab and end") << QByteArray("a\tb\r") << u"a    b"_s;
        QTest::newRow("what moves others") << QByteArray("a\xe2\x80\xae"
                                                         "b")
                                           << u"a\\u{202E}b"_s;
    }

    void logLines()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, shown);
        QCOMPARE(sandboxes::shownLine(line), shown);
    }

    void aLogIsBounded()
    {
        LogLines lines;
        for (std::size_t i = 0; i < LogLines::MostLines + 5; ++i)
            lines.add(u"line %1"_s.arg(i));
        QCOMPARE(lines.all().size(), LogLines::MostLines);
        QVERIFY(lines.isCut());
        QCOMPARE(lines.all().front(), u"line 5"_s);
        QCOMPARE(lines.matching(u"LINE 10004"_s), QStringList{u"line 10004"_s});
        const QString long1(LogLines::MostLetters / 2 + 1, u'x');
        lines.clear();
        lines.add(long1);
        lines.add(long1);
        QCOMPARE(lines.all().size(), std::size_t(1));
    }

    void aShownPodHoldsNoToken()
    {
        const QString token = u"liteboxd.io/access-token"_s;
        QJsonObject pod = podObject(u"a1"_s);
        QJsonObject metadata = pod.value("metadata"_L1).toObject();
        QJsonObject notes = metadata.value("annotations"_L1).toObject();
        const QString secret = notes.value(token).toString();
        QVERIFY(!secret.isEmpty());
        notes.insert(u"kubectl.kubernetes.io/last-applied-configuration"_s, u"{\"t\":\"%1\"}"_s.arg(secret));
        metadata.insert(u"annotations"_s, notes);
        pod.insert(u"metadata"_s, metadata);
        QVERIFY(!jsonText(sandboxes::shownPod(pod)).contains(secret.toUtf8()));
    }

    void yamlIsReadOnceInFront()
    {
        ConnectedPage f;
        f.page.show();
        f.connectTo({podObject(u"a1"_s)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        f.select(0, 0);
        const auto *tab = f.page.findChild<sandboxes::YamlTab *>();
        QCOMPARE(tab->text(), QString());
        f.actions.find(u"sandbox.tab.yaml"_s)->trigger();
        QTRY_VERIFY(tab->text().contains(u"name: sandbox-a1"_s));
        QVERIFY(!tab->text().contains(QString::fromStdString(f.page.model().row(0).sandbox->accessToken.reveal())));
    }

    /// An effect of Qt's would leave what changes inside of a scroll area drawn over what was there.
    void whatIsOldIsDimmedWithoutAnEffect()
    {
        ConnectedPage f;
        f.page.show();
        f.connectTo({podObject(u"a1"_s)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        f.select(0, 0);
        auto *pane = f.page.findChild<sandboxes::DetailPane *>();
        const QImage fresh = pane->grab().toImage();
        pane->setDimmed(true);
        QVERIFY(pane->isDimmed());
        QVERIFY(pane->grab().toImage() != fresh);
        QVERIFY(pane->graphicsEffect() == nullptr);
        for (const QWidget *each : pane->findChildren<QWidget *>())
            QVERIFY(each->graphicsEffect() == nullptr);
        pane->setDimmed(false);
        QCOMPARE(pane->grab().toImage(), fresh);
    }

    void eventsAreFollowedInFrontOnly()
    {
        ConnectedPage f;
        f.page.show();
        f.cluster->on(
            u"GET"_s, s_events,
            listOf({QJsonObject{{u"metadata"_s, QJsonObject{{u"name"_s, u"e1"_s}, {u"namespace"_s, u"liteboxd"_s}}},
                                {u"type"_s, u"Warning"_s},
                                {u"reason"_s, u"Failed"_s},
                                {u"message"_s, u"no such image"_s},
                                {u"lastTimestamp"_s, u"2026-01-01T00:00:00Z"_s}}}));
        f.connectTo({podObject(u"a1"_s)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        f.select(0, 0);
        QVERIFY(!f.cluster->hasWatch(s_events));
        f.actions.find(u"sandbox.tab.events"_s)->trigger();
        const auto *tab = f.page.findChild<sandboxes::EventsTab *>();
        QTRY_COMPARE(tab->model().rowCount(), 1);
        QCOMPARE(tab->model().index(0, models::EventModel::Reason).data().toString(), u"Warning: Failed"_s);
        QTRY_VERIFY(f.cluster->hasWatch(s_events));
        f.actions.find(u"sandbox.tab.yaml"_s)->trigger();
        QTRY_VERIFY(!f.cluster->hasWatch(s_events));
    }

    void aLogThatMayNotBeReadSaysWhy()
    {
        ConnectedPage f;
        f.page.show();
        f.cluster->refuse(u"GET"_s, podsPath(u"sandbox-a1"_s) + u"/log"_s, 403, u"Forbidden"_s);
        f.connectTo({podObject(u"a1"_s)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        QVERIFY(!f.actions.find(u"sandbox.tab.logs"_s)->isEnabled());
        f.select(0, 0);
        f.actions.find(u"sandbox.tab.logs"_s)->trigger();
        const auto *tab = f.page.findChild<sandboxes::LogsTab *>();
        QTRY_VERIFY(tab->status().contains(u"refused by the test"_s));
    }

    void aSearchInTheLogSaysWhereNothingIsFound()
    {
        ConnectedPage f;
        f.page.show();
        f.cluster->on(u"GET"_s, podsPath(u"sandbox-a1"_s) + u"/log"_s, QJsonObject{{u"line"_s, u"hello"_s}});
        f.connectTo({podObject(u"a1"_s)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        f.select(0, 0);
        f.actions.find(u"sandbox.tab.logs"_s)->trigger();
        const auto *tab = f.page.findChild<sandboxes::LogsTab *>();
        QTRY_VERIFY(!tab->lines().isEmpty());
        auto *search = tab->findChild<QLineEdit *>();
        search->setText(u"hello"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(tab->missing(), QString());
        search->setText(u"zebra"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(tab->missing().contains(u"“zebra” is not in"_s));
        search->setText(u"zeb"_s);
        QCOMPARE(tab->missing(), QString());
    }

    void noTerminalIsOfferedWhereNothingRuns()
    {
        ConnectedPage f;
        f.page.show();
        QJsonObject pod = podObject(u"a1"_s);
        QJsonObject status = pod[u"status"].toObject();
        status[u"phase"] = u"Failed"_s;
        pod[u"status"] = status;
        f.connectTo({pod, podObject(u"b2"_s)});
        QTRY_COMPARE(f.page.model().rowCount(), 2);
        f.actions.find(u"sandbox.tab.terminal"_s)->trigger();
        const auto *tab = f.page.findChild<sandboxes::TerminalTab *>();
        for (int row = 0; row < 2; ++row) {
            f.select(row, row);
            QCOMPARE(tab->findChild<QPushButton *>()->isEnabled(), f.page.model().row(row).sandbox->id.text() == "b2");
        }
    }

    void aClickOnItsTabLetsOneTypeIntoAnOpenTerminal()
    {
        ConnectedPage f;
        f.page.show();
        f.connectTo({podObject(u"a1"_s)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        f.select(0, 0);
        f.actions.find(u"sandbox.tab.terminal"_s)->trigger();
        auto *tab = f.page.findChild<sandboxes::TerminalTab *>();
        tab->open();
        f.actions.find(u"sandbox.tab.yaml"_s)->trigger();
        auto *tabs = f.page.findChild<sandboxes::DetailPane *>()->findChild<QTabWidget *>();
        QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(tabs->indexOf(tab)).center());
        QCOMPARE(tabs->currentWidget(), tab);
        QTRY_VERIFY(tab->current()->isAncestorOf(f.page.window()->focusWidget()));
    }

    void aTerminalIsOpenedOnlyWhenAskedFor()
    {
        ConnectedPage f;
        f.page.show();
        f.connectTo({podObject(u"a1"_s)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        f.select(0, 0);
        f.cluster->takeRequests();
        f.actions.find(u"sandbox.tab.terminal"_s)->trigger();
        auto *tab = f.page.findChild<sandboxes::TerminalTab *>();
        QVERIFY(!tab->current());
        tab->open();
        QVERIFY(tab->current());
        f.page.setSession(nullptr);
        QVERIFY(!tab->current());
    }
};

QTEST_MAIN(DetailTabsTest)
#include "tst_detail_tabs.moc"
