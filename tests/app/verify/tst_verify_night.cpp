// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/verify/connected_page.h"
#include "tests/core/fakes/fake_clock.h"

#include "app/shell/window/desktop_notice.h"
#include "app/verify/check_tree.h"
#include "core/store/store.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QDateTime>
#include <QFile>
#include <QMessageBox>
#include <QProcess>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using tests::ConnectedPage;
using NightlyPage = tests::PageOverCluster<tests::FakeClock>;

namespace {

const QByteArray quietBus =
    R"(<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>)";

const QString serviceName = u"notifications"_s;

/// What the desktop tells of a message.
void signal(const QString &name, const QVariantList &arguments)
{
    QDBusMessage told =
        QDBusMessage::createSignal(u"/org/freedesktop/Notifications"_s, u"org.freedesktop.Notifications"_s, name);
    told.setArguments(arguments);
    QVERIFY(QDBusConnection(serviceName).send(told));
}

/// The notification service of a desktop, which keeps what it is to show: "title: text".
class Notifications : public QDBusVirtualObject
{
public:
    QStringList shown;

    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override
    {
        if (message.member() != u"Notify")
            return false;
        shown << message.arguments().value(3).toString() + u": "_s + message.arguments().value(4).toString();
        actions = message.arguments().value(5).toStringList();
        return connection.send(message.createReply(++lastId));
    }

    QStringList actions; ///< of the last: names and words in turn
    uint lastId = 0;
};

/// Its local time of day is an hour after midnight, hours later.
void advanceTo(tests::FakeClock &clock, int hour)
{
    const auto sinceEpoch = std::chrono::duration_cast<std::chrono::seconds>(clock.wall().time_since_epoch());
    const int now = QDateTime::fromSecsSinceEpoch(sinceEpoch.count()).time().hour();
    clock.advance(std::chrono::hours((24 + hour - now - 1) % 24 + 1));
}

} // namespace

/// What happens without anybody at the window, and what is asked before agents are restarted.
class VerifyNightTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QFile configuration(m_folder.filePath(u"bus.conf"_s));
        QVERIFY(configuration.open(QIODevice::WriteOnly));
        configuration.write(quietBus);
        configuration.close();
        m_bus.start(u"dbus-daemon"_s,
                    {u"--config-file="_s + configuration.fileName(), u"--nofork"_s, u"--print-address"_s});
        QVERIFY2(m_bus.waitForReadyRead(), qPrintable(m_bus.errorString()));
        const QByteArray address = m_bus.readLine().trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", address); // before anybody here has asked for it
        QDBusConnection service = QDBusConnection::connectToBus(QString::fromLatin1(address), serviceName);
        QVERIFY(service.registerVirtualObject(u"/org/freedesktop/Notifications"_s, &m_notifications));
        QVERIFY(service.registerService(u"org.freedesktop.Notifications"_s));
    }

    void cleanupTestCase()
    {
        m_bus.terminate();
        QVERIFY(m_bus.waitForFinished(10'000));
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
        advanceTo(clock, 4);
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
    void aNightTellsWhatGotWorse()
    {
        const QTemporaryDir folder;
        store::Store store(folder.filePath(u"store.sqlite"_s));
        NightlyPage f;
        f.page.setStore(&store);
        QVERIFY(f.run(u"start"_s));
        f.action(u"nightly"_s)->trigger();
        QVERIFY(f.action(u"nightly"_s)->isChecked() && f.page.schedule()->isOn());
        advanceTo(f.clock, 4);
        f.clock.advance(std::chrono::hours(24));
        f.setVersion(u"v1.20.0"_s, u"20"_s);
        QSignalSpy ended(&f.page, &verify::VerifyPage::reportChanged);
        f.page.schedule()->look();
        QVERIFY(f.page.isRunning());
        QTRY_VERIFY_WITH_TIMEOUT(!f.page.isRunning() && !ended.isEmpty(), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_notifications.shown,
                                  QStringList{u"Verification: something got worse: Its version is supported"_s},
                                  20'000);
        QCOMPARE(f.page.tree()->resultOf(u"cluster.version"_s), u"Warning"_s);
        QSignalSpy opened(&f.page, &verify::VerifyPage::noticeOpened);
        QCOMPARE(m_notifications.actions, (QStringList{u"default"_s, u"Show"_s}));
        signal(u"ActionInvoked"_s, {m_notifications.lastId + 7, u"default"_s}); // of another program
        signal(u"ActionInvoked"_s, {m_notifications.lastId, u"default"_s});
        QTRY_COMPARE(opened.count(), 1);
        signal(u"NotificationClosed"_s, {m_notifications.lastId, 2U});
        QTRY_VERIFY(f.page.findChildren<shell::DesktopNotice *>().isEmpty());
        f.page.schedule()->look();
        QVERIFY2(!f.page.isRunning(), "one run a night");
        QVERIFY(f.run(u"start"_s));
        QCOMPARE(m_notifications.shown.size(), 1); // nothing is worse than it was
        f.action(u"nightly"_s)->trigger();
        QVERIFY(!f.page.schedule()->isOn());
        f.page.setStore(nullptr);
    }

    void agentsAreRestartedOnlyIfSomebodyAgrees_data()
    {
        QTest::addColumn<QMessageBox::ButtonRole>("answer");
        QTest::addColumn<bool>("runs");
        QTest::newRow("Cancel") << QMessageBox::RejectRole << false;
        QTest::newRow("Restart them") << QMessageBox::AcceptRole << true;
    }

    void agentsAreRestartedOnlyIfSomebodyAgrees()
    {
        QFETCH(QMessageBox::ButtonRole, answer);
        QFETCH(bool, runs);
        ConnectedPage f;
        f.page.show();
        f.action(u"restarts"_s)->trigger();
        auto *const box = f.page.findChild<QMessageBox *>();
        QVERIFY(box && box->isVisible());
        QVERIFY2(!f.page.isRunning(), "nothing happens before it is answered");
        QCOMPARE(box->buttonRole(box->defaultButton()), QMessageBox::RejectRole);
        const auto buttons = box->buttons();
        const auto pressed = std::find_if(buttons.begin(), buttons.end(),
                                          [&](QAbstractButton *button) { return box->buttonRole(button) == answer; });
        QVERIFY(pressed != buttons.end());
        QSignalSpy ended(&f.page, &verify::VerifyPage::reportChanged);
        QTest::mouseClick(*pressed, Qt::LeftButton);
        QCOMPARE(f.page.isRunning(), runs);
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), runs ? 1 : 0, 20'000);
        QCOMPARE(f.page.report().has_value(), runs);
        if (runs)
            QVERIFY(f.page.report()->find(u"persistence.agents"_s) != nullptr);
    }

private:
    QTemporaryDir m_folder;
    QProcess m_bus;
    Notifications m_notifications;
};

QTEST_MAIN(VerifyNightTest)
#include "tst_verify_night.moc"
