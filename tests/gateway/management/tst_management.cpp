// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/api_document.h"
#include "gateway/management/routes/api_route.h"
#include "gateway/management/api_token_table.h"
#include "gateway/management/feeds/event_ring.h"
#include "gateway/management/routes/json_members.h"
#include "gateway/management/routes/problem.h"
#include "gateway/management/feeds/receiver_link.h"
#include "gateway/management/feeds/session_feed.h"

#include <QJsonDocument>
#include <QTest>

using namespace liteboxd;
using namespace liteboxd::management;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject objectIn(const std::string &text)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
}

} // namespace

/// The parts of the management API that need no cluster.
class ManagementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokens_data();
    void tokens();
    void tokenIsFoundByItsDigest();
    void routes_data();
    void routes();
    void documentSaysTheRoutes();
    void eventsAreReadInOrder();
    void slowReaderIsToldWhatItLost();
    void whoReadsNothingIsClosedAfterWhatWaits();
    void members_data();
    void members();
    void problemsHoldNoSecret();
};

void ManagementTest::tokens_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("count"); // -1: malformed
    const QString a(64, u'a');
    const QString b(64, u'b');
    QTest::newRow("nothing") << QString() << 0;
    QTest::newRow("comments and empty lines") << u"# who\n\n  \n"_s << 0;
    QTest::newRow("two") << u"one read "_s + a + u"\r\n two\tadmin  "_s + b + u'\n' << 2;
    QTest::newRow("no line feed at the end") << u"one operate "_s + a << 1;
    QTest::newRow("another scope") << u"one all "_s + a << -1;
    QTest::newRow("a short digest") << u"one read "_s + a.left(63) << -1;
    QTest::newRow("no digest") << u"one read"_s << -1;
    QTest::newRow("more behind it") << u"one read "_s + a + u" x"_s << -1;
    QTest::newRow("a name that is none") << u"One read "_s + a << -1;
    QTest::newRow("the name twice") << u"one read "_s + a + u"\none read "_s + b << -1;
    QTest::newRow("the token twice") << u"one read "_s + a + u"\ntwo read "_s + a << -1;
}

void ManagementTest::tokens()
{
    QFETCH(QString, text);
    QFETCH(int, count);
    const auto table = ApiTokenTable::parse(text.toStdString());
    QCOMPARE(table ? static_cast<int>(table->size()) : -1, count);
}

void ManagementTest::tokenIsFoundByItsDigest()
{
    const auto table = ApiTokenTable::parse(apiTokenLine("ci", ApiScope::Operate, "secret"));
    QVERIFY(table);
    const ApiToken *const found = table->find("secret");
    QVERIFY(found != nullptr);
    QCOMPARE(found->name, std::string("ci"));
    QCOMPARE(found->scope, ApiScope::Operate);
    QVERIFY(table->find("Secret") == nullptr);
    QVERIFY(table->find("") == nullptr);
}

void ManagementTest::routes_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("socket");
    QTest::addColumn<QString>("pattern"); // empty: none
    QTest::addColumn<QString>("allowed");
    const QString boxes = u"/api/v1/sandboxes"_s;
    QTest::newRow("a list") << u"GET"_s << boxes << false << boxes << u"GET, POST"_s;
    QTest::newRow("HEAD as GET") << u"HEAD"_s << boxes << false << boxes << u"GET, POST"_s;
    QTest::newRow("a parameter") << u"DELETE"_s << u"/api/v1/sandboxes/a1"_s << false << u"/api/v1/sandboxes/{id}"_s
                                 << u"GET, DELETE"_s;
    QTest::newRow("no such method") << u"PATCH"_s << boxes << false << QString() << u"GET, POST"_s;
    QTest::newRow("no such path") << u"GET"_s << u"/api/v1/boxes"_s << false << QString() << QString();
    QTest::newRow("a slash more") << u"GET"_s << u"/api/v1/sandboxes/"_s << false << QString() << QString();
    QTest::newRow("no label") << u"GET"_s << u"/api/v1/sandboxes/%2e"_s << false << QString() << QString();
    QTest::newRow("a literal before a parameter")
        << u"GET"_s << u"/api/v1/templates/export"_s << false << u"/api/v1/templates/export"_s << u"GET"_s;
    QTest::newRow("a socket") << u"GET"_s << u"/api/v1/sandboxes/a1/exec"_s << true << u"/api/v1/sandboxes/{id}/exec"_s
                              << u"POST, GET"_s;
}

void ManagementTest::routes()
{
    QFETCH(QString, method);
    QFETCH(QString, path);
    QFETCH(bool, socket);
    QFETCH(QString, pattern);
    QFETCH(QString, allowed);
    const RouteMatch found = findRoute(method.toStdString(), path.toStdString(), socket);
    QCOMPARE(found.route == nullptr ? std::string() : std::string(found.route->pattern), pattern.toStdString());
    QCOMPARE(found.allowed, allowed.toStdString());
}

