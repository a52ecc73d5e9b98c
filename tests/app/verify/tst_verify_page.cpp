// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/fakes/fake_clock.h"
#include "tests/core/fakes/fake_cluster.h"
#include "tests/core/fakes/fake_keychain.h"

#include "app/shell/actions/action_registry.h"
#include "app/shell/strips/error_strip.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/widgets/property_list.h"
#include "app/verify/check_tree.h"
#include "app/verify/probe_dialog.h"
#include "app/verify/verify_page.h"
#include "core/session/session.h"
#include "core/store/store.h"

#include <QAction>
#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using tests::FakeCluster;
using verify::CheckResult;

namespace {

/// The page over a session over a cluster in memory that knows its version and nothing else.
struct ConnectedPage
{
    ConnectedPage()
    {
        auto transport = std::make_unique<FakeCluster>();
        cluster = transport.get();
        session::SessionSettings connected;
        connected.connection.server = "https://cluster.test";
        session = std::move(*session::Session::create(connected, keychain, kept,
                                                      std::make_unique<kube::ApiClient>(std::move(transport))));
        setVersion(u"v1.34.4"_s, u"34"_s);
        page.setSession(session.get());
    }

    ~ConnectedPage() { page.setSession(nullptr); }

    void setVersion(const QString &version, const QString &minor)
    {
        cluster->on(u"GET"_s, u"/version"_s,
                    {{u"major"_s, u"1"_s}, {u"minor"_s, minor}, {u"gitVersion"_s, version}});
    }

    QAction *action(const QString &id) { return actions.find(u"verify."_s + id); }

    bool run(const QString &id)
    {
        QSignalSpy ended(&page, &verify::VerifyPage::reportChanged);
        action(id)->trigger();
        return page.isRunning() && ended.wait(20'000) && !page.isRunning();
    }

    QString details() const
    {
        QStringList texts;
        for (const QLabel *label : page.details()->findChildren<QLabel *>())
            texts << label->text();
        return texts.join(u'\n');
    }

    static QSettings &emptySettings(QSettings &settings)
    {
        settings.clear();
        return settings;
    }

    QSettings settings{u"LiteBoxd"_s, u"test-verify"_s};
    tests::FakeKeychain keychain;
    session::KeptTokens kept{emptySettings(settings)};
    FakeCluster *cluster = nullptr;
    std::unique_ptr<session::Session> session;
    base::SystemClock clock;
    shell::ActionRegistry actions;
    verify::VerifyPage page{clock, actions, settings};
};

} // namespace

class VerifyPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void sweepsWhatAClosedWindowLeft()
    {
        ConnectedPage f;
        const QString key = u"verify/probesLeftAt"_s;
        const QString nameSpace = f.session->settings().sandboxNamespace;
        const QString pods = u"/api/v1/namespaces/%1/pods"_s;
        const auto hasAsked = [&f] {
            const QList<tests::SeenRequest> seen = f.cluster->takeRequests();
            return std::any_of(seen.begin(), seen.end(), [](const tests::SeenRequest &request) {
                return request.query.queryItemValue(u"labelSelector"_s).contains(u"verify-run"_s);
            });
        };
        QVERIFY(!hasAsked()); // nothing may be left here
        for (const QString &place : {nameSpace, u"default"_s})
            f.cluster->on(u"GET"_s, pods.arg(place), {{u"items"_s, QJsonArray()}});
        f.page.setSession(nullptr);
        f.settings.setValue(key, QStringList{u"https://cluster.test "_s + nameSpace, u"elsewhere x"_s});
        f.page.setSession(f.session.get());
        QTRY_COMPARE(f.settings.value(key).toStringList(), QStringList{u"elsewhere x"_s});
        QVERIFY(hasAsked());
    }

