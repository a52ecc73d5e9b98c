// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/desktop_keychain.h"
#include "keychain_answers.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using tests::KeychainAnswers;
using tests::tokenKey;

namespace {

const std::string token(64, 'a');

/// As a person does in Seahorse.
void lockKeyring()
{
    QDBusMessage lock = QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s,
                                                       u"org.freedesktop.Secret.Service"_s, u"Lock"_s);
    lock << QVariant::fromValue(QList<QDBusObjectPath>{QDBusObjectPath(u"/org/freedesktop/secrets/aliases/default"_s)});
    QCOMPARE(QDBusConnection::sessionBus().call(lock).type(), QDBusMessage::ReplyMessage);
}

} // namespace

/// Against a real gnome-keyring-daemon (with_keyring).
class DesktopKeychainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatItKeeps();
    void replacesWhatItKeeps();
    void tellsClustersAndSandboxesApart();
    void forgetsWhatIsRemoved();
    void removesWhatIsNotThere();
    void keepsOddTokens_data();
    void keepsOddTokens();
    void survivesItsCallers();
    void saysThatItIsLocked(); // the last one: nobody is there to open it again
    void writesNoFileOfItsOwn();

private:
    secrets::DesktopKeychain m_keychain;
    KeychainAnswers m_answers{m_keychain};
};

void DesktopKeychainTest::givesBackWhatItKeeps()
{
    const auto key = tokenKey("c1", "aa");
    const auto before = m_answers.read(key);
    QVERIFY(before);
    QVERIFY(!*before);
    QVERIFY(m_answers.store(key, token));
    const auto after = m_answers.read(key);
    QVERIFY(after && *after);
    QCOMPARE((*after)->reveal(), token);
}

void DesktopKeychainTest::replacesWhatItKeeps()
{
    const auto key = tokenKey("c1", "bb");
    QVERIFY(m_answers.store(key, "first"));
    QVERIFY(m_answers.store(key, "second"));
    QCOMPARE((*m_answers.read(key))->reveal(), "second");
}

void DesktopKeychainTest::tellsClustersAndSandboxesApart()
{
    QVERIFY(m_answers.store(tokenKey("c1", "cc"), "one"));
    QVERIFY(m_answers.store(tokenKey("c2", "cc"), "two"));
    QVERIFY(m_answers.store(tokenKey("c1", "dd"), "three"));
    QCOMPARE((*m_answers.read(tokenKey("c1", "cc")))->reveal(), "one");
    QCOMPARE((*m_answers.read(tokenKey("c2", "cc")))->reveal(), "two");
    QCOMPARE((*m_answers.read(tokenKey("c1", "dd")))->reveal(), "three");
}

void DesktopKeychainTest::forgetsWhatIsRemoved()
{
    const auto key = tokenKey("c1", "ee");
    QVERIFY(m_answers.store(key, token));
    QVERIFY(m_answers.remove(key));
    QVERIFY(!*m_answers.read(key));
}

void DesktopKeychainTest::removesWhatIsNotThere()
{
    QVERIFY(m_answers.remove(tokenKey("c1", "none")));
}

void DesktopKeychainTest::keepsOddTokens_data()
{
    QTest::addColumn<QByteArray>("odd");
    QTest::newRow("quotes") << QByteArray("a'b\"c\\");
    QTest::newRow("beyond ASCII") << QByteArray("\xc3\xa4\xe4\xb8\xad");
    QTest::newRow("long") << QByteArray(1024, 'x');
}

void DesktopKeychainTest::keepsOddTokens()
{
    QFETCH(QByteArray, odd);
    const auto key = tokenKey("c1", "odd");
    QVERIFY(m_answers.store(key, odd.toStdString()));
    QCOMPARE((*m_answers.read(key))->reveal(), odd.toStdString());
}

void DesktopKeychainTest::survivesItsCallers()
{
    const auto key = tokenKey("c1", "ff");
    bool told = false;
    {
        QObject context;
        secrets::DesktopKeychain brief;
        const async::Request dropped = brief.store(key, base::Secret(token), &context, [&told](auto) { told = true; });
        QVERIFY(dropped.isPending());
    }
    QObject context;
    {
        const async::Request dropped = m_keychain.read(key, &context, [&told](auto) { told = true; });
        QVERIFY(dropped.isPending());
    }
    // The jobs run one after the other: an answer to this one means that those before have ended.
    QVERIFY(m_answers.read(key));
    QVERIFY(!told);
}

void DesktopKeychainTest::saysThatItIsLocked()
{
    const auto key = tokenKey("c1", "locked");
    QVERIFY(m_answers.store(key, token));
    lockKeyring();

    for (const auto &error : {m_answers.store(key, "other").error(), m_answers.read(key).error(),
                              m_answers.read(tokenKey("c1", "unknown")).error(), m_answers.remove(key).error()}) {
        QCOMPARE(error.code, base::ErrorCode::KeychainLocked);
        QVERIFY(!QString::fromStdString(error.text()).contains(QString::fromStdString(token)));
    }
}

void DesktopKeychainTest::writesNoFileOfItsOwn()
{
    // HOME is the wrapper's: what lies there was written during this test.
    const QDir config(QDir::home().filePath(u".config"_s));
    QCOMPARE(config.exists() ? config.entryList(QDir::Files | QDir::NoDotAndDotDot) : QStringList(), QStringList());
}

QTEST_GUILESS_MAIN(DesktopKeychainTest)
#include "tst_desktop_keychain.moc"
