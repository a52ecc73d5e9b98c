// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/desktop_keychain.h"
#include "keychain_answers.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QDBusVirtualObject>
#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using tests::KeychainAnswers;
using tests::tokenKey;

namespace {

/// Takes every call and answers none, or only the question whether it is locked.
class BlackHole : public QDBusVirtualObject
{
public:
    bool saysThatItIsOpen = false;

    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override
    {
        const bool isQuestion = message.member() == u"Get"_s && message.arguments().value(1).toString() == u"Locked"_s;
        if (saysThatItIsOpen && isQuestion)
            connection.send(message.createReply(QVariant::fromValue(QDBusVariant(false))));
        return true;
    }
};

} // namespace

/// On a session bus whose Secret Service hangs.
class SilentKeychainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void saysThatItDoesNotAnswer_data();
    void saysThatItDoesNotAnswer();
    void cleanupTestCase();

private:
    QProcess m_bus;
    BlackHole m_hole;
};

void SilentKeychainTest::initTestCase()
{
    m_bus.start(u"dbus-daemon"_s, {"--config-file="_L1 + qEnvironmentVariable("LITEBOXD_EMPTY_BUS"), u"--nofork"_s,
                                   u"--print-address"_s});
    QVERIFY(m_bus.waitForReadyRead());
    const QByteArray address = m_bus.readLine().trimmed();
    qputenv("DBUS_SESSION_BUS_ADDRESS", address);
    QDBusConnection service = QDBusConnection::connectToBus(QString::fromLatin1(address), u"silent service"_s);
    QVERIFY(service.registerVirtualObject(u"/"_s, &m_hole, QDBusConnection::SubPath));
    QVERIFY(service.registerService(u"org.freedesktop.secrets"_s));
}

void SilentKeychainTest::saysThatItDoesNotAnswer_data()
{
    QTest::addColumn<int>("operation");
    QTest::addColumn<bool>("saysThatItIsOpen");
    QTest::newRow("store") << 0 << false;
    QTest::newRow("read") << 1 << false;
    QTest::newRow("remove") << 2 << false;
    QTest::newRow("read, after it said that it is open") << 1 << true;
}

void SilentKeychainTest::saysThatItDoesNotAnswer()
{
    QFETCH(int, operation);
    QFETCH(bool, saysThatItIsOpen);
    m_hole.saysThatItIsOpen = saysThatItIsOpen;
    secrets::DesktopKeychain keychain;
    KeychainAnswers answers(keychain);
    const auto key = tokenKey("c1", "aa");
    QElapsedTimer timer;
    timer.start();
    const base::Error error = operation == 0   ? answers.store(key, "secret").error()
                              : operation == 1 ? answers.read(key).error()
                                               : answers.remove(key).error();
    QCOMPARE(error.code, base::ErrorCode::TimedOut);
    QCOMPARE(error.subject, base::ErrorSubject::Keychain);
    QCOMPARE(error.message, "the keychain does not answer");
    QVERIFY2(timer.elapsed() < 7000, qPrintable(QString::number(timer.elapsed())));
}

void SilentKeychainTest::cleanupTestCase()
{
    QDBusConnection::disconnectFromBus(u"silent service"_s);
    m_bus.terminate();
    QVERIFY(m_bus.waitForFinished());
}

QTEST_GUILESS_MAIN(SilentKeychainTest)
#include "tst_silent_keychain.moc"
