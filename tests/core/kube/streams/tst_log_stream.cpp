// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/kube/support/fake_transport.h"
#include "tests/core/kube/support/pod_with_sidecar.h"
#include "tests/core/kube/support/test_server.h"

#include "core/kube/streams/log_stream.h"
#include "core/kube/wire/network_transport.h"

#include <QSignalSpy>
#include <QTest>

using namespace liteboxd;
using namespace Qt::Literals::StringLiterals;
using base::ErrorCode;
using Follow = kube::LogQuery::Follow;

class TestLogStream : public QObject
{
    Q_OBJECT

private:
    FakeTransport m_transport;
    std::unique_ptr<kube::LogStream> m_stream;
    QList<QByteArray> m_lines;
    std::optional<base::Error> m_error;
    bool m_isFinished = false;

    FakeExchange &wire() const { return *m_transport.last(); }

    void begin(kube::Transport &transport, const kube::LogQuery &query)
    {
        m_stream = std::make_unique<kube::LogStream>(transport, query);
        connect(m_stream.get(), &kube::LogStream::linesReceived, this,
                [this](const QList<QByteArray> &lines) { m_lines += lines; });
        connect(m_stream.get(), &kube::LogStream::finished, this, [this] { m_isFinished = true; });
        connect(m_stream.get(), &kube::LogStream::failed, this, [this](const base::Error &error) { m_error = error; });
        m_stream->start();
    }

private Q_SLOTS:
    void init()
    {
        m_lines.clear();
        m_error.reset();
        m_isFinished = false;
    }

    void cleanup() { m_stream.reset(); }

    void asks_data()
    {
        QTest::addColumn<kube::LogQuery>("query");
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("all") << kube::LogQuery{.nameSpace = "n", .pod = "p"}
                             << QByteArray("/api/v1/namespaces/n/pods/p/log");
        QTest::newRow("everything said")
            << kube::LogQuery{.nameSpace = "n",
                              .pod = "p",
                              .container = "main",
                              .follow = Follow::Yes,
                              .run = kube::LogQuery::Run::Previous,
                              .timestamps = true,
                              .tailLines = 0,
                              .sinceTime = "2026-01-02T03:04:05Z"}
            << QByteArray("/api/v1/namespaces/n/pods/p/log?container=main&follow=true&previous=true&timestamps=true"
                          "&tailLines=0&sinceTime=2026-01-02T03%3A04%3A05Z");
    }

    void asks()
    {
        QFETCH(kube::LogQuery, query);
        QFETCH(QByteArray, target);
        QCOMPARE(query.target(), target.toStdString());
    }

    void tellsLinesInAnyPieces()
    {
        const QByteArray text = "one\ntwo\n\nfour";
        const QList<QByteArray> lines{"one", "two", "", "four"};
        for (qsizetype cut = 0; cut <= text.size(); ++cut) {
            init();
            begin(m_transport, {.nameSpace = "n", .pod = "p"});
            wire().head();
            wire().bytes(text.first(cut));
            wire().bytes(text.sliced(cut));
            QVERIFY(!m_isFinished);
            wire().finish();
            QCOMPARE(m_lines, lines);
            QVERIFY(m_isFinished);
        }
    }

    void cutsALineWithoutEnd()
    {
        begin(m_transport, {.nameSpace = "n", .pod = "p"});
        wire().head();
        for (int i = 0; i < 5; ++i)
            wire().bytes(QByteArray(64 << 10, 'x'));
        QCOMPARE(m_lines.size(), 1);
        wire().bytes("end\n");
        QCOMPARE(m_lines.size(), 2);
        QCOMPARE(m_lines[0].size() + m_lines[1].size(), (5 * (64 << 10)) + 3);
    }

    void tellsWhyThereIsNone()
    {
        begin(m_transport, {.nameSpace = "n", .pod = "p"});
        QSignalSpy opened(m_stream.get(), &kube::LogStream::opened);
        wire().refuse(404, "NotFound", "pods \"p\" not found");
        QCOMPARE(m_error->code, ErrorCode::NotFound);
        QCOMPARE(m_error->text(), "log of pods/p in namespace n: pods \"p\" not found");
        QVERIFY(opened.isEmpty() && !m_isFinished);
    }

