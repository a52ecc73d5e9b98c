// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/kube/support/fake_transport.h"

#include "core/kube/streams/followed_log.h"

#include <QSignalSpy>
#include <QTest>

using namespace liteboxd;
using base::ErrorCode;
using Follow = kube::LogQuery::Follow;

/// A log that goes on where it was cut.
class FollowedLogTest : public QObject
{
    Q_OBJECT

private:
    FakeTransport m_transport;
    std::unique_ptr<kube::FollowedLog> m_log;
    QList<QByteArray> m_lines;
    std::optional<base::Error> m_error;
    int m_interruptions = 0;

    FakeExchange &wire() const { return *m_transport.last(); }

    void begin(Follow follow, bool timestamps = false)
    {
        m_lines.clear();
        m_error.reset();
        m_interruptions = 0;
        m_log = std::make_unique<kube::FollowedLog>(
            m_transport,
            kube::LogQuery{.nameSpace = "n", .pod = "p", .follow = follow, .timestamps = timestamps, .tailLines = 9});
        connect(m_log.get(), &kube::FollowedLog::linesReceived, this,
                [this](const QList<QByteArray> &lines) { m_lines += lines; });
        connect(m_log.get(), &kube::FollowedLog::failed, this, [this](const base::Error &error) { m_error = error; });
        connect(m_log.get(), &kube::FollowedLog::interrupted, this, [this] { ++m_interruptions; });
        m_log->start();
    }

private Q_SLOTS:
    void goesOnWithoutALineTwice()
    {
        begin(Follow::Yes);
        wire().head();
        wire().bytes("2026-01-02T03:04:05.1Z one\n2026-01-02T03:04:05.25Z two\n2026-01-02T03:04:05.25Z three\n");
        const qsizetype before = m_transport.count();
        wire().fail(ErrorCode::ConnectionLost);
        QCOMPARE(m_interruptions, 1);
        QTRY_COMPARE(m_transport.count(), before + 1);
        QCOMPARE(wire().query().queryItemValue(QStringLiteral("sinceTime"), QUrl::FullyDecoded),
                 QStringLiteral("2026-01-02T03:04:05Z"));
        QVERIFY(!wire().query().hasQueryItem(QStringLiteral("tailLines")));
        wire().head();
        wire().bytes("2026-01-02T03:04:05.1Z one\n2026-01-02T03:04:05.25Z two\n2026-01-02T03:04:05.25Z three\n"
                     "2026-01-02T03:04:05.250000001Z four\n2026-01-02T03:04:06Z five\n");
        QCOMPARE(m_lines, (QList<QByteArray>{"one", "two", "three", "four", "five"}));
        QVERIFY(!m_error);
    }

    void triesUntilItIsBack()
    {
        begin(Follow::Yes, true);
        wire().head();
        wire().bytes("2026-01-02T03:04:05+08:00 one\n");
        wire().fail(ErrorCode::ConnectionLost);
        const qsizetype before = m_transport.count();
        QTRY_COMPARE(m_transport.count(), before + 1);
        wire().fail(ErrorCode::ConnectionRefused);
        QCOMPARE(m_interruptions, 2);
        QTRY_COMPARE_WITH_TIMEOUT(m_transport.count(), before + 2, 10'000);
        wire().head();
        wire().bytes("2026-01-02T03:04:05+08:00 one\n2026-01-02T03:04:09+08:00 two\n");
        QCOMPARE(m_lines, (QList<QByteArray>{"2026-01-02T03:04:05+08:00 one", "2026-01-02T03:04:09+08:00 two"}));
    }

    void endsFor_data()
    {
        QTest::addColumn<bool>("follows");
        QTest::addColumn<bool>("wasOpened");
        QTest::addColumn<int>("code");
        QTest::newRow("a connection that never was") << true << false << static_cast<int>(ErrorCode::ConnectionRefused);
        QTest::newRow("a log that is not followed") << false << true << static_cast<int>(ErrorCode::ConnectionLost);
        QTest::newRow("a pod that is gone") << true << true << static_cast<int>(ErrorCode::NotFound);
    }

    void endsFor()
    {
        QFETCH(bool, follows);
        QFETCH(bool, wasOpened);
        QFETCH(int, code);
        begin(follows ? Follow::Yes : Follow::No);
        if (wasOpened)
            wire().head();
        wire().fail(static_cast<ErrorCode>(code));
        QVERIFY(m_error);
        QCOMPARE(static_cast<int>(m_error->code), code);
        QCOMPARE(m_interruptions, 0);
    }

    void mayGoWhenItTellsOfACut()
    {
        begin(Follow::Yes);
        connect(m_log.get(), &kube::FollowedLog::interrupted, this, [this] { m_log.reset(); });
        wire().head();
        wire().fail(ErrorCode::ConnectionLost);
        QVERIFY(!m_log && !m_error);
    }
};

QTEST_GUILESS_MAIN(FollowedLogTest)
#include "tst_followed_log.moc"
