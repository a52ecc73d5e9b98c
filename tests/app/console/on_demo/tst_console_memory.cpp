// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctl_run.h"
#include "tests/app/ctl/demo_run.h"
#include "tests/core/fakes/fake_keychain.h"

#include "app/console/console.h"
#include "app/console/console_memory.h"
#include "app/sandboxes/detail_pane.h"
#include "app/sandboxes/ended/ended_details.h"
#include "app/sandboxes/ended_mode.h"
#include "app/sandboxes/lifetime/create_dialog.h"
#include "app/sandboxes/lifetime/creation_form.h"
#include "app/sandboxes/lifetime/delete_dialog.h"
#include "app/shell/looks/theme.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using models::ActivityEntry;
using models::ActivityModel;
using tests::runCtl;
using Kind = ActivityEntry::Kind;

namespace {

constexpr int soon = 20'000;

const QByteArray plain = R"(apiVersion: liteboxd/v1
kind: SandboxTemplate
metadata: {name: plain}
spec: {image: python:3.12-slim, ttl: 3600}
)";

/// The window with what it remembers in `folder`, as XDG_DATA_HOME is for liteboxctl.
struct Run
{
    explicit Run(const QString &folder)
        : store(folder + u"/liteboxd/store.sqlite"_s)
        , memory(console, store, clock)
    {}

    bool open(const QString &kubeconfig)
    {
        console.connector().open({{kubeconfig}, {}, {}});
        return QTest::qWaitFor(
            [this] { return console.sandboxes().state() == sandboxes::TableState::Rows && memory.isRecording(); },
            soon);
    }

    bool hasRow(Kind kind, const QString &id, const QString &who = {})
    {
        const ActivityModel &activity = console.activity();
        for (int row = 0; row < activity.rowCount(); ++row) {
            const ActivityEntry &entry = activity.row(row);
            if (entry.kind == kind && entry.sandboxId == id && entry.who.contains(who))
                return true;
        }
        return false;
    }

    base::SystemClock clock;
    tests::FakeKeychain keychain;
    shell::Theme theme;
    QSettings settings;
    store::Store store;
    console::Console console{{}, keychain, clock, theme, settings};
    console::ConsoleMemory memory;
};

} // namespace

