// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/kube/support/exchange_outcome.h"
#include "tests/core/kube/support/fake_credentials.h"
#include "tests/core/kube/support/fake_transport.h"

#include "core/kube/wire/authorized_exchange.h"

#include <QTest>

using namespace liteboxd;
using kube::AuthorizedExchange;

class TestAuthorizedExchange : public QObject
{
    Q_OBJECT

private:
    std::shared_ptr<FakeCredentials> m_source;
    std::unique_ptr<FakeTransport> m_wire;
    std::unique_ptr<QObject> m_transport;
    QList<std::string> m_shown; ///< what each request that was sent showed
    std::optional<base::Error> m_unsendable;
    ExchangeOutcome m_outcome;

    std::unique_ptr<AuthorizedExchange> start()
    {
        auto exchange = std::make_unique<AuthorizedExchange>(
            m_source, kube::HttpRequest{"GET", "/"},
            [this](const kube::HttpRequest &request,
                   const kube::CredentialPtr &credential) -> base::Result<std::unique_ptr<kube::HttpExchange>> {
                if (m_unsendable)
                    return base::fail(*m_unsendable);
                m_shown << credential->authorization.reveal();
                return m_wire->start(request);
            },
            m_transport.get(), "https://server");
        m_outcome.follow(exchange.get());
        return exchange;
    }

private Q_SLOTS:
    void init()
    {
        m_source = std::make_shared<FakeCredentials>();
        m_wire = std::make_unique<FakeTransport>();
        m_transport = std::make_unique<QObject>();
        m_shown.clear();
        m_unsendable.reset();
        m_outcome = {};
    }

    void sendsAtOnceWithWhatIsAtHand()
    {
        m_source->m_ready = FakeCredentials::token("a");
        const auto exchange = start();
        QCOMPARE(m_shown, QList<std::string>{"a"});
        m_wire->last()->answer({{QStringLiteral("x"), 1}});
        QVERIFY(m_outcome.ended);
        QCOMPARE(m_outcome.head.status, 200);
        QCOMPARE(m_outcome.body, "{\"x\":1}");
    }

    void waitsForItsCredential()
    {
        const auto exchange = start();
        QCOMPARE(m_wire->count(), 0);
        m_source->m_asked->complete(FakeCredentials::token("a"));
        QTRY_COMPARE(m_shown, QList<std::string>{"a"});
        m_wire->last()->answer({});
        QVERIFY(m_outcome.ended);
    }

    void failsWithoutOne()
    {
        const auto exchange = start();
        m_source->m_asked->complete(base::fail(base::ErrorCode::LoginFailed, "no plugin"));
        QTRY_VERIFY(m_outcome.ended);
        QCOMPARE(m_outcome.error->code, base::ErrorCode::LoginFailed);
        QCOMPARE(m_wire->count(), 0);
    }

    void goesWhileItWaits()
    {
        auto exchange = start();
        exchange.reset();
        m_source->m_asked->complete(FakeCredentials::token("a"));
        QCoreApplication::processEvents();
        QCOMPARE(m_wire->count(), 0);
        QVERIFY(!m_outcome.ended);
    }

    void endsWithItsTransportWhileItWaits()
    {
        const auto exchange = start();
        m_transport.reset();
        QVERIFY(m_outcome.ended);
        QCOMPARE(m_outcome.error->code, base::ErrorCode::ConnectionLost);
    }

    void renewsOnceAfter401()
    {
        m_source->m_ready = FakeCredentials::token("old");
        const auto exchange = start();
        m_wire->last()->refuse(401, "Unauthorized");
        QVERIFY(!m_outcome.ended);
        QCOMPARE(m_outcome.head.status, 0); // nobody hears of the first answer
        QCOMPARE(m_source->m_refused->authorization.reveal(), "old");
        m_source->m_asked->complete(FakeCredentials::token("new"));
        QTRY_COMPARE(m_shown, (QList<std::string>{"old", "new"}));
        m_wire->last()->answer({{QStringLiteral("x"), 1}});
        QVERIFY(m_outcome.ended);
        QCOMPARE(m_outcome.head.status, 200);
        QCOMPARE(m_outcome.body, "{\"x\":1}");
    }

    void aSecond401IsTheAnswer()
    {
        m_source->m_ready = FakeCredentials::token("old");
        const auto exchange = start();
        m_wire->last()->refuse(401, "Unauthorized");
        m_source->m_asked->complete(FakeCredentials::token("new"));
        QTRY_COMPARE(m_wire->count(), 2);
        m_wire->last()->refuse(401, "Unauthorized");
        QVERIFY(m_outcome.ended);
        QCOMPARE(m_outcome.head.status, 401);
        QVERIFY(m_outcome.body.contains("Unauthorized"));
        QCOMPARE(m_wire->count(), 2);
    }

    void a401IsTheAnswerWhereThereIsNoOther()
    {
        m_source->m_ready = FakeCredentials::token("only");
        m_source->m_renewable = false;
        const auto exchange = start();
        m_wire->last()->refuse(401, "Unauthorized");
        QVERIFY(m_outcome.ended);
        QCOMPARE(m_outcome.head.status, 401);
        QCOMPARE(m_wire->count(), 1);
    }

    void aCredentialThatCannotBeUsedIsToldLater()
    {
        m_source->m_ready = FakeCredentials::token("a");
        m_unsendable = base::Error{base::ErrorCode::Malformed, "no certificate", {}};
        const auto exchange = start();
        QVERIFY(!m_outcome.ended); // whoever started it could not have heard
        QTRY_VERIFY(m_outcome.ended);
        QCOMPARE(m_outcome.error->message, "no certificate");
    }
};

QTEST_GUILESS_MAIN(TestAuthorizedExchange)
#include "tst_authorized_exchange.moc"
