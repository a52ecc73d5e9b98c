// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/fakes/fake_clock.h"
#include "tests/core/kube/support/test_authority.h"

#include "core/kube/login/file_credentials.h"
#include "core/kube/login/make_credentials.h"
#include "core/kube/login/replaceable_credentials.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace liteboxd;
using namespace std::chrono_literals;
using kube::CredentialPtr;
using kube::CredentialSource;
using kube::FileCredentials;

class TestFileCredentials : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    tests::FakeClock m_clock;

    std::filesystem::path write(const char *name, const std::string &text) const
    {
        QFile file(m_folder->filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(text.data(), static_cast<qint64>(text.size()));
        return file.fileName().toStdString();
    }

    static std::string shown(CredentialSource &source) { return source.ready()->authorization.reveal(); }

    std::unique_ptr<FileCredentials> tokenFile(const char *text)
    {
        kube::Credential first;
        first.authorization = base::Secret(std::string("Bearer ") + text);
        return std::make_unique<FileCredentials>(first, kube::LoginFiles{write("token", text)}, m_clock);
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void everyRequestSeesTheFileAsItIs()
    {
        const auto source = tokenFile("one");
        QSignalSpy changed(source.get(), &CredentialSource::changed);
        QCOMPARE(shown(*source), "Bearer one");
        write("token", "another\n");
        QCOMPARE(shown(*source), "Bearer another");
        QTRY_COMPARE(changed.size(), 1);
    }

    /// A mounted Secret is renewed by exchanging a link.
    void seesALinkThatLeadsElsewhere()
    {
        write("v1", "one");
        write("v2", "two");
        const QString link = m_folder->filePath(QStringLiteral("token"));
        QVERIFY(QFile::link(m_folder->filePath(QStringLiteral("v1")), link));
        FileCredentials source({}, {link.toStdString()}, m_clock);
        m_clock.advance(FileCredentials::interval);
        QCOMPARE(shown(source), "Bearer one");
        QVERIFY(QFile::remove(link));
        QVERIFY(QFile::link(m_folder->filePath(QStringLiteral("v2")), link));
        QCOMPARE(shown(source), "Bearer two");
    }

    void isToBeAskedAgainAfterAWhile()
    {
        const auto source = tokenFile("one");
        QVERIFY(source->ready()->renewAt == m_clock.wall() + FileCredentials::interval);
        m_clock.advance(FileCredentials::interval);
        QVERIFY(source->ready()->renewAt == m_clock.wall() + FileCredentials::interval);
    }

    void keepsWhatItHadWhileTheFileIsUnusable_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("gone") << QByteArray();
        QTest::newRow("empty") << QByteArray(" \n");
        QTest::newRow("no token") << QByteArray("two words");
    }

    void keepsWhatItHadWhileTheFileIsUnusable()
    {
        QFETCH(QByteArray, text);
        const auto source = tokenFile("one");
        if (text.isEmpty())
            QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("token"))));
        else
            write("token", text.toStdString());
        QCOMPARE(shown(*source), "Bearer one");
    }

    void a401ReadsTheFileAtOnce()
    {
        const auto source = tokenFile("one");
        const CredentialPtr refused = source->ready();
        QVERIFY(!source->invalidate(refused)); // it is what the file holds
        write("token", "two");
        QVERIFY(source->invalidate(refused));
        QCOMPARE(shown(*source), "Bearer two");
        QVERIFY(source->invalidate(refused)); // another request with the old one is late
    }

    void currentIsDeliveredByTheLoop()
    {
        const auto source = tokenFile("one");
        CredentialPtr got;
        const auto request = source->current(this, [&](const base::Result<CredentialPtr> &result) { got = *result; });
        QVERIFY(!got);
        QTRY_VERIFY(got);
        QCOMPARE(got->authorization.reveal(), "Bearer one");
    }

    void nobodyIsToldWhoIsGone()
    {
        const auto source = tokenFile("one");
        bool told = false;
        auto context = std::make_unique<QObject>();
        const auto request = source->current(context.get(), [&](const base::Result<CredentialPtr> &) { told = true; });
        context.reset();
        QCoreApplication::processEvents();
        QVERIFY(!told);
    }

    void readsCertificateAndKeyTogether()
    {
        const TestAuthority authority;
        const CertificateWish wish{"one", "", -24h, 24h};
        const auto one = authority.issue(wish);
        const auto two = authority.issue(wish);
        const base::SystemClock now;
        const auto certificate = write("c", one.certificatePem);
        const auto key = write("k", one.keyPem);
        kube::ConnectionSettings settings;
        settings.clientCertificatePem = one.certificatePem;
        settings.clientKeyPem = base::Secret(one.keyPem);
        settings.loginFiles = {{}, certificate, key};
        const auto source = kube::makeCredentials(settings, now);
        write("c", two.certificatePem); // half of a renewal: the key belongs to another certificate
        QCOMPARE(source->ready()->certificatePem, one.certificatePem);
        write("k", two.keyPem + '\n');
        QCOMPARE(source->ready()->certificatePem, two.certificatePem);
        QCOMPARE(source->ready()->keyPem.reveal(), two.keyPem + '\n');
    }

    void staticCredentialsStay_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QByteArray>("user");
        QTest::addColumn<QByteArray>("field");
        QTest::newRow("token") << QByteArray("t") << QByteArray() << QByteArray("Bearer t");
        QTest::newRow("basic") << QByteArray() << QByteArray("Aladdin")
                               << QByteArray("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="); // RFC 7617, 2
        QTest::newRow("none") << QByteArray() << QByteArray() << QByteArray();
    }

    void staticCredentialsStay()
    {
        QFETCH(QByteArray, token);
        QFETCH(QByteArray, user);
        QFETCH(QByteArray, field);
        kube::ConnectionSettings settings;
        settings.bearerToken = base::Secret(token.toStdString());
        settings.basicUser = user.toStdString();
        settings.basicPassword = base::Secret(user.isEmpty() ? "" : "open sesame");
        const auto source = kube::makeCredentials(settings);
        QCOMPARE(shown(*source), field.toStdString());
        QVERIFY(!source->invalidate(source->ready()));
        QVERIFY(!source->ready()->renewAt);
    }

    void aSourceIsReplaced()
    {
        kube::ConnectionSettings settings;
        settings.bearerToken = base::Secret("old");
        kube::ReplaceableCredentials source(kube::makeCredentials(settings));
        QSignalSpy changed(&source, &CredentialSource::changed);
        const CredentialPtr old = source.ready();
        QVERIFY(!source.invalidate(old));
        settings.bearerToken = base::Secret("new");
        source.replace(kube::makeCredentials(settings));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(shown(source), "Bearer new");
        QVERIFY(source.invalidate(old)); // who was refused with the old one may try the new one
        QVERIFY(!source.invalidate(source.ready()));
    }
};

QTEST_GUILESS_MAIN(TestFileCredentials)
#include "tst_file_credentials.moc"
