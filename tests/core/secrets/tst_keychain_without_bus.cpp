// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/desktop_keychain.h"
#include "keychain_answers.h"

#include <QTest>

using namespace liteboxd;
using tests::KeychainAnswers;
using tests::tokenKey;

/// Where there is no session bus at all: a server, a container.
class KeychainWithoutBusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void saysThatThereIsNone();
};

void KeychainWithoutBusTest::initTestCase()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
}

void KeychainWithoutBusTest::saysThatThereIsNone()
{
    secrets::DesktopKeychain keychain;
    KeychainAnswers answers(keychain);
    const auto key = tokenKey("c1", "aa");
    QCOMPARE(answers.store(key, "token").error().code, base::ErrorCode::KeychainUnavailable);
    QCOMPARE(answers.read(key).error().code, base::ErrorCode::KeychainUnavailable);
    QCOMPARE(answers.remove(key).error().code, base::ErrorCode::KeychainUnavailable);
}

QTEST_GUILESS_MAIN(KeychainWithoutBusTest)
#include "tst_keychain_without_bus.moc"
