// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/kube/support/fake_transport.h"

#include "core/kube/patient_call.h"

#include <QTest>

using namespace liteboxd;
using namespace std::chrono_literals;
using base::ErrorCode;

class TestPatientCall : public QObject
{
    Q_OBJECT

private:
    FakeTransport m_transport;
    QPointer<kube::PatientCall> m_call;
    std::optional<base::Result<QByteArray>> m_result;

    void begin(const char *method, std::chrono::milliseconds limit = 30s)
    {
        kube::HttpRequest request;
        request.method = method;
        request.target = "/x";
        request.timeLimit = limit;
        m_call = new kube::PatientCall(m_transport, request, "x",
                                       [this](base::Result<QByteArray> result) { m_result = std::move(result); }, this,
                                       {.attempts = 3, .firstWait = 4ms, .longestWait = 8ms});
    }

    void refuse(int status, std::optional<std::chrono::seconds> retryAfter = {}) const
    {
        FakeExchange *wire = m_transport.last();
        Q_EMIT wire->headReceived({status, "text/plain", retryAfter});
        Q_EMIT wire->finished();
    }

private Q_SLOTS:
    void init()
    {
        m_transport = FakeTransport();
        m_result.reset();
    }

    void cleanup() { delete m_call; }

    void comesBack_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("saysWhen");
        QTest::addColumn<bool>("repeats");
        QTest::newRow("busy, says when") << QByteArray("POST") << 429 << true << true;
        QTest::newRow("busy") << QByteArray("POST") << 429 << false << false;
        QTest::newRow("busy, reading") << QByteArray("GET") << 429 << false << true;
        QTest::newRow("unavailable, says when") << QByteArray("DELETE") << 503 << true << true;
        QTest::newRow("unavailable, writing") << QByteArray("PATCH") << 503 << false << false;
        QTest::newRow("unavailable, reading") << QByteArray("GET") << 503 << false << true;
        QTest::newRow("failed, reading") << QByteArray("GET") << 500 << false << true;
        QTest::newRow("failed, writing") << QByteArray("POST") << 500 << true << false;
        QTest::newRow("bad gateway, reading") << QByteArray("GET") << 502 << false << true;
        QTest::newRow("not found") << QByteArray("GET") << 404 << false << false;
        QTest::newRow("conflict") << QByteArray("PATCH") << 409 << true << false;
        QTest::newRow("forbidden") << QByteArray("GET") << 403 << true << false;
    }

    void comesBack()
    {
        QFETCH(QByteArray, method);
        QFETCH(int, status);
        QFETCH(bool, saysWhen);
        QFETCH(bool, repeats);
        begin(method);
        refuse(status, saysWhen ? std::optional(0s) : std::nullopt);
        QCOMPARE(m_result.has_value(), !repeats);
        if (!repeats) {
            QCOMPARE(m_transport.count(), 1);
            return;
        }
        QTRY_COMPARE(m_transport.count(), 2);
        m_transport.last()->answer({});
        QVERIFY(m_result && *m_result);
    }

    void givesUp()
    {
        begin("GET");
        for (int attempt = 1; attempt <= 3; ++attempt) {
            QTRY_COMPARE(m_transport.count(), attempt);
            QVERIFY(!m_result);
            refuse(503);
        }
        QCOMPARE(m_result->error().code, ErrorCode::ServerFailed);
    }

    void doesNotWaitPastTheTimeLimit()
    {
        begin("GET", 5s);
        refuse(429, 10s);
        QCOMPARE(m_result->error().code, ErrorCode::RateLimited);
        QCOMPARE(m_result->error().retryAfter, 10s);
    }

    void theTimeLimitCoversAllAttempts()
    {
        begin("GET", 5s);
        refuse(503);
        QTRY_COMPARE(m_transport.count(), 2);
        QVERIFY(m_transport.last()->request().timeLimit < 5s);
    }

    void doesNotRepeatWhatMayHaveArrived()
    {
        begin("GET");
        m_transport.last()->fail(ErrorCode::ConnectionLost);
        QCOMPARE(m_result->error().code, ErrorCode::ConnectionLost);
        QCOMPARE(m_transport.count(), 1);
    }

    void endsWithItsOwner()
    {
        begin("GET");
        delete m_call;
        QCOMPARE(m_result->error().code, ErrorCode::ConnectionLost);
        QVERIFY(!m_transport.last());
        init();
        begin("GET");
        refuse(503); // it waits
        delete m_call;
        QVERIFY(m_result);
        QCOMPARE(m_transport.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestPatientCall)
#include "tst_patient_call.moc"
