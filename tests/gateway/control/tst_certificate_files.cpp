// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/certificate_files.h"

#include "tests/gateway/certificate/self_signed.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::control;
using namespace std::chrono_literals;

class CertificateFilesTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<CertificateFiles> m_files;

    QString path(const QString &name) const { return m_folder->filePath(name); }

    void write(const QString &name, const std::string &text) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(text.data(), static_cast<qint64>(text.size()));
    }

    void write(const tests::SelfSigned &own) const
    {
        write(u"tls.crt"_s, own.certificatePem);
        write(u"tls.key"_s, own.keyPem);
    }

    base::Result<std::unique_ptr<CertificateFiles>> load(std::chrono::milliseconds lookEvery = 10ms) const
    {
        return CertificateFiles::load(path(u"tls.crt"_s).toStdString(), path(u"tls.key"_s).toStdString(), lookEvery);
    }

    static QByteArray nameIn(const std::shared_ptr<const io::TlsContext> &context)
    {
        char name[256] = {};
        X509_NAME_get_text_by_NID(X509_get_subject_name(SSL_CTX_get0_certificate(context->get())), NID_commonName, name,
                                  sizeof name);
        return name;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        write(tests::selfSigned("first.example"));
        auto files = load();
        QVERIFY2(files, files ? "" : files.error().text().c_str());
        m_files = std::move(*files);
    }

    void cleanup() { m_files.reset(); }

    void readsWhatIsThere() { QCOMPARE(nameIn(m_files->context()), "first.example"); }

    void takesOverWhatChanged()
    {
        QSignalSpy changed(m_files.get(), &CertificateFiles::changed);
        write(tests::selfSigned("second.example"));
        QTRY_VERIFY(!changed.isEmpty() && nameIn(m_files->context()) == "second.example");
    }

    /// As Kubernetes does it: a new folder, and a link that is renamed onto the old one.
    void takesOverAFolderThatIsSwapped()
    {
        const auto put = [this](const QString &version, const std::string &name) {
            QVERIFY(QDir(m_folder->path()).mkdir(version));
            const tests::SelfSigned own = tests::selfSigned(name);
            write(version + u"/tls.crt"_s, own.certificatePem);
            write(version + u"/tls.key"_s, own.keyPem);
        };
        put(u"..1"_s, "mounted.example");
        QVERIFY(QFile::link(u"..1"_s, path(u"..data"_s)));
        auto files = CertificateFiles::load(path(u"..data/tls.crt"_s).toStdString(),
                                            path(u"..data/tls.key"_s).toStdString(), 10ms);
        QVERIFY(files);
        put(u"..2"_s, "swapped.example");
        QVERIFY(QFile::link(u"..2"_s, path(u"..new"_s)));
        QCOMPARE(std::rename(path(u"..new"_s).toLocal8Bit().constData(), path(u"..data"_s).toLocal8Bit().constData()),
                 0);
        QTRY_COMPARE(nameIn((*files)->context()), "swapped.example");
    }

    void broken_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("certificate is no PEM") << u"tls.crt"_s << QByteArray("rubbish");
        QTest::newRow("key is no PEM") << u"tls.key"_s << QByteArray("rubbish");
        QTest::newRow("empty") << u"tls.crt"_s << QByteArray();
        QTest::newRow("key of another certificate")
            << u"tls.key"_s << QByteArray::fromStdString(tests::selfSigned("x").keyPem);
    }

    void broken()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, text);
        QSignalSpy changed(m_files.get(), &CertificateFiles::changed);
        QSignalSpy failed(m_files.get(), &CertificateFiles::failed);
        write(file, text.toStdString());
        QTRY_COMPARE(failed.size(), 1);
        const auto error = failed.first().first().value<base::Error>();
        QVERIFY2(error.text().find("tls.crt") != std::string::npos, error.text().c_str());
        QCOMPARE(nameIn(m_files->context()), "first.example");
        // Said once; and what is mended is taken over.
        write(tests::selfSigned("mended.example"));
        QTRY_COMPARE(nameIn(m_files->context()), "mended.example");
        QCOMPARE(failed.size(), 1);
        QVERIFY(!load(1h) || nameIn((*load(1h))->context()) == "mended.example");
    }

    void aChainThatIsCutIsBroken()
    {
        QSignalSpy failed(m_files.get(), &CertificateFiles::failed);
        tests::SelfSigned own = tests::selfSigned("second.example");
        const std::string issuer = tests::selfSigned("issuer.example").certificatePem;
        own.certificatePem += issuer.substr(0, issuer.size() / 2);
        write(own);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<base::Error>().code, base::ErrorCode::Malformed);
        QCOMPARE(nameIn(m_files->context()), "first.example");
    }

    void aMissingFileIsSaidAndTheOldOneStays()
    {
        QSignalSpy failed(m_files.get(), &CertificateFiles::failed);
        QVERIFY(QFile::remove(path(u"tls.key"_s)));
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<base::Error>().code, base::ErrorCode::FileUnreadable);
        QCOMPARE(nameIn(m_files->context()), "first.example");
    }

    void reloadDoesNotWait()
    {
        auto files = load(1h);
        QVERIFY(files);
        QSignalSpy changed((*files).get(), &CertificateFiles::changed);
        write(tests::selfSigned("second.example"));
        (*files)->reload();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(nameIn((*files)->context()), "second.example");
    }

    void failsAtFirst()
    {
        write(u"tls.crt"_s, "rubbish");
        const auto files = load();
        QVERIFY(!files);
        QCOMPARE(files.error().code, base::ErrorCode::Malformed);
        QVERIFY(QFile::remove(path(u"tls.crt"_s)));
        QCOMPARE(load().error().code, base::ErrorCode::FileUnreadable);
    }
};

QTEST_GUILESS_MAIN(CertificateFilesTest)
#include "tst_certificate_files.moc"
