// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/kube/support/fake_transport.h"

#include "core/kube/retrying_call.h"

#include <QTest>

using namespace liteboxd;
using namespace std::chrono_literals;
using base::ErrorCode;

class TestRetryingCall : public QObject
{
    Q_OBJECT

private:
    FakeTransport m_transport;
    QPointer<kube::RetryingCall> m_call;
    async::Request m_request;
    std::optional<base::Result<QByteArray>> m_result;

    void begin(const char *method, std::chrono::milliseconds limit = 30s,
               kube::HttpEffect effect = kube::HttpEffect::None)
    {
        kube::HttpRequest request;
        request.method = method;
        request.target = "/x";
        request.timeLimit = limit;
        request.effect = effect;
        m_call = new kube::RetryingCall(m_transport, request, "x", this,
                                        [this](base::Result<QByteArray> result) { m_result = std::move(result); }, this,
                                        {.attempts = 3, .firstWait = 4ms, .longestWait = 8ms});
        m_request = m_call->request();
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

    void cleanup() { m_request.cancel(); }

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
        if (!repeats) {
            QTRY_VERIFY(m_result);
            QCOMPARE(m_transport.count(), 1);
            return;
        }
        QTRY_COMPARE(m_transport.count(), 2);
        QVERIFY(!m_result);
        m_transport.last()->answer({});
        QTRY_VERIFY(m_result);
        QVERIFY(*m_result);
    }

    void givesUp()
    {
        begin("GET");
        for (int attempt = 1; attempt <= 3; ++attempt) {
            QTRY_COMPARE(m_transport.count(), attempt);
            QVERIFY(!m_result);
            refuse(503);
        }
        QTRY_VERIFY(m_result);
        QCOMPARE(m_result->error().code, ErrorCode::ServerFailed);
    }

    void doesNotWaitPastTheTimeLimit()
    {
        begin("GET", 5s);
        refuse(429, 10s);
        QTRY_VERIFY(m_result);
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
        QTRY_VERIFY(m_result);
        QCOMPARE(m_result->error().code, ErrorCode::ConnectionLost);
        QCOMPARE(m_transport.count(), 1);
    }

    void endsWithItsOwner()
    {
        begin("GET");
        delete m_call;
        QVERIFY(!m_transport.last());
        QTRY_VERIFY(m_result);
        QCOMPARE(m_result->error().code, ErrorCode::ConnectionLost);
        QCOMPARE(m_result->error().effect, base::ErrorEffect::None);
        init();
        begin("GET");
        refuse(503); // it waits
        delete m_call;
        QTRY_VERIFY(m_result);
        QCOMPARE(m_transport.count(), 1);
        init();
        begin("PATCH", 30s, kube::HttpEffect::Writes);
        delete m_call;
        QTRY_VERIFY(m_result);
        QCOMPARE(m_result->error().effect, base::ErrorEffect::Unknown);
    }

    void endsOnTheWireWhenNobodyWantsIt()
    {
        begin("GET");
        QVERIFY(m_transport.last());
        m_request.cancel();
        QVERIFY(!m_transport.last());
        QCoreApplication::processEvents();
        QVERIFY(!m_result);
    }

    /// What the window may say of a switch that ended in an error.
    void saysWhetherItMayHaveBeenDone_data()
    {
        QTest::addColumn<int>("status"); // 0: none
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<bool>("saysWhen");
        QTest::addColumn<bool>("mayBeDone");
        QTest::newRow("no answer in time") << 0 << ErrorCode::TimedOut << false << true;
        QTest::newRow("connection lost") << 0 << ErrorCode::ConnectionLost << false << true;
        QTest::newRow("half an answer") << 0 << ErrorCode::ProtocolViolated << false << true;
        QTest::newRow("nobody listens") << 0 << ErrorCode::ConnectionRefused << false << false;
        QTest::newRow("no such host") << 0 << ErrorCode::HostNotFound << false << false;
        QTest::newRow("another certificate") << 0 << ErrorCode::CertificateUntrusted << false << false;
        QTest::newRow("no credentials") << 0 << ErrorCode::LoginFailed << false << false;
        QTest::newRow("proxy refuses") << 0 << ErrorCode::ProxyFailed << false << false;
        QTest::newRow("forbidden") << 403 << ErrorCode::Forbidden << false << false;
        QTest::newRow("conflict") << 409 << ErrorCode::Conflict << false << false;
        QTest::newRow("failed") << 500 << ErrorCode::ServerFailed << false << true;
        QTest::newRow("bad gateway") << 502 << ErrorCode::ServerFailed << false << true;
        QTest::newRow("unavailable") << 503 << ErrorCode::ServerFailed << false << true;
        QTest::newRow("busy, says when") << 503 << ErrorCode::ServerFailed << true << false;
        QTest::newRow("gateway timeout") << 504 << ErrorCode::ServerFailed << false << true;
    }

    void saysWhetherItMayHaveBeenDone()
    {
        QFETCH(int, status);
        QFETCH(ErrorCode, code);
        QFETCH(bool, saysWhen);
        QFETCH(bool, mayBeDone);
        for (const auto effect : {kube::HttpEffect::Writes, kube::HttpEffect::None}) {
            init();
            begin("PATCH", 5s, effect);
            if (status == 0)
                m_transport.last()->fail(code);
            else
                refuse(status, saysWhen ? std::optional(60s) : std::nullopt);
            QTRY_VERIFY(m_result);
            const bool isUnknown = m_result->error().effect == base::ErrorEffect::Unknown;
            QCOMPARE(isUnknown, mayBeDone && effect == kube::HttpEffect::Writes);
        }
    }
};

QTEST_GUILESS_MAIN(TestRetryingCall)
#include "tst_retrying_call.moc"
