// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/probes/dns_query.h"
#include "core/verify/probes/probe_manifest.h"
#include "core/verify/probes/probe_raising.h"
#include "core/verify/probes/probe_removal.h"
#include "core/verify/probes/probe_tool.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::verify;

namespace {

QJsonObject json(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace

/// What probes are made of, and how what they say is read.
class ProbesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatAToolSays_data()
    {
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QString>("reach");
        QTest::newRow("connected") << 0 << QByteArray() << u"open"_s;
        QTest::newRow("busybox, refused")
            << 1 << QByteArray("nc: can't connect to remote host (10.0.0.1): Connection refused\n") << u"refused"_s;
        QTest::newRow("python, refused") << 1 << QByteArray("ConnectionRefusedError: [Errno 111] Connection refused\n")
                                         << u"refused"_s;
        QTest::newRow("busybox, silent") << 1 << QByteArray("nc: timed out\n") << u"nothing answered"_s;
        QTest::newRow("another nc, silent") << 1 << QByteArray() << u"nothing answered"_s;
        QTest::newRow("timeout's own code") << 124 << QByteArray() << u"nothing answered"_s;
        QTest::newRow("python, silent") << 1 << QByteArray("TimeoutError: timed out\n") << u"nothing answered"_s;
        QTest::newRow("no such program") << 127 << QByteArray("sh: nc: not found\n") << u"unclear"_s;
        QTest::newRow("an option it does not know") << 1 << QByteArray("nc: invalid option -- 'e'\n") << u"unclear"_s;
        QTest::newRow("no route") << 1 << QByteArray("nc: No route to host\n") << u"unclear"_s;
    }

    void readsWhatAToolSays()
    {
        QFETCH(int, exitCode);
        QFETCH(QByteArray, said);
        QFETCH(QString, reach);
        QCOMPARE(nameOf(reachOf(sandbox::CommandResult{.exitCode = exitCode, .errorOutput = said})), reach);
    }

    /// Slowness of the cluster is no silence of the network.
    void aCommandThatDidNotEndSaysNothing()
    {
        QCOMPARE(reachOf(base::fail(base::ErrorCode::TimedOut, "")), Reach::Unclear);
        QCOMPARE(reachOf(base::fail(base::ErrorCode::Forbidden, "")), Reach::Unclear);
    }

    void takesPlaces_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("place");
        QTest::newRow("address") << QByteArray("10.0.0.1:80") << u"10.0.0.1:80"_s;
        QTest::newRow("name") << QByteArray("host.lan:443") << u"host.lan:443"_s;
        QTest::newRow("IPv6") << QByteArray("[fd00::1]:53") << u"[fd00::1]:53"_s;
        for (const char *wrong :
             {"", "host", ":80", "host:", "host:0", "host:65536", "host:80a", "-e:80", "a b:80", "$(id):80", "a;b:80"})
            QTest::addRow("refused: %s", wrong) << QByteArray(wrong) << QString();
    }

