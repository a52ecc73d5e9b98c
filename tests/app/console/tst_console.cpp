// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/fakes/fake_keychain.h"

#include "app/connection/address_view.h"
#include "app/connection/connect_view.h"
#include "app/connection/connector.h"
#include "app/connection/login_question_view.h"
#include "app/connection/login_text.h"
#include "app/console/console.h"
#include "app/shell/actions/command_palette.h"
#include "app/shell/looks/theme.h"
#include "app/shell/strips/error_strip.h"
#include "app/shell/strips/offer_strip.h"
#include "app/shell/widgets/badge.h"
#include "app/shell/widgets/choice_box.h"
#include "app/shell/widgets/state_view.h"

#include <QAbstractButton>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QMenuBar>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;

class TestConsole : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"LiteBoxd"_s);
        QCoreApplication::setApplicationName(u"test-console"_s);
    }

    void init()
    {
        QSettings().clear();
        QSettings().setValue(u"gateway/port"_s, 47080);
        qunsetenv("KUBECONFIG");
        qputenv("HOME", m_folder.path().toUtf8());
    }

    void withoutAKubeconfigItWelcomes()
    {
        Fixture f;
        f.console.connector().open({});
        QVERIFY(f.console.window().isWelcoming());
        QVERIFY(!f.console.window().errors()->error());
        QVERIFY(!f.console.actions().find(u"view.refresh"_s)->isEnabled());
    }

    void aMissingFileIsSaidAndItStillWelcomes()
    {
        Fixture f;
        f.console.connector().open({{m_folder.filePath(u"none"_s)}, {}, {}});
        QVERIFY(f.console.window().isWelcoming());
        QVERIFY(f.console.window().errors()->error());
        QCOMPARE(f.console.window().errors()->error()->code, base::ErrorCode::FileUnreadable);
    }

    void aRefusedConnectionIsSaidInThePage()
    {
        Fixture f;
        f.console.connector().open({{kubeconfig()}, {}, {}});
        QVERIFY(!f.console.window().isWelcoming());
        QTRY_COMPARE(f.console.sandboxes().state(), sandboxes::TableState::Failed);
        QCOMPARE(f.console.sandboxes().stateView()->headline(), u"Nobody listens at the cluster's address."_s);
        f.console.connector().openText(u"no kubeconfig at all"_s);
        QVERIFY(f.console.window().errors()->error());
        QVERIFY(!f.console.window().errors()->isHidden());
        QCOMPARE(f.console.window().errors()->error()->code, base::ErrorCode::Malformed);
        QVERIFY(f.console.connector().session());
    }

    void aQuestionCanBeAnsweredWithNo()
    {
        Fixture f;
        f.console.connector().open({{kubeconfig()}, {}, {}});
        QTRY_COMPARE(f.console.sandboxes().state(), sandboxes::TableState::Failed);
        const session::Session *before = f.console.connector().session();
        f.console.window().show();
        auto *view = f.console.window().findChild<connection::ConnectView *>();
        f.console.connector().openText(pluginConfig());
        QCOMPARE(view->currentWidget(), view->question());
        QTest::keyClick(view->question()->details(), Qt::Key_Escape);
        QVERIFY(!f.console.connector().question());
        QVERIFY(view->currentWidget() != view->question() || !f.console.window().isWelcoming());
        QCOMPARE(f.console.connector().session(), before);
    }

    void aStripMovesNothing_data()
    {
        QTest::addColumn<bool>("connected");
        QTest::newRow("welcome") << false;
        QTest::newRow("pages") << true;
    }

    void aStripMovesNothing()
    {
        QFETCH(bool, connected);
        Fixture f;
        shell::MainWindow &window = f.console.window();
        if (connected)
            f.console.connector().open({{kubeconfig()}, {}, {}});
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const QHash<QString, QPoint> before = places(window);
        QVERIFY(before.size() > 2);
        window.errors()->show(u"Something"_s, {base::ErrorCode::Rejected, "no", {}}, shell::Subject::Cluster);
        window.offers()->show(u"Something else"_s, u"Do it"_s);
        QTRY_VERIFY(window.offers()->height() > 0 && window.offers()->isVisible());
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        const QHash<QString, QPoint> after = places(window);
        for (auto place = before.cbegin(); place != before.cend(); ++place)
            QCOMPARE(after.value(place.key()), place.value());
    }

    void theFirstKeyReachesNoChoice()
    {
        Fixture f;
        f.console.connector().open({{kubeconfig()}, {}, {}});
        f.console.window().show();
        const QWidget *focus = f.console.window().focusWidget();
        QVERIFY(focus);
        QVERIFY(!qobject_cast<const QComboBox *>(focus));
        QVERIFY(f.console.sandboxes().isAncestorOf(focus) || f.console.window().isWelcoming());
    }

    void aPluginOfAPastedTextIsAskedAbout()
    {
        Fixture f;
        const QString text = pluginConfig();
        f.console.connector().openText(text);
        auto *view = f.console.window().findChild<connection::ConnectView *>();
        QVERIFY(f.console.window().isWelcoming());
        QCOMPARE(view->currentWidget(), view->question());
        const QStringList lines = view->question()->details()->toPlainText().split(u'\n');
        QVERIFY(lines.contains(u"no-such-plugin"_s) && lines.contains(u"--now"_s));
        Q_EMIT view->question()->approved();
        QVERIFY(!f.console.window().isWelcoming());
        QTRY_COMPARE(f.console.sandboxes().state(), sandboxes::TableState::Failed);
        QCOMPARE(f.console.sandboxes().stateView()->headline(), u"The credentials for the cluster could not be had."_s);
    }

    void aServerOnThisComputerMayBeElsewhere()
    {
        Fixture f;
        f.console.connector().open({{kubeconfig()}, {}, {}});
        auto *view = f.console.window().findChild<connection::ConnectView *>();
        QTRY_VERIFY(f.console.window().isWelcoming());
        QCOMPARE(view->currentWidget(), view->address());
        view->address()->field()->setText(u"not an address"_s);
        QTest::keyClick(view->address()->field(), Qt::Key_Return);
        QCOMPARE(f.console.connector().serverAddress(), QString());
        view->address()->field()->setText(u"localhost.invalid"_s);
        QTest::keyClick(view->address()->field(), Qt::Key_Return);
        QCOMPARE(f.console.connector().serverAddress(), u"localhost.invalid"_s);
        QTRY_COMPARE(view->address()->headline(), u"Nobody answers at localhost.invalid"_s);
        QVERIFY(f.console.window().isWelcoming());
    }

    void theAddressCanAlwaysBeChanged()
    {
        Fixture f;
        f.console.connector().open({{kubeconfig()}, {}, {}});
        auto *view = f.console.window().findChild<connection::ConnectView *>();
        QTRY_COMPARE(view->currentWidget(), view->address());
        QVERIFY(view->address()->block().contains(u"ConnectionRefused"_s)); // what it came to is said
        view->address()->field()->setText(u"localhost.invalid"_s);
        QTest::keyClick(view->address()->field(), Qt::Key_Return);
        QAction *change = f.console.actions().find(u"file.address"_s);
        QVERIFY(change->isEnabled());
        change->trigger();
        QVERIFY(f.console.window().isWelcoming());
        QCOMPARE(view->address()->field()->text(), u"localhost.invalid"_s);
        view->address()->field()->clear();
        QTest::keyClick(view->address()->field(), Qt::Key_Return);
        QCOMPARE(f.console.connector().serverAddress(), QString());
    }

    void aProductionClusterIsMarkedInAllPlaces()
    {
        Fixture f;
        f.console.connector().open({{kubeconfig()}, {}, {}});
        auto *strip = f.console.window().findChild<shell::ConnectionStrip *>();
        QAction *mark = f.console.actions().find(u"file.production"_s);
        QVERIFY(strip->production()->isHidden());
        mark->trigger();
        QVERIFY(!strip->production()->isHidden());
        QVERIFY(!strip->contexts()->itemIcon(0).isNull());
        QVERIFY(f.console.window().windowTitle().contains(u"one (production)"_s));
        f.console.connector().openText(QString::fromUtf8(yaml(u"renamed"_s)));
        QVERIFY(mark->isChecked()); // the cluster's, whatever the context is called
        QVERIFY(f.console.window().windowTitle().contains(u"renamed (production)"_s));
        mark->trigger();
        QVERIFY(strip->production()->isHidden());
    }

    void signingInIsSaid()
    {
        Fixture f;
        const QString never = m_folder.filePath(u"fifo"_s);
        QCOMPARE(::mkfifo(never.toUtf8().constData(), 0600), 0);
        QFile file(m_folder.filePath(u"with-plugin"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            pluginConfig().replace(u"no-such-plugin, args: [--now]"_s, u"cat, args: ['%1']"_s.arg(never)).toUtf8());
        file.close();
        f.console.connector().open({{file.fileName()}, {}, {}});
        auto *strip = f.console.window().findChild<shell::ConnectionStrip *>();
        QTRY_COMPARE(strip->state()->text(), u"Signing in…"_s);
        QVERIFY(strip->state()->toolTip().contains(u"cat"_s));
    }

    void anEmptyClipboardIsSaid()
    {
        Fixture f;
        f.console.connector().open({{kubeconfig()}, {}, {}});
        const session::Session *before = f.console.connector().session();
        QGuiApplication::clipboard()->clear();
        f.console.actions().find(u"file.paste"_s)->trigger();
        QVERIFY(f.console.window().errors()->text().contains(u"clipboard"_s));
        QVERIFY(before);
        QCOMPARE(f.console.connector().session(), before);
    }

    void anUnknownContextLeavesTheOthers()
    {
        Fixture f;
        f.console.connector().open({{kubeconfig()}, u"nowhere"_s, {}});
        QCOMPARE(f.console.sandboxes().state(), sandboxes::TableState::NotConnected);
        QCOMPARE(f.console.sandboxes().stateView()->headline(),
                 u"The kubeconfig has no such context, or the context names an entry that is missing."_s);
        const QComboBox *contexts = f.console.window().findChild<shell::ConnectionStrip *>()->contexts();
        QVERIFY(contexts->isEnabled());
        QCOMPARE(contexts->count(), 1);
        QCOMPARE(contexts->currentIndex(), -1);
    }

    void everyActionIsInAMenuOnce()
    {
        Fixture f;
        QList<QAction *> found;
        for (QAction *menu : f.console.window().menuBar()->actions()) {
            for (QAction *action : menu->menu()->actions()) {
                if (!action->isSeparator())
                    found << action;
            }
        }
        for (QAction *action : f.console.actions().actions())
            QCOMPARE(found.count(action), 1);
        QCOMPARE(found.size(), f.console.actions().actions().size());
    }

    void noTwoActionsShareAShortcut()
    {
        Fixture f;
        QStringList keys;
        for (QAction *action : f.console.actions().actions()) {
            if (action->shortcut().isEmpty())
                continue;
            const QString key = action->shortcut().toString();
            QVERIFY2(!keys.contains(key), qPrintable(key));
            keys << key;
        }
        for (const QString &key : {u"Ctrl+K"_s, u"Ctrl+F"_s, u"Ctrl+I"_s, u"Ctrl+O"_s, u"Ctrl+Shift+C"_s, u"F5"_s,
                                   u"F6"_s, u"Ctrl+1"_s, u"Ctrl+2"_s, u"Ctrl+3"_s})
            QVERIFY2(keys.contains(key), qPrintable(key));
    }

    void everythingThatTakesTheFocusHasAName()
    {
        Fixture f;
        f.console.window().show();
        for (const QWidget *widget : f.console.window().findChildren<QWidget *>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
                continue;
            const QVariant text = widget->property("text");
            QVERIFY2(!widget->accessibleName().isEmpty() || !text.toString().isEmpty() || widget->focusProxy(),
                     widget->metaObject()->className());
        }
    }

private:
    struct Fixture
    {
        base::SystemClock clock;
        tests::FakeKeychain keychain;
        shell::Theme theme;
        QSettings settings;
        console::Console console{{}, keychain, clock, theme, settings};
    };

    QString kubeconfig()
    {
        QFile file(m_folder.filePath(u"kubeconfig"_s));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        file.write(yaml(u"one"_s));
        return file.fileName();
    }

    static QByteArray yaml(const QString &context)
    {
        return QByteArray("apiVersion: v1\n"
                          "kind: Config\n"
                          "current-context: one\n"
                          "clusters:\n"
                          "- {name: here, cluster: {server: \"https://127.0.0.1:1\"}}\n"
                          "users:\n"
                          "- {name: me, user: {token: abc}}\n"
                          "contexts:\n"
                          "- {name: one, context: {cluster: here, user: me}}\n")
            .replace("one", context.toUtf8());
    }

    /// Where what can be clicked stands in the window, but for the strips' own.
    static QHash<QString, QPoint> places(const QWidget &window)
    {
        QHash<QString, QPoint> found;
        for (const QWidget *widget : window.findChildren<QWidget *>()) {
            const bool isButton = qobject_cast<const QAbstractButton *>(widget);
            bool isInStrip = false;
            for (const QWidget *above = widget; above; above = above->parentWidget())
                isInStrip = isInStrip || qobject_cast<const shell::Strip *>(above);
            if ((isButton || widget->inherits("QLineEdit")) && widget->isVisible() && !isInStrip)
                found.insert(QString::number(quintptr(widget)), widget->mapTo(&window, QPoint(0, 0)));
        }
        return found;
    }

    static QString pluginConfig()
    {
        return u"current-context: one\n"
               "clusters: [{name: here, cluster: {server: 'https://127.0.0.1:1'}}]\n"
               "contexts: [{name: one, context: {cluster: here, user: me}}]\n"
               "users: [{name: me, user: {exec: {command: no-such-plugin, args: [--now], apiVersion: "
               "client.authentication.k8s.io/v1beta1}}}]\n"_s;
    }

    QTemporaryDir m_folder;
};

QTEST_MAIN(TestConsole)
#include "tst_console.moc"
