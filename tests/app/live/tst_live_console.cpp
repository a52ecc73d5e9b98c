// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/fakes/fake_keychain.h"
#include "tests/core/fakes/pod_objects.h"
#include "tests/live/other_client.h"

#include "app/connection/limits_dialog.h"
#include "app/console/console.h"
#include "app/sandboxes/sandbox_table.h"
#include "app/shell/looks/theme.h"
#include "app/shell/strips/stale_strip.h"
#include "app/shell/widgets/copy_block.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/widgets/state_view.h"

#include <QAction>
#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QJsonArray>
#include <QSettings>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using models::SandboxModel;
using sandboxes::TableState;
using tests::sandboxPath;

namespace {

/// What the API server tells is in the model within a second.
constexpr int soon = 1000;

} // namespace

/// The whole console, connected to a real API server whose objects another client makes and changes.
class LiveConsoleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void startsWithinHalfASecond();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void namesWhatIsForbidden();
    void showsTheVersionOfItsServerOnly();
    void showsWhatAnotherClientMakes();
    void switchesTheInternet();
    void givesTheRolesThatAnAccountLacks();
    void copiesTheTokenOfNow();
    void forgetsWhatIsDeleted();
    void keepsTheRowsUntilTheServerIsBack();

private:
    struct Run
    {
        base::SystemClock clock;
        tests::FakeKeychain keychain;
        shell::Theme theme;
        QSettings settings;
        console::Console console{{}, keychain, clock, theme, settings};
    };

    SandboxModel &model() { return m_run->console.sandboxes().model(); }
    QString internet(const QString &id)
    {
        return model().index(model().rowOf(id), SandboxModel::Internet).data().toString();
    }
    static void select(Run &run, const QString &id);
    void bindToLimited(const QString &nameSpace, const QString &role) const;
    bool isPermittedToLimited(const QJsonObject &attributes) const;

    tests::OtherClient m_other;
    std::unique_ptr<Run> m_run;
};

void LiveConsoleTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"LiteBoxd"_s);
    QCoreApplication::setApplicationName(u"test-live-console"_s);
    QSettings().clear();
    m_run = std::make_unique<Run>();
    m_run->console.connector().open({{qEnvironmentVariable("LITEBOXD_RIG_KUBECONFIG")}, {}, {}});
    QTRY_COMPARE(m_run->console.sandboxes().state(), TableState::Empty);
}

void LiveConsoleTest::startsWithinHalfASecond()
{
    QElapsedTimer clock;
    clock.start();
    Run run;
    run.console.window().show();
    QVERIFY(QTest::qWaitForWindowExposed(&run.console.window()));
    qInfo("visible after %lld ms", clock.elapsed());
    QVERIFY(clock.elapsed() < 500);
}

void LiveConsoleTest::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::newRow("bad-token") << u"The cluster does not accept these credentials."_s;
    QTest::newRow("expired-client") << u"A certificate has expired or is not valid yet."_s;
    QTest::newRow("wrong-authority") << u"The cluster's certificate is not trusted."_s;
    QTest::newRow("wrong-name") << u"The cluster's certificate is for another name."_s;
    QTest::newRow("expired-server") << u"A certificate has expired or is not valid yet."_s;
    QTest::newRow("unknown-host") << u"The cluster's host name is not known."_s;
    QTest::newRow("refused") << u"Nobody listens at the cluster's address."_s;
}

void LiveConsoleTest::saysWhatIsWrong()
{
    QFETCH(QString, sentence);
    const QString file =
        u"%1/%2.kubeconfig"_s.arg(qEnvironmentVariable("LITEBOXD_RIG_DIR"), QString::fromUtf8(QTest::currentDataTag()));
    Run run;
    run.console.connector().open({{file}, {}, {}});
    QTRY_COMPARE_WITH_TIMEOUT(run.console.sandboxes().stateView()->headline(), sentence, 20'000);
    QVERIFY(!run.console.sandboxes().stateView()->block().isEmpty());
    QVERIFY(!run.console.connector().contexts().isEmpty());
}

void LiveConsoleTest::namesWhatIsForbidden()
{
    Run run;
    run.console.connector().open({{qEnvironmentVariable("LITEBOXD_RIG_LIMITED_KUBECONFIG")}, {}, {}});
    QTRY_COMPARE(run.console.sandboxes().state(), TableState::Forbidden);
    QVERIFY(run.console.sandboxes().stateView()->headline().contains(u"list pods"_s));
    QVERIFY(run.console.sandboxes().stateView()->block().contains(u"kind: Role"_s));
}

void LiveConsoleTest::showsTheVersionOfItsServerOnly()
{
    Run run;
    const auto shown = [&run] {
        const auto labels = run.console.window().statusBar()->findChildren<shell::PlainLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [](const auto *label) { return label->text().startsWith(u"v1."_s); });
    };
    const QString file = qEnvironmentVariable("LITEBOXD_RIG_KUBECONFIG");
    run.console.connector().open({{file}, {}, {}});
    QTRY_VERIFY(shown());
    run.console.connector().open({{file}, u"nowhere"_s, {}});
    QVERIFY(!shown());
}