    void oneButtonFillsTheTree()
    {
        ConnectedPage f;
        QVERIFY(f.page.tree()->isEmpty());
        QVERIFY(!f.action(u"cancel"_s)->isEnabled());
        QVERIFY(f.run(u"start"_s));
        QCOMPARE(f.page.tree()->resultOf(u"cluster.reachable"_s), u"Pass"_s);
        QCOMPARE(f.page.tree()->resultOf(u"cluster.namespace"_s), u"Fail"_s);
        QCOMPARE(f.page.report()->result(), CheckResult::Fail);
        QVERIFY(f.page.badge().startsWith(u'!'));
        // The first thing that is wrong is what one sees.
        QCOMPARE(f.page.report()->find(f.page.tree()->currentCheck())->outcome.result, CheckResult::Fail);
        const QString details = f.details();
        for (const char *text : {"Expected", "Observed", "What to do", "Seconds"})
            QVERIFY2(details.contains(QLatin1StringView(text)), qPrintable(details));
    }

    void oneCheckIsRunAgainAndTheOthersStay()
    {
        ConnectedPage f;
        QVERIFY(f.run(u"start"_s));
        const std::size_t all = f.page.report()->checks.size();
        f.page.tree()->select(u"cluster.version"_s);
        f.setVersion(u"v1.20.0"_s, u"20"_s);
        f.cluster->takeRequests();
        QVERIFY(f.run(u"again"_s));
        QCOMPARE(f.page.report()->checks.size(), all);
        QCOMPARE(f.page.tree()->resultOf(u"cluster.version"_s), u"Warning"_s);
        QCOMPARE(f.page.tree()->resultOf(u"cluster.namespace"_s), u"Fail"_s);
        for (const tests::SeenRequest &request : f.cluster->requests())
            QCOMPARE(request.path, u"/version"_s);
    }

    void aRunThatIsCancelledSaysSo()
    {
        ConnectedPage f;
        f.cluster->setSilent(true);
        f.action(u"start"_s)->trigger();
        QTRY_COMPARE(f.page.tree()->resultOf(u"cluster.reachable"_s), u"Running"_s);
        QVERIFY(!f.action(u"start"_s)->isEnabled());
        f.action(u"cancel"_s)->trigger();
        QVERIFY(!f.page.isRunning());
        QCOMPARE(f.page.tree()->resultOf(u"cluster.reachable"_s), u"Skipped"_s);
        QCOMPARE(f.page.report()->result(), CheckResult::Inconclusive);
    }

    void aSessionTakesItsRunAndItsReportAlong()
    {
        ConnectedPage f;
        QVERIFY(f.run(u"start"_s));
        f.cluster->setSilent(true);
        f.action(u"start"_s)->trigger();
        f.page.setSession(nullptr);
        QVERIFY(!f.page.isRunning());
        QVERIFY(!f.page.report());
        QVERIFY(f.page.tree()->isEmpty());
        QVERIFY(f.page.badge().isEmpty());
        QVERIFY(!f.action(u"start"_s)->isEnabled());
        f.cluster->setSilent(false);
        QCoreApplication::processEvents();
        QVERIFY(f.page.tree()->isEmpty());
    }

