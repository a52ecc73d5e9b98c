// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/window/secret_clipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using shell::SecretClipboard;

class TestSecretClipboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { clipboard().clear(); }

    void isMarkedAndCleared()
    {
        SecretClipboard secrets(clipboard(), std::chrono::milliseconds(1));
        QSignalSpy expired(&secrets, &SecretClipboard::expired);
        secrets.put(base::Secret("s3cret"));
        QCOMPARE(clipboard().text(), u"s3cret"_s);
        QCOMPARE(clipboard().mimeData()->data(u"x-kde-passwordManagerHint"_s), QByteArray("secret"));
        QVERIFY(secrets.holdsSecret());
        QVERIFY(expired.wait());
        QVERIFY(clipboard().text().isEmpty());
        QVERIFY(!secrets.holdsSecret());
    }

    void leavesWhatSomebodyElsePutThere()
    {
        SecretClipboard secrets(clipboard(), std::chrono::milliseconds(1));
        QSignalSpy expired(&secrets, &SecretClipboard::expired);
        secrets.put(base::Secret("s3cret"));
        clipboard().setText(u"something else"_s);
        QVERIFY(expired.wait());
        QCOMPARE(clipboard().text(), u"something else"_s);
    }

    void theSecondSecretHasItsOwnTime()
    {
        SecretClipboard secrets(clipboard(), std::chrono::hours(1));
        secrets.put(base::Secret("first"));
        secrets.put(base::Secret("second"));
        QVERIFY(secrets.holdsSecret());
        QCOMPARE(clipboard().text(), u"second"_s);
    }

    void isClearedWhenTheProgramEnds()
    {
        {
            SecretClipboard secrets(clipboard(), std::chrono::hours(1));
            secrets.put(base::Secret("s3cret"));
        }
        QVERIFY(clipboard().text().isEmpty());
    }

    void thirtySeconds() { QCOMPARE(SecretClipboard::Lifetime, std::chrono::milliseconds(30000)); }

private:
    static QClipboard &clipboard() { return *QGuiApplication::clipboard(); }
};

QTEST_MAIN(TestSecretClipboard)
#include "tst_secret_clipboard.moc"