/// What the console keeps, and what it does by itself, on a demo cluster.
class ConsoleMemoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"LiteBoxd"_s);
        QCoreApplication::setApplicationName(u"test-console-memory"_s);
        QVERIFY2(m_demo.fault().isEmpty(), qPrintable(m_demo.fault()));
    }

    void init()
    {
        QSettings().clear();
        QSettings().setValue(u"gateway/port"_s, 47084);
        m_data = std::make_unique<QTemporaryDir>();
        QCOMPARE(ctl({u"template"_s, u"apply"_s, u"-f"_s, u"-"_s}, plain).exitCode, 0);
    }

    void whatItDeletedIsKept()
    {
        const QString id = create();
        QCOMPARE(
            ctl({u"sandbox"_s, u"exec"_s, id, u"--"_s, u"sh"_s, u"-c"_s, u"echo goodbye >/proc/1/fd/1"_s}).exitCode, 0);
        {
            Run run(m_data->path());
            QVERIFY(run.open(m_demo.kubeconfig()));
            remove(run, id);
            QTRY_VERIFY_WITH_TIMEOUT(run.hasRow(Kind::SandboxDeleted, id, {}), soon);
            QTRY_COMPARE_WITH_TIMEOUT(ended(id).value("cause"_L1).toString(), u"deleted"_s, soon);
        }
        const QJsonObject kept = ended(id);
        QCOMPARE(kept.value("template"_L1).toString(), u"plain"_s);
        QVERIFY(kept.value("log"_L1).toArray().contains(u"goodbye"_s));
        QVERIFY(!kept.value("events"_L1).toArray().isEmpty());

        Run later(m_data->path());
        QTRY_VERIFY_WITH_TIMEOUT(later.hasRow(Kind::SandboxDeleted, id, u"(console"_s), soon);
        QVERIFY(later.hasRow(Kind::SandboxCreated, id, u"(liteboxctl"_s));
    }

    void whatEndedIsFoundAndMadeAgain()
    {
        const QString id = create();
        Run run(m_data->path());
        run.console.window().show();
        QVERIFY(run.open(m_demo.kubeconfig()));
        remove(run, id);
        auto &mode = run.console.sandboxes().ended();
        mode.action()->setChecked(true);
        QModelIndexList found;
        const auto find = [&] {
            found = mode.view()->model().match(mode.view()->model().index(0, 0), Qt::DisplayRole, id);
            return !found.isEmpty();
        };
        QTRY_VERIFY_WITH_TIMEOUT(find(), soon);
        mode.view()->table()->setCurrentIndex(found.front());
        mode.view()->details()->again()->click();
        const auto *dialog = run.console.window().findChild<sandboxes::CreateDialog *>();
        QVERIFY(dialog);
        QTRY_VERIFY_WITH_TIMEOUT(dialog->form()->chosen(), soon);
        QCOMPARE(dialog->form()->chosen()->name, u"plain"_s);
    }

    void whoEndsASandboxIsSaid()
    {
        const QTemporaryDir elsewhere;
        const QString others = create(u"1h"_s, elsewhere.path());
        const QString ours = create();
        Run run(m_data->path());
        run.console.window().show();
        QVERIFY(run.open(m_demo.kubeconfig()));
        for (const auto &[id, words] : {std::pair(ours, u"this console, while it runs"_s),
                                        std::pair(others, u"nobody: no keeper runs in the cluster, and you did not ask "
                                                          "for it here"_s)}) {
            run.console.sandboxes().reveal(id);
            QTRY_VERIFY_WITH_TIMEOUT(says(*run.console.sandboxes().details(), words), soon);
        }
    }

    void whatOthersDeleteIsKeptToo()
    {
        const QString id = create();
        Run run(m_data->path());
        QVERIFY(run.open(m_demo.kubeconfig()));
        const QTemporaryDir elsewhere; // somebody else's liteboxctl
        QCOMPARE(ctl({u"sandbox"_s, u"delete"_s, id}, {}, elsewhere.path()).exitCode, 0);
        QTRY_COMPARE_WITH_TIMEOUT(ended(id).value("cause"_L1).toString(), u"deleted-by-other"_s, soon);
    }

    void whatLiteboxctlDoesMeanwhileIsShown()
    {
        Run run(m_data->path());
        QVERIFY(run.open(m_demo.kubeconfig()));
        const QString id = create();
        run.memory.trail().look();
        QTRY_VERIFY_WITH_TIMEOUT(run.hasRow(Kind::SandboxCreated, id, u"(liteboxctl"_s), soon);
    }

    void itEndsWhatItsUserGaveATimeAndNothingElse()
    {
        const QTemporaryDir elsewhere;
        const QString others = create(u"1s"_s, elsewhere.path());
        const QString id = create(u"1s"_s);
        Run run(m_data->path());
        QVERIFY(run.open(m_demo.kubeconfig()));
        QTRY_VERIFY_WITH_TIMEOUT(run.hasRow(Kind::SandboxExpired, id), soon);
        QTRY_COMPARE_WITH_TIMEOUT(ended(id).value("cause"_L1).toString(), u"expired"_s, soon);
        const tests::CtlRun left = ctl({u"sandbox"_s, u"get"_s, others});
        QCOMPARE(left.exitCode, 0);
        QCOMPARE(left.json().value("state"_L1).toString(), u"running"_s);
    }

private:
    tests::CtlRun ctl(QStringList arguments, const QByteArray &input = {}, const QString &dataFolder = {}) const
    {
        const qsizetype end = arguments.indexOf(u"--"_s);
        const qsizetype at = end < 0 ? arguments.size() : end;
        for (const QString &word : {m_demo.kubeconfig(), u"--kubeconfig"_s, u"json"_s, u"-o"_s})
            arguments.insert(at, word);
        return runCtl(arguments, input, {u"XDG_DATA_HOME="_s + (dataFolder.isEmpty() ? m_data->path() : dataFolder)});
    }

    QString create(const QString &ttl = u"1h"_s, const QString &dataFolder = {}) const
    {
        return ctl({u"sandbox"_s, u"create"_s, u"--template"_s, u"plain"_s, u"--ttl"_s, ttl}, {}, dataFolder)
            .json()
            .value("id"_L1)
            .toString();
    }

    /// Its tombstone; empty if there is none.
    QJsonObject ended(const QString &id) const
    {
        for (const QJsonValue &item : ctl({u"sandbox"_s, u"list"_s, u"--ended"_s}).items()) {
            if (item["id"_L1].toString() == id)
                return item.toObject();
        }
        return {};
    }

    static bool says(const QWidget &widget, const QString &words)
    {
        const auto labels = widget.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&words](const QLabel *label) { return label->text() == words; });
    }

    /// By the dialog's own button.
    static void remove(Run &run, const QString &id)
    {
        const auto sandbox =
            run.console.connector().session()->sandboxes().find(*base::SandboxId::parse(id.toStdString()));
        QVERIFY(sandbox);
        run.console.sandboxes().actions().lifetime().askToDelete({*sandbox});
        auto *dialog = run.console.window().findChild<sandboxes::DeleteDialog *>();
        QVERIFY(dialog);
        for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
            if (button->text() == u"Delete"_s)
                return button->click();
        }
        QFAIL("there is no such button");
    }

    tests::DemoRun m_demo;
    std::unique_ptr<QTemporaryDir> m_data;
};

QTEST_MAIN(ConsoleMemoryTest)
#include "tst_console_memory.moc"