    void aRunIsComparedWithTheOneBefore()
    {
        const QTemporaryDir folder;
        store::Store store(folder.filePath(u"store.sqlite"_s));
        ConnectedPage f;
        f.page.setStore(&store);
        QSignalSpy regressed(&f.page, &verify::VerifyPage::regressed);
        QVERIFY(f.run(u"start"_s));
        QCOMPARE(regressed.count(), 0);
        f.setVersion(u"v1.20.0"_s, u"20"_s);
        QVERIFY(f.run(u"start"_s));
        QCOMPARE(f.page.history()->worse(), QStringList{u"cluster.version"_s});
        QCOMPARE(regressed.count(), 1);
        f.page.tree()->select(u"cluster.version"_s);
        QVERIFY2(f.details().contains(u": Warning\n"_s) && f.details().contains(u": Pass"_s), qPrintable(f.details()));
        // Another program of this user reads what this one wrote.
        f.page.setStore(nullptr);
        QVERIFY(f.page.history()->of(u"cluster.version"_s).empty());
        QSignalSpy read(f.page.history(), &verify::ReportHistory::changed);
        f.page.setStore(&store);
        QVERIFY(read.wait(20'000));
        QCOMPARE(f.page.history()->of(u"cluster.version"_s).size(), 2U);
        QCOMPARE(f.page.history()->of(u"cluster.version"_s)[0].result, u"warning"_s);
        f.page.setStore(nullptr);
    }

    void probesAreToldWhereTo()
    {
        ConnectedPage f;
        const verify::ProbeChoices chosen{u"image"_s, u"198.51.100.10:443"_s, {}, {}};
        verify::ProbeDialog dialog(chosen);
        QVERIFY(dialog.isAcceptable());
        QCOMPARE(dialog.choices(), chosen);
        dialog.internet()->setText(u"198.51.100.10"_s);
        QVERIFY(!dialog.isAcceptable());
        dialog.internet()->setText({});
        QVERIFY(dialog.isAcceptable());
        chosen.keepIn(f.settings);
        QCOMPARE(verify::ProbeChoices::from(f.settings), chosen);
        QCOMPARE(chosen.settings()->internet->text(), u"198.51.100.10:443"_s);
        QVERIFY(f.run(u"full"_s));
        QCOMPARE(f.page.tree()->resultOf(u"probes.running"_s), u"Skipped"_s);
        QVERIFY(f.page.report()->find(u"probes.removed"_s) != nullptr);
    }

    void aNightIsVerifiedOnce()
    {
        QSettings settings(u"LiteBoxd"_s, u"test-verify-night"_s);
        settings.clear();
        tests::FakeClock clock;
        verify::NightlySchedule schedule(settings, clock);
        QSignalSpy due(&schedule, &verify::NightlySchedule::due);
        schedule.look();
        QCOMPARE(due.count(), 0);
        schedule.setOn(true);
        schedule.markBegun();
        schedule.look();
        QCOMPARE(due.count(), 0);
        clock.advance(std::chrono::hours(24));
        const auto sinceEpoch = std::chrono::duration_cast<std::chrono::seconds>(clock.wall().time_since_epoch());
        const int hour = QDateTime::fromSecsSinceEpoch(sinceEpoch.count()).time().hour();
        clock.advance(std::chrono::hours(4 + (24 - hour) % 24)); // four o'clock
        schedule.look();
        schedule.look(); // nobody could yet
        QCOMPARE(due.count(), 2);
        schedule.markBegun();
        schedule.look();
        QCOMPARE(due.count(), 2);
        verify::NightlySchedule again(settings, clock);
        QVERIFY(again.isOn());
        again.setOn(false);
        clock.advance(std::chrono::hours(24));
        again.look();
        QVERIFY(!again.isOn());
    }

    void itsReportIsWrittenInEachFormat()
    {
        ConnectedPage f;
        QVERIFY(f.run(u"start"_s));
        const QTemporaryDir folder;
        for (const QString &ending : {u"html"_s, u"json"_s, u"xml"_s, u"md"_s}) {
            f.page.store(folder.filePath(u"report."_s + ending));
            QFile file(folder.filePath(u"report."_s + ending));
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(ending));
            QVERIFY2(file.readAll().contains("cluster.namespace"), qPrintable(ending));
        }
        QVERIFY(!f.page.errors()->error());
        f.page.store(u"/nonexistent/report.md"_s);
        QCOMPARE(f.page.errors()->error()->code, base::ErrorCode::FileUnreadable);
        f.page.store(u"report.pdf"_s);
        QCOMPARE(f.page.errors()->error()->code, base::ErrorCode::InvalidArgument);
    }
};

QTEST_MAIN(VerifyPageTest)
#include "tst_verify_page.moc"