    void takesPlaces()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, place);
        const auto parsed = ProbePlace::parse(text.toStdString());
        QCOMPARE(parsed ? parsed->text() : QString(), place);
    }

    void asksForAName()
    {
        const QByteArray query = dnsQuery("a.test");
        QCOMPARE(query.mid(12), QByteArray("\1a\4test\0\0\1\0\1", 12));
        QCOMPARE(dnsReplyOf(query), DnsReply::None);
        QCOMPARE(overTcp(query), QByteArray("\0\x18", 2) + query);
        QByteArray answer = query;
        answer[2] = static_cast<char>(answer[2] | '\x80');
        QCOMPARE(dnsReplyOf(answer), DnsReply::Answered);
        answer[3] = '\x83'; // NXDOMAIN
        QCOMPARE(dnsReplyOf(answer), DnsReply::Answered);
        for (const char refusal : {'\x82', '\x85'}) { // SERVFAIL, REFUSED
            answer[3] = refusal;
            QCOMPARE(dnsReplyOf(answer), DnsReply::Failed);
        }
        answer[0] = 'x';
        QCOMPARE(dnsReplyOf(answer), DnsReply::None);
        QCOMPARE(dnsReplyOf(answer.first(4)), DnsReply::None);
    }

    /// Pod Security Standards, level "restricted".
    void podsAreRestricted()
    {
        const ProbePlan plan{.runId = u"0a1b"_s, .image = u"image"_s, .sandboxNamespace = "liteboxd", .node = "n1"};
        for (const ProbePod &pod : plan.pods()) {
            const QJsonObject made = probeManifest(plan, pod);
            const QJsonValue spec = made[u"spec"];
            QCOMPARE(spec[u"securityContext"][u"runAsNonRoot"].toBool(), true);
            QCOMPARE(spec[u"securityContext"][u"seccompProfile"][u"type"].toString(), u"RuntimeDefault"_s);
            QCOMPARE(spec[u"automountServiceAccountToken"].toBool(true), false);
            QVERIFY(spec[u"activeDeadlineSeconds"].toInt() > 0);
            const QJsonValue container = spec[u"containers"][0];
            QCOMPARE(container[u"securityContext"][u"allowPrivilegeEscalation"].toBool(true), false);
            QCOMPARE(container[u"securityContext"][u"capabilities"][u"drop"][0].toString(), u"ALL"_s);
            QVERIFY(!container[u"resources"][u"limits"][u"memory"].isUndefined());
            QCOMPARE(made[u"metadata"][u"labels"][QLatin1StringView(probeRunLabel)].toString(), u"0a1b"_s);
            QVERIFY2(!made[u"metadata"][u"name"].toString().startsWith(u"sandbox-"), "no gateway takes it for one");
        }
    }

    void waitsForAPod_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("isHopeless");
        QTest::newRow("new") << QByteArray("{}") << QString() << false;
        QTest::newRow("runs")
            << QByteArray(
                   R"({"phase": "Running", "podIP": "10.0.0.7", "containerStatuses": [{"state": {"running": {}}}]})")
            << u"10.0.0.7"_s << false;
        QTest::newRow("is made")
            << QByteArray(
                   R"({"phase": "Pending", "containerStatuses": [{"state": {"waiting": {"reason": "ContainerCreating"}}}]})")
            << QString() << false;
        QTest::newRow("no image")
            << QByteArray(
                   R"({"phase": "Pending", "containerStatuses": [{"state": {"waiting": {"reason": "ErrImagePull"}}}]})")
            << QString() << true;
        QTest::newRow("ended") << QByteArray(R"({"phase": "Succeeded"})") << QString() << true;
    }

    void waitsForAPod()
    {
        QFETCH(QByteArray, status);
        QFETCH(QString, address);
        QFETCH(bool, isHopeless);
        const QJsonObject pod{{u"status"_s, QJsonDocument::fromJson(status).object()}};
        QCOMPARE(QString::fromStdString(ProbeRaising::addressOf(pod)), address);
        QCOMPARE(!ProbeRaising::obstacleOf(pod).isEmpty(), isHopeless);
    }

    void knowsWhatIsLeftBehind_data()
    {
        QTest::addColumn<QString>("maker");
        QTest::addColumn<QString>("created");
        QTest::addColumn<bool>("isLeft");
        QTest::newRow("of a run here") << u"here/7"_s << u"2027-01-15T08:00:00Z"_s << false;
        QTest::newRow("its process has ended") << u"here/8"_s << u"2027-01-15T08:00:00Z"_s << true;
        QTest::newRow("of a run elsewhere") << u"there/8"_s << u"2027-01-15T08:00:00Z"_s << false;
        QTest::newRow("its time is up") << u"there/8"_s << u"2027-01-15T07:54:00Z"_s << true;
        QTest::newRow("nobody said") << QString() << u"2027-01-15T08:00:00Z"_s << false;
    }

    void knowsWhatIsLeftBehind()
    {
        QFETCH(QString, maker);
        QFETCH(QString, created);
        QFETCH(bool, isLeft);
        const std::chrono::system_clock::time_point now(std::chrono::seconds(1'800'000'000)); // 2027-01-15T08:00:00Z
        const auto selection = ProbeSelection::leftBehind(u"here"_s, now, [](qint64 process) { return process == 7; });
        QJsonObject pod = json(R"({"metadata": {"annotations": {}}})");
        pod[u"metadata"_s] =
            QJsonObject{{u"creationTimestamp"_s, created},
                        {u"annotations"_s, QJsonObject{{QLatin1StringView(probeMakerAnnotation), maker}}}};
        QCOMPARE(selection.matches(pod), isLeft);
    }
};

QTEST_GUILESS_MAIN(ProbesTest)
#include "tst_probes.moc"
