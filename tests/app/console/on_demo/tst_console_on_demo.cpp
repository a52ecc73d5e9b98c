// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/demo_run.h"
#include "tests/core/fakes/fake_keychain.h"

#include "app/console/console.h"
#include "app/sandboxes/details/file_transfer.h"
#include "app/sandboxes/details/files_tab.h"
#include "app/sandboxes/details/logs_tab.h"
#include "app/sandboxes/details/terminal_tab.h"
#include "app/sandboxes/sandbox_table.h"
#include "app/shell/looks/theme.h"
#include "app/terminal/exec_terminal.h"
#include "app/terminal/terminal_view.h"

#include <QAction>
#include <QFile>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using models::ActivityEntry;
using sandboxes::TableState;

/// What is done inside of a sandbox, by the real widgets over real connections.
class ConsoleOnDemoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"LiteBoxd"_s);
        QCoreApplication::setApplicationName(u"test-console-on-demo"_s);
        QSettings().clear();
        QSettings().setValue(u"gateway/port"_s, 47083);
        QVERIFY2(m_demo.fault().isEmpty(), qPrintable(m_demo.fault()));
        m_run = std::make_unique<Run>();
        m_run->console.window().show();
        m_run->console.connector().open({{m_demo.kubeconfig()}, {}, {}});
        QTRY_COMPARE_WITH_TIMEOUT(m_run->console.sandboxes().state(), TableState::Rows, 20'000);
        selectARunningOne();
    }

    void aTerminalTalksToAShell()
    {
        terminal::ExecTerminal *shell = openTerminal();
        QTRY_VERIFY_WITH_TIMEOUT(shell->isRunning() && shell->status().isEmpty(), 20'000);
        QTest::keyClicks(shell->view(), u"echo one $TERM"_s);
        QTest::keyClick(shell->view(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(screen(shell).contains(u"\none xterm-256color\n"_s), 20'000);
    }

    void aLogIsFollowed()
    {
        act(u"sandbox.tab.logs"_s);
        const auto *logs = m_run->console.window().findChild<sandboxes::LogsTab *>();
        QTRY_VERIFY_WITH_TIMEOUT(!logs->lines().isEmpty(), 20'000);
        terminal::ExecTerminal *shell = openTerminal();
        QTRY_VERIFY_WITH_TIMEOUT(shell->status().isEmpty(), 20'000);
        QTest::keyClicks(shell->view(), u"echo written later > /proc/1/fd/1"_s);
        QTest::keyClick(shell->view(), Qt::Key_Return);
        act(u"sandbox.tab.logs"_s);
        QTRY_VERIFY_WITH_TIMEOUT(logs->lines().contains(u"written later"_s), 20'000);
    }

    void filesGoInAndComeOut()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"notes.txt"_s));
        QVERIFY(file.open(QFile::WriteOnly) && file.write("some notes\n") > 0);
        file.close();
        act(u"sandbox.tab.files"_s);
        auto *files = m_run->console.window().findChild<sandboxes::FilesTab *>();
        QTRY_VERIFY_WITH_TIMEOUT(files->names().contains(u"workspace"_s), 20'000);
        files->goTo(u"/workspace"_s);
        files->send({file.fileName()});
        QTRY_VERIFY_WITH_TIMEOUT(files->names().contains(u"notes.txt"_s), 20'000);

        const QString back = folder.filePath(u"back.txt"_s);
        const auto &selection = m_run->console.sandboxes().actions().selection();
        files->transfer()->fetch(m_run->console.connector().session()->api(), *selection.front().sandbox,
                                 u"/workspace"_s, u"notes.txt"_s, back);
        QTRY_VERIFY_WITH_TIMEOUT(files->transfer()->isHidden(), 20'000);
        QFile copy(back);
        QVERIFY(copy.open(QFile::ReadOnly));
        QCOMPARE(copy.readAll(), QByteArray("some notes\n"));
    }

private:
    struct Run
    {
        base::SystemClock clock;
        tests::FakeKeychain keychain;
        shell::Theme theme;
        QSettings settings;
        console::Console console{{}, keychain, clock, theme, settings};
    };

    void act(const QString &id) { m_run->console.actions().find(id)->trigger(); }

    void selectARunningOne()
    {
        auto &page = m_run->console.sandboxes();
        for (int row = 0; row < page.model().rowCount(); ++row) {
            if (page.model().row(row).sandbox->state == sandbox::SandboxState::Running)
                return page.reveal(models::SandboxModel::keyOf(*page.model().row(row).sandbox));
        }
    }

    /// By its button, unless it is open.
    terminal::ExecTerminal *openTerminal()
    {
        act(u"sandbox.tab.terminal"_s);
        auto *tab = m_run->console.window().findChild<sandboxes::TerminalTab *>();
        if (!tab->current())
            QTest::mouseClick(tab->findChild<QPushButton *>(), Qt::LeftButton);
        return tab->current();
    }

    static QString screen(terminal::ExecTerminal *shell)
    {
        auto &screen = shell->view()->screen();
        return QString::fromStdString(screen.text({-screen.historyLines(), 0}, {screen.rows() - 1, screen.columns()}));
    }

    tests::DemoRun m_demo;
    std::unique_ptr<Run> m_run;
};

QTEST_MAIN(ConsoleOnDemoTest)
#include "tst_console_on_demo.moc"
