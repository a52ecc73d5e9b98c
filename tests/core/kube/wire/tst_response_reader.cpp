// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/wire/response_reader.h"

#include <QTest>

using namespace liteboxd;
using base::ErrorCode;
using kube::ResponseReader;

namespace {

/// What a reader made of an answer that came in these pieces.
struct Reading
{
    int status = 0;
    QByteArray body;
    bool done = false;
    std::optional<ErrorCode> fault;
};

Reading readIn(const QByteArrayList &pieces)
{
    ResponseReader reader;
    Reading out;
    for (const QByteArray &piece : pieces) {
        const auto body = reader.read(piece);
        if (!body) {
            out.fault = body.error().code;
            return out;
        }
        out.body += *body;
    }
    if (reader.hasHead())
        out.status = reader.head().status;
    if (const auto end = reader.finish(); !end)
        out.fault = end.error().code;
    out.done = reader.isDone();
    return out;
}

} // namespace

class TestResponseReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody") << 200
                                << QByteArray("body");
        QTest::newRow("no body") << QByteArray("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n") << 404
                                 << QByteArray();
        QTest::newRow("no content") << QByteArray("HTTP/1.1 204 No Content\r\n\r\n") << 204 << QByteArray();
        QTest::newRow("until the end") << QByteArray("HTTP/1.0 200 OK\r\n\r\nbody") << 200 << QByteArray("body");
        QTest::newRow("chunks") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                              "2\r\nbo\r\n1;name=\"a;b\"\r\nd\r\n0001\r\ny\r\n0\r\n\r\n")
                                << 200 << QByteArray("body");
        QTest::newRow("trailers") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: A\r\n\r\n"
                                                "4\r\nbody\r\n0\r\nA: b\r\n\r\n")
                                  << 200 << QByteArray("body");
        QTest::newRow("interim heads") << QByteArray(
                                              "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\n"
                                              "Link: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody")
                                       << 200 << QByteArray("body");
        QTest::newRow("more than its body")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbodyHTTP/1.1 500 No\r\n\r\n") << 200
            << QByteArray("body");
    }

    /// However its bytes are cut.
    void reads()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        const auto check = [&](const QByteArrayList &pieces) {
            const Reading got = readIn(pieces);
            return got.status == status && got.body == body && got.done && !got.fault;
        };
        QVERIFY(check({bytes}));
        for (qsizetype cut = 1; cut < bytes.size(); ++cut)
            QVERIFY2(check({bytes.first(cut), bytes.sliced(cut)}), QByteArray::number(cut).constData());
        QByteArrayList single;
        for (const char byte : bytes)
            single.append(QByteArray(1, byte));
        QVERIFY(check(single));
    }

    void fails_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ErrorCode>("code");
        const QByteArray chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        QTest::newRow("nothing") << QByteArray() << ErrorCode::ConnectionLost;
        QTest::newRow("half a head") << QByteArray("HTTP/1.1 200 OK\r\nCont") << ErrorCode::ConnectionLost;
        QTest::newRow("only an interim head")
            << QByteArray("HTTP/1.1 100 Continue\r\n\r\n") << ErrorCode::ConnectionLost;
        QTest::newRow("half a body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbo")
                                     << ErrorCode::ConnectionLost;
        QTest::newRow("no last chunk") << chunked + "4\r\nbody\r\n" << ErrorCode::ConnectionLost;
        QTest::newRow("TLS") << QByteArray("\x15\x03\x01\x00\x02\x02\x46\r\n", 9) << ErrorCode::ProtocolViolated;
        QTest::newRow("another protocol") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n") << ErrorCode::ProtocolViolated;
        QTest::newRow("no chunk") << chunked + "body\r\n" << ErrorCode::ProtocolViolated;
        QTest::newRow("a chunk too long") << chunked + "4\r\nbodyy\r\n0\r\n\r\n" << ErrorCode::ProtocolViolated;
        QTest::newRow("two lengths") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\n")
                                     << ErrorCode::ProtocolViolated;
        QTest::newRow("a head without end")
            << "HTTP/1.1 200 OK\r\n" + QByteArray("A: b\r\n").repeated(20000) << ErrorCode::ProtocolViolated;
    }

    void fails()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(ErrorCode, code);
        const Reading got = readIn({bytes});
        QVERIFY(got.fault);
        QCOMPARE(*got.fault, code);
    }

    void readsTheHead()
    {
        ResponseReader reader;
        QVERIFY(reader.read("HTTP/1.1 429 Slow\r\nContent-Type: application/json\r\nRetry-After: 7\r\n"
                            "Warning: 299 - \"one\"\r\nContent-Encoding: gzip\r\nWarning: 299 - \"two\"\r\n\r\n"));
        QVERIFY(reader.hasHead());
        const kube::HttpHead head = reader.head();
        QCOMPARE(head.status, 429);
        QCOMPARE(head.contentType, "application/json");
        QVERIFY(head.retryAfter == std::chrono::seconds(7));
        QCOMPARE(head.contentEncoding, "gzip");
        QCOMPARE(head.warning, "299 - \"one\", 299 - \"two\"");
    }
};

QTEST_APPLESS_MAIN(TestResponseReader)
#include "tst_response_reader.moc"