void ManagementTest::documentSaysTheRoutes()
{
    QStringList served;
    for (const ApiRoute &route : apiRoutes())
        served << QString::fromStdString(std::string(route.method) + ' ' + std::string(route.pattern) + ' ' +
                                         std::string(name(route.scope)));
    QStringList said;
    const QJsonObject paths = objectIn(apiDocument())[u"paths"_s].toObject();
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        const QJsonObject item = path.value().toObject();
        for (auto method = item.begin(); method != item.end(); ++method) {
            if (method.key() != u"parameters"_s)
                said << method.key().toUpper() + u' ' + path.key() + u' ' +
                            method.value().toObject()[u"x-scope"_s].toString();
        }
    }
    served.sort();
    said.sort();
    QCOMPARE(said, served);
}

void ManagementTest::eventsAreReadInOrder()
{
    EventRing ring;
    std::uint64_t last = 0;
    QVERIFY(!ring.next(last));
    ring.add(u"first"_s, {});
    ring.add(u"second"_s, {{u"more"_s, 1}});
    QCOMPARE(objectIn(*ring.next(last))[u"type"_s].toString(), u"first"_s);
    const QJsonObject second = objectIn(*ring.next(last));
    QCOMPARE(second[u"sequence"_s].toInt(), 2);
    QCOMPARE(second[u"more"_s].toInt(), 1);
    QVERIFY(!ring.next(last));
    last = 99; // of a run before this one
    QCOMPARE(objectIn(*ring.next(last))[u"type"_s].toString(), u"lost"_s);
    QCOMPARE(last, 2U);
}

void ManagementTest::slowReaderIsToldWhatItLost()
{
    EventRing ring;
    std::uint64_t last = 0;
    for (std::size_t i = 0; i < EventRing::kept + 10; ++i)
        ring.add(u"tick"_s, {});
    const QJsonObject lost = objectIn(*ring.next(last));
    QCOMPARE(lost[u"type"_s].toString(), u"lost"_s);
    QCOMPARE(lost[u"from"_s].toInt(), 1);
    QCOMPARE(lost[u"to"_s].toInt(), 10);
    QCOMPARE(objectIn(*ring.next(last))[u"sequence"_s].toInt(), 11);
}

void ManagementTest::whoReadsNothingIsClosedAfterWhatWaits()
{
    QObject session;
    int left = 0;
    auto feed = std::make_unique<SessionFeed>(SessionFeed::Session{
        std::make_shared<ReceiverLink>(&session), [](base::Opcode, const std::string &) {}, [&left] { ++left; }});
    const std::string mebibyte(1U << 20U, 'x');
    for (int n = 0; n < 4; ++n)
        QVERIFY(feed->send(mebibyte));
    QVERIFY(!feed->send("x")); // more does not wait
    feed->giveUp("why", base::CloseCode::PolicyViolation);
    for (int n = 0; n < 4; ++n) {
        QVERIFY(!feed->ended());
        QCOMPARE(feed->next()->size(), mebibyte.size());
    }
    QVERIFY(!feed->ended());
    QCOMPARE(feed->next(), std::optional<std::string>("why")); // behind what was sent before
    QCOMPARE(feed->ended(), std::optional(base::CloseCode::PolicyViolation));
    QVERIFY(feed->send(mebibyte)); // what was read makes room
    feed.reset();
    QTRY_COMPARE(left, 1); // its session hears that the client has gone
}

void ManagementTest::members_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("fault"); // where; empty: none
    QTest::newRow("nothing") << u"{}"_s << QString();
    QTest::newRow("null is nothing") << u"{\"text\": null, \"number\": null, \"inner\": null}"_s << QString();
    QTest::newRow("all") << u"{\"text\": \"a\", \"number\": 3, \"inner\": {\"truth\": true}}"_s << QString();
    QTest::newRow("another type") << u"{\"text\": 1}"_s << u"text"_s;
    QTest::newRow("out of its range") << u"{\"number\": 11}"_s << u"number"_s;
    QTest::newRow("not whole") << u"{\"number\": 1.5}"_s << u"number"_s;
    QTest::newRow("unknown") << u"{\"other\": 1}"_s << u"other"_s;
    QTest::newRow("inside") << u"{\"inner\": {\"truth\": 1}}"_s << u"inner.truth"_s;
    QTest::newRow("no object") << u"{\"inner\": []}"_s << u"inner"_s;
}

void ManagementTest::members()
{
    QFETCH(QString, json);
    QFETCH(QString, fault);
    JsonMembers members(objectIn(json.toStdString()));
    static_cast<void>(members.text(u"text"_s));
    static_cast<void>(members.number(u"number"_s, 1, 10));
    static_cast<void>(members.object(u"inner"_s).truth(u"truth"_s));
    const auto found = members.fault();
    QCOMPARE(found ? found->context : std::string(), fault.toStdString());
}

void ManagementTest::problemsHoldNoSecret()
{
    const std::string token(64, 'a');
    const ApiAnswer answer = problem(base::Error{base::ErrorCode::Rejected, "refused token " + token, "pod"}, "r1");
    QCOMPARE(answer.status, 422);
    QCOMPARE(objectIn(answer.body)[u"code"_s].toString(), u"Rejected"_s);
    QCOMPARE(answer.body.find(token), std::string::npos);
}

QTEST_GUILESS_MAIN(ManagementTest)
#include "tst_management.moc"
