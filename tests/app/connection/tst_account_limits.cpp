// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/fakes/account_rules.h"
#include "tests/core/fakes/fake_cluster.h"
#include "tests/core/fakes/fake_keychain.h"

#include "app/connection/account_limits.h"
#include "app/connection/limits_dialog.h"
#include "app/shell/actions/action_registry.h"
#include "app/shell/widgets/copy_block.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/widgets/property_list.h"
#include "app/shell/window/main_window.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using session::Capability;

namespace {

const QStringList lookingOnly{u"list,watch pods"_s};
const QStringList allThatIsWanted{u"list,watch,patch pods"_s, u"get namespaces"_s};

} // namespace

class TestAccountLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"LiteBoxd"_s);
        QCoreApplication::setApplicationName(u"test-account-limits"_s);
    }

    void countsWhatIsDenied_data()
    {
        QTest::addColumn<QStringList>("rules");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << allThatIsWanted << QString();
        QTest::newRow("one") << QStringList{u"list,watch,patch pods"_s} << u"RBAC limited (1)"_s;
        QTest::newRow("two") << lookingOnly << u"RBAC limited (2)"_s;
        QTest::newRow("all") << QStringList{} << u"RBAC limited (3)"_s;
    }

    void countsWhatIsDenied()
    {
        QFETCH(QStringList, rules);
        QFETCH(QString, text);
        Fixture f;
        QVERIFY(f.limits.button()->isHidden());
        f.connectWith(rules);
        QTRY_COMPARE(f.shown(), text);
        QCOMPARE(f.action()->isEnabled(), !text.isEmpty());
        f.limits.setSession(nullptr);
        QVERIFY(f.limits.button()->isHidden());
        QCOMPARE(f.action()->statusTip(), u"Not connected"_s);
    }

    void whatIsNotKnownIsNotCounted()
    {
        Fixture f; // its cluster knows no reviews
        QSignalSpy answered(&f.session->permissions(), &kube::Permissions::changed);
        f.limits.setSession(f.session.get());
        f.session->permissions().refresh();
        QTRY_COMPARE(answered.size(), 1);
        QVERIFY(f.limits.button()->isHidden());
        QVERIFY(!f.action()->isEnabled());
    }

    void aClickNamesTheRulesAndTheRoles()
    {
        Fixture f;
        f.connectWith(lookingOnly);
        QTRY_COMPARE(f.shown(), u"RBAC limited (2)"_s);
        f.limits.button()->click();
        connection::LimitsDialog *dialog = f.limits.dialog();
        QVERIFY(dialog && dialog->isVisible() && !dialog->isModal());
        QCOMPARE(texts(*dialog),
                 QStringList({u"Switch internet access"_s, u"patch on pods"_s, u"Keep access tokens in the keychain"_s,
                              u"get on namespaces/kube-system"_s}));
        dialog->roles()->findChild<QToolButton *>()->click();
        QCOMPARE(QGuiApplication::clipboard()->text() + u'\n',
                 QString::fromStdString(session::consoleRoles("liteboxd")));
        f.action()->trigger();
        QCOMPARE(f.limits.dialog(), dialog); // one is enough
    }

    void theDialogFollows()
    {
        Fixture f;
        f.connectWith(lookingOnly);
        QTRY_COMPARE(f.shown(), u"RBAC limited (2)"_s);
        f.action()->trigger();
        f.connectWith({u"list,watch,patch pods"_s});
        QTRY_COMPARE(texts(*f.limits.dialog()).size(), 2);
        f.connectWith(allThatIsWanted);
        QTRY_VERIFY(!f.limits.dialog());
        QVERIFY(f.limits.button()->isHidden());
    }

    void theDialogGoesWithTheSession()
    {
        Fixture f;
        f.connectWith(lookingOnly);
        QTRY_COMPARE(f.shown(), u"RBAC limited (2)"_s);
        f.action()->trigger();
        f.limits.setSession(nullptr);
        f.session.reset();
        QTRY_VERIFY(!f.limits.dialog());
    }

private:
    struct Fixture
    {
        Fixture()
        {
            auto transport = std::make_unique<tests::FakeCluster>();
            cluster = transport.get();
            session = std::move(
                *session::Session::create({}, keychain, kept, std::make_unique<kube::ApiClient>(std::move(transport))));
        }

        void connectWith(const QStringList &rules)
        {
            tests::permitOnly(*cluster, rules);
            limits.setSession(session.get());
            session->permissions().refresh();
        }

        /// Empty while the item is not there.
        QString shown() const { return limits.button()->isHidden() ? QString() : limits.button()->text(); }
        QAction *action() const { return actions.find(u"view.account.limits"_s); }

        QSettings settings;
        tests::FakeKeychain keychain;
        session::KeptTokens kept{settings};
        tests::FakeCluster *cluster = nullptr; ///< belongs to the session
        std::unique_ptr<session::Session> session;
        shell::ActionRegistry actions;
        shell::MainWindow window{actions, settings, new QWidget};
        connection::AccountLimits limits{
            {Capability::SeeSandboxes, Capability::SwitchInternet, Capability::KeepTokens}, actions, window};
    };

    /// What the list says, row by row.
    static QStringList texts(const connection::LimitsDialog &dialog)
    {
        QStringList found;
        for (const auto *label : dialog.list()->findChildren<shell::PlainLabel *>()) {
            if (!label->isHidden())
                found << label->text();
        }
        return found;
    }
};

QTEST_MAIN(TestAccountLimits)
#include "tst_account_limits.moc"
