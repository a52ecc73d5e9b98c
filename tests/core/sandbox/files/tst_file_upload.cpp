// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/kube/support/fake_channels.h"

#include "core/kube/api_client.h"
#include "core/sandbox/files/file_upload.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using base::ErrorCode;

/// A copy into a sandbox whose other side is the test.
class FileUploadTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    FakeChannelTransport *m_transport = nullptr;
    std::unique_ptr<kube::ApiClient> m_api;
    std::unique_ptr<sandbox::FileUpload> m_upload;
    std::optional<base::Error> m_error;
    bool m_isDone = false;

    FakeChannelSocket &socket() const { return *m_transport->socket(); }

    void begin(qsizetype size)
    {
        QFile file(m_folder.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(size, 'x')) == size);
        file.close();
        sandbox::Sandbox sandbox{*base::SandboxId::parse("0a1b2c3d")};
        m_upload =
            std::make_unique<sandbox::FileUpload>(*m_api, sandbox, file.fileName().toStdString(), "/tmp", "file");
        connect(m_upload.get(), &sandbox::FileUpload::finished, this, [this] { m_isDone = true; });
        connect(m_upload.get(), &sandbox::FileUpload::failed, this,
                [this](const base::Error &error) { m_error = error; });
        m_upload->start();
        socket().open("v5.channel.k8s.io");
    }

private Q_SLOTS:
    void init()
    {
        auto transport = std::make_unique<FakeChannelTransport>();
        m_transport = transport.get();
        m_api = std::make_unique<kube::ApiClient>(std::move(transport));
        m_error.reset();
        m_isDone = false;
    }

    void cleanup()
    {
        m_upload.reset();
        m_api.reset();
    }

    void endsWellWhenTarDoes()
    {
        begin(100);
        socket().message("\3{\"status\":\"Success\"}");
        QVERIFY(m_isDone && !m_error);
    }

    void isNotDoneBeforeAllIsSent()
    {
        begin(10 << 20);
        socket().message("\3{\"status\":\"Success\"}"); // while most of it waits here
        QVERIFY(!m_isDone);
        QCOMPARE(m_error->code, ErrorCode::ConnectionLost);
    }

    void saysThatThereIsNoTar()
    {
        begin(100);
        socket().message("\3{\"status\":\"Failure\",\"reason\":\"InternalError\",\"code\":500,\"message\":\"exec: tar: "
                         "executable file not found in $PATH: unknown\"}");
        QVERIFY(!m_isDone);
        QCOMPARE(m_error->code, ErrorCode::Unsupported);
        QCOMPARE(m_error->subject, base::ErrorSubject::Sandbox);
        QVERIFY(m_error->message.find("no tar") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(FileUploadTest)
#include "tst_file_upload.moc"