void LiveConsoleTest::select(Run &run, const QString &id)
{
    auto *table = run.console.sandboxes().table();
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        if (table->model()->index(row, 0).data().toString() == id)
            table->setCurrentIndex(table->model()->index(row, 0));
    }
}

void LiveConsoleTest::showsWhatAnotherClientMakes()
{
    for (const QString &id : {u"aaaaaaa1"_s, u"aaaaaaa2"_s, u"aaaaaaa3"_s})
        m_other.createSandbox(id, "10.42.0.1"_L1 + id.back());
    QTRY_COMPARE_WITH_TIMEOUT(model().rowCount(), 3, soon);
    QCOMPARE(m_run->console.sandboxes().state(), TableState::Rows);
}

void LiveConsoleTest::switchesTheInternet()
{
    const QString id = u"aaaaaaa1"_s;
    QTRY_COMPARE_WITH_TIMEOUT(internet(id), u"Requested (not observable)"_s, soon);
    for (const bool wanted : {false, true}) {
        select(*m_run, id);
        QAction *const toggle = m_run->console.sandboxes().actions().toggleInternet();
        QTRY_COMPARE_WITH_TIMEOUT(toggle->iconText(), wanted ? u"Switch internet on"_s : u"Switch internet off"_s, soon);
        toggle->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(internet(id), wanted ? u"Requested (not observable)"_s : u"Not requested"_s, soon);
        const QJsonObject labels = m_other.get(sandboxPath(id))[u"metadata"][u"labels"].toObject();
        QCOMPARE(labels.contains(u"liteboxd.io/internet-access"_s), wanted);
    }
}

void LiveConsoleTest::bindToLimited(const QString &nameSpace, const QString &role) const
{
    const QString group = u"rbac.authorization.k8s.io"_s;
    m_other.create(u"/apis/%1/v1/namespaces/%2/rolebindings"_s.arg(group, nameSpace),
                   {{u"metadata"_s, QJsonObject{{u"name"_s, role}}},
                    {u"roleRef"_s, QJsonObject{{u"apiGroup"_s, group}, {u"kind"_s, u"Role"_s}, {u"name"_s, role}}},
                    {u"subjects"_s, QJsonArray{QJsonObject{
                                        {u"apiGroup"_s, group}, {u"kind"_s, u"User"_s}, {u"name"_s, u"limited"_s}}}}});
}

/// What the API server says itself, which learns of Roles a little after they were made, and in that order.
bool LiveConsoleTest::isPermittedToLimited(const QJsonObject &attributes) const
{
    const QJsonObject review =
        m_other.create(u"/apis/authorization.k8s.io/v1/subjectaccessreviews"_s,
                       {{u"spec"_s, QJsonObject{{u"user"_s, u"limited"_s}, {u"resourceAttributes"_s, attributes}}}});
    return review[u"status"][u"allowed"].toBool();
}

