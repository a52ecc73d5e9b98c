// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/access_token.h"

#include <QTest>

using liteboxd::sandbox::TokenFault;

Q_DECLARE_METATYPE(TokenFault)

class AccessTokenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhatIsNone_data();
    void knowsWhatIsNone();
};

void AccessTokenTest::knowsWhatIsNone_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<TokenFault>("fault");
    const auto around = [](const char *bytes) { return QByteArray(20, 'a') + bytes + QByteArray(20, 'a'); };
    QTest::newRow("64 hex digits") << QByteArray(64, 'a') << TokenFault::None;
    QTest::newRow("first and last character") << QByteArray(16, '!') + QByteArray(16, '~') << TokenFault::None;
    QTest::newRow("none") << QByteArray() << TokenFault::Missing;
    QTest::newRow("31") << QByteArray(31, 'a') << TokenFault::TooShort;
    QTest::newRow("32") << QByteArray(32, 'a') << TokenFault::None;
    QTest::newRow("1024") << QByteArray(1024, 'a') << TokenFault::None;
    QTest::newRow("1025") << QByteArray(1025, 'a') << TokenFault::TooLong;
    QTest::newRow("line break") << around("\n") << TokenFault::ForbiddenCharacter;
    QTest::newRow("blank") << around(" ") << TokenFault::ForbiddenCharacter;
    QTest::newRow("escape") << around("\x1b[2J") << TokenFault::ForbiddenCharacter;
    QTest::newRow("delete") << around("\x7f") << TokenFault::ForbiddenCharacter;
    QTest::newRow("beyond ASCII") << around("\xc3\xa4") << TokenFault::ForbiddenCharacter;
    QTest::newRow("short and broken") << QByteArray("a\n") << TokenFault::ForbiddenCharacter;
}

void AccessTokenTest::knowsWhatIsNone()
{
    QFETCH(QByteArray, token);
    QTEST(liteboxd::sandbox::faultOf(token.toStdString()), "fault");
}

QTEST_GUILESS_MAIN(AccessTokenTest)
#include "tst_access_token.moc"
