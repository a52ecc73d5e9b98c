// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/way_checks.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::verify;

/// What comes back over one way to a sandbox, and what it means.
class WayProbeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheStatus_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::newRow("upgrade") << QByteArray("HTTP/1.1 101 Switching Protocols\r\nA: b\r\n") << 101;
        QTest::newRow("old") << QByteArray("HTTP/1.0 404 no\r\n") << 404;
        QTest::newRow("begun") << QByteArray("HTTP/1.1 10") << 0;
        QTest::newRow("nothing") << QByteArray() << 0;
        QTest::newRow("SSH") << QByteArray("SSH-2.0-x\r\n") << -1;
        QTest::newRow("no number") << QByteArray("HTTP/1.1 abc\r\n") << -1;
        QTest::newRow("endless") << QByteArray("HTTP/1.1 ") + QByteArray(70'000, 'x') << -1;
    }

    void readsTheStatus()
    {
        QFETCH(QByteArray, bytes);
        QTEST(statusOfAnswer(bytes), "status");
    }

    void readsTheStatusOfARefusal()
    {
        const base::Error lost{base::ErrorCode::ConnectionLost,
                               "QWebSocketPrivate::processHandshake: Unhandled http status code: 403 (Forbidden).",
                               "x"};
        QCOMPARE(refusalOf(lost).code, base::ErrorCode::Forbidden);
        QCOMPARE(refusalOf(lost).message, std::string("status 403"));
        QCOMPARE(refusalOf({base::ErrorCode::TimedOut, "no answer", {}}).message, std::string("no answer"));
    }

    void judges_data()
    {
        QTest::addColumn<int>("status"); // 0: an error
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("result");
        const auto error = [](base::ErrorCode code) { return static_cast<int>(code); };
        QTest::newRow("upgrade") << 101 << 0 << u"pass"_s;
        QTest::newRow("HTTP only") << 404 << 0 << u"warning"_s;
        QTest::newRow("nobody listens") << 0 << error(base::ErrorCode::ConnectionRefused) << u"warning"_s;
        QTest::newRow("not permitted") << 0 << error(base::ErrorCode::Forbidden) << u"skipped"_s;
        QTest::newRow("login over") << 0 << error(base::ErrorCode::Unauthenticated) << u"inconclusive"_s;
        QTest::newRow("no way") << 0 << error(base::ErrorCode::TimedOut) << u"skipped"_s;
    }

    void judges()
    {
        QFETCH(int, status);
        QFETCH(int, code);
        const base::Result<int> answer =
            status != 0 ? base::Result<int>(status)
                        : base::Result<int>(base::fail(static_cast<base::ErrorCode>(code), "it was so"));
        QTEST(nameOf(judgeWay(answer, u"mode direct"_s, {.port = 8080}).result), "result");
    }
};

QTEST_GUILESS_MAIN(WayProbeTest)
#include "tst_way_probe.moc"