void LiveConsoleTest::givesTheRolesThatAnAccountLacks()
{
    const QString roles = u"/apis/rbac.authorization.k8s.io/v1/namespaces/%1/roles"_s;
    m_other.createYaml(roles.arg(u"liteboxd"_s),
                       u"metadata: {name: looking}\n"
                       "rules: [{apiGroups: [''], resources: [pods], verbs: [list, watch]}]"_s);
    bindToLimited(u"liteboxd"_s, u"looking"_s);
    QTRY_VERIFY(
        isPermittedToLimited({{u"verb"_s, u"watch"_s}, {u"resource"_s, u"pods"_s}, {u"namespace"_s, u"liteboxd"_s}}));
    Run run;
    run.console.connector().open({{qEnvironmentVariable("LITEBOXD_RIG_LIMITED_KUBECONFIG")}, {}, {}});
    QTRY_COMPARE(run.console.sandboxes().state(), TableState::Rows);
    const auto *limits = run.console.window().statusBar()->findChild<QToolButton *>();
    QTRY_COMPARE(limits->text(), u"RBAC limited (11)"_s);
    QVERIFY(!limits->isHidden());
    QVERIFY(m_run->console.window().statusBar()->findChild<QToolButton *>()->isHidden()); // an administrator's
    select(run, u"aaaaaaa1"_s);
    const QAction *toggle = run.console.sandboxes().actions().toggleInternet();
    QVERIFY(!toggle->isEnabled());
    QVERIFY(toggle->statusTip().contains(u"patch on pods"_s));
    QVERIFY(run.console.sandboxes().actions().copyToken()->isEnabled());

    // An administrator applies what is there to be copied.
    run.console.actions().find(u"view.account.limits"_s)->trigger();
    const auto *dialog = run.console.window().findChild<connection::LimitsDialog *>();
    const QStringList documents = dialog->roles()->text().split(u"\n---\n"_s);
    QCOMPARE(documents.size(), 2);
    m_other.createYaml(roles.arg(u"liteboxd"_s), documents[0]);
    m_other.createYaml(roles.arg(u"kube-system"_s), documents[1]);
    bindToLimited(u"liteboxd"_s, u"liteboxd-console"_s);
    bindToLimited(u"kube-system"_s, u"liteboxd-console"_s);
    QTRY_VERIFY(isPermittedToLimited({{u"verb"_s, u"get"_s},
                                      {u"resource"_s, u"namespaces"_s},
                                      {u"namespace"_s, u"kube-system"_s},
                                      {u"name"_s, u"kube-system"_s}}));
    run.console.connector().retry();
    QTRY_VERIFY(limits->isHidden());
    QVERIFY(toggle->isEnabled());
    run.console.sandboxes().actions().toggleInternet()->trigger();
    QTRY_VERIFY(!m_other.get(sandboxPath(u"aaaaaaa1"_s))[u"metadata"][u"labels"].toObject().contains(
        u"liteboxd.io/internet-access"_s));
}

void LiveConsoleTest::copiesTheTokenOfNow()
{
    const QString id = u"aaaaaaa2"_s;
    m_other.mergePatch(sandboxPath(id),
                       tests::with({}, u"metadata.annotations.liteboxd|io/access-token"_s, QString(64, u'b')));
    const auto token = [&] { return model().row(model().rowOf(id)).sandbox->accessToken.reveal(); };
    QTRY_COMPARE_WITH_TIMEOUT(token(), std::string(64, 'b'), soon);
    select(*m_run, id);
    m_run->console.sandboxes().actions().copyToken()->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), QString(64, u'b'));
}

void LiveConsoleTest::forgetsWhatIsDeleted()
{
    m_other.remove(sandboxPath(u"aaaaaaa2"_s));
    QTRY_COMPARE_WITH_TIMEOUT(model().rowCount(), 2, soon);
    QCOMPARE(model().rowOf(u"aaaaaaa2"_s), -1);
}

void LiveConsoleTest::keepsTheRowsUntilTheServerIsBack()
{
    auto &page = m_run->console.sandboxes();
    tests::OtherClient::control(u"stop-apiserver"_s);
    QTRY_VERIFY_WITH_TIMEOUT(page.table()->isDimmed(), 15'000);
    QCOMPARE(model().rowCount(), 2);
    QVERIFY(!page.staleStrip()->isHidden());
    tests::OtherClient::control(u"start-apiserver"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!page.table()->isDimmed(), 40'000);
    QVERIFY(page.staleStrip()->isHidden());
    m_other.createSandbox(u"aaaaaaa4"_s, u"10.42.0.14"_s);
    QTRY_COMPARE_WITH_TIMEOUT(model().rowCount(), 3, soon);
}

QTEST_MAIN(LiveConsoleTest)
#include "tst_live_console.moc"
