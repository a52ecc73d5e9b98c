// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/desktop_keychain.h"
#include "keychain_answers.h"

#include <QProcess>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using tests::KeychainAnswers;
using tests::tokenKey;

/// On a session bus that nobody offers a Secret Service on.
class AbsentKeychainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void saysThatThereIsNone();
    void cleanupTestCase();

private:
    QProcess m_bus;
};

void AbsentKeychainTest::initTestCase()
{
    m_bus.start(u"dbus-daemon"_s, {"--config-file="_L1 + qEnvironmentVariable("LITEBOXD_EMPTY_BUS"), u"--nofork"_s,
                                   u"--print-address"_s});
    QVERIFY(m_bus.waitForReadyRead());
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readLine().trimmed());
}

void AbsentKeychainTest::saysThatThereIsNone()
{
    secrets::DesktopKeychain keychain;
    KeychainAnswers answers(keychain);
    const auto key = tokenKey("c1", "aa");
    for (const auto &error :
         {answers.store(key, "secret").error(), answers.read(key).error(), answers.remove(key).error()}) {
        QCOMPARE(error.code, base::ErrorCode::KeychainUnavailable);
        QVERIFY(!QString::fromStdString(error.text()).contains(u"secret\""_s));
    }
}

void AbsentKeychainTest::cleanupTestCase()
{
    m_bus.terminate();
    QVERIFY(m_bus.waitForFinished());
}

QTEST_GUILESS_MAIN(AbsentKeychainTest)
#include "tst_absent_keychain.moc"