    void readsTheUsualContainerOfSeveral_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("read");
        QTest::newRow("the first") << QString() << u"main"_s;
        QTest::newRow("by annotation") << u"proxy"_s << u"proxy"_s;
        QTest::newRow("not there") << u"gone"_s << u"main"_s;
    }

    void readsTheUsualContainerOfSeveral()
    {
        QFETCH(QString, wanted);
        QFETCH(QString, read);
        begin(m_transport, {.nameSpace = "n", .pod = "p", .tailLines = 5});
        wire().refuse(400, "BadRequest", manyContainers);
        QCOMPARE(wire().query().queryItemValue(u"fieldSelector"_s), u"metadata.name=p"_s);
        wire().answer(FakeTransport::page({podWithSidecar(wanted)}, "7"));
        QTRY_COMPARE(wire().query().queryItemValue(u"container"_s), read);
        QCOMPARE(wire().query().queryItemValue(u"tailLines"_s), u"5"_s);
        wire().head();
        wire().bytes("one\n");
        wire().finish();
        QCOMPARE(m_lines, QList<QByteArray>{"one"});
        QVERIFY(m_isFinished && !m_error);
    }

    void saysSoWhereNoneCanBeChosen()
    {
        begin(m_transport, {.nameSpace = "n", .pod = "p"});
        wire().refuse(400, "BadRequest", manyContainers);
        wire().refuse(403, "Forbidden");
        QTRY_VERIFY(m_error);
        QCOMPARE(m_error->message, std::string(manyContainers));
    }

    void tellsALostConnection()
    {
        begin(m_transport, {.nameSpace = "n", .pod = "p"});
        wire().head();
        wire().fail(ErrorCode::ConnectionLost);
        QCOMPARE(m_error->code, ErrorCode::ConnectionLost);
    }

    void endsWithItsOwner()
    {
        begin(m_transport, {.nameSpace = "n", .pod = "p", .follow = Follow::Yes});
        wire().head();
        m_stream.reset();
        QVERIFY(!m_transport.last());
    }

    void mayGoInItsOwnSignal()
    {
        begin(m_transport, {.nameSpace = "n", .pod = "p"});
        connect(m_stream.get(), &kube::LogStream::linesReceived, this, [this] { m_stream.reset(); });
        wire().head();
        wire().bytes("rest");
        wire().finish();
        QVERIFY(!m_stream && !m_isFinished);
    }

    /// A log of 64 MiB towards a reader that does not read: what is taken from the server stays bounded.
    void stopsTheSender()
    {
        constexpr qint64 total = 64 << 20;
        QSslSocket *sending = nullptr;
        qint64 given = 0;
        const TestAuthority authority;
        TestServer server(authority.issue({.subjectAltName = "IP:127.0.0.1"}), [&](const TestRequest &,
                                                                                   QSslSocket &socket) {
            sending = &socket;
            socket.write("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: " + QByteArray::number(total) +
                         "\r\n\r\n");
            const auto more = [&] {
                while (given < total && socket.bytesToWrite() + socket.encryptedBytesToWrite() < (256 << 10)) {
                    socket.write(QByteArray(65535, 'x') + '\n');
                    given += 65536;
                }
            };
            connect(&socket, &QSslSocket::encryptedBytesWritten, &socket, more);
            more();
        });
        kube::ConnectionSettings settings;
        settings.server = server.url();
        settings.caPem = authority.pem();
        const auto transport = kube::NetworkTransport::create(settings);
        QVERIFY(transport);
        begin(**transport, {.nameSpace = "n", .pod = "p"});
        m_stream->pause();
        QTRY_VERIFY(sending);
        qint64 before = -1;
        QTRY_VERIFY_WITH_TIMEOUT(std::exchange(before, given) == given && given > 0, 10000);
        QVERIFY2(given < (24 << 20), qPrintable(QString::number(given)));
        QCOMPARE(m_lines.size(), 0);
        m_stream->resume();
        QTRY_VERIFY_WITH_TIMEOUT(m_isFinished, 30000);
        QCOMPARE(m_lines.size(), total / 65536);
    }
};

QTEST_GUILESS_MAIN(TestLogStream)
#include "tst_log_stream.moc"
