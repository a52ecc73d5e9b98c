// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/persistence/agent_restart.h"
#include "core/verify/persistence/policy_snapshot.h"
#include "core/verify/restart_traffic.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd::verify;

namespace {

QJsonObject json(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

TrafficSample sample(SampleTime time, Reach denied = Reach::Silent, Reach control = Reach::Refused,
                     Reach allowed = Reach::Refused)
{
    return {time, denied, control, allowed};
}

} // namespace

/// What is seen of restarts, judged.
class PersistenceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesTraffic_data()
    {
        using enum SampleTime;
        QTest::addColumn<std::shared_ptr<TrafficSamples>>("samples");
        QTest::addColumn<QString>("result");
        const auto row = [](const char *name, const TrafficSamples &samples, const QString &result) {
            QTest::newRow(name) << std::make_shared<TrafficSamples>(samples) << result;
        };
        row("denied all the time", {sample(Before), sample(During), sample(After)}, u"pass"_s);
        row("none", {}, u"inconclusive"_s);
        row("none during", {sample(Before), sample(After)}, u"inconclusive"_s);
        row("let through during", {sample(Before), sample(During, Reach::Refused), sample(After)}, u"fail"_s);
        row("let through before", {sample(Before, Reach::Open), sample(During), sample(After)}, u"fail"_s);
        row("control silent during", {sample(Before), sample(During, Reach::Silent, Reach::Silent), sample(After)},
            u"inconclusive"_s);
        row("one of two during shows it",
            {sample(Before), sample(During, Reach::Silent, Reach::Silent), sample(During), sample(After)}, u"pass"_s);
        row("allowed stood still",
            {sample(Before), sample(During, Reach::Silent, Reach::Refused, Reach::Silent), sample(After)}, u"warning"_s);
        row("allowed does not come back",
            {sample(Before), sample(During), sample(After, Reach::Silent, Reach::Refused, Reach::Silent)}, u"fail"_s);
    }

    void judgesTraffic()
    {
        QFETCH(std::shared_ptr<TrafficSamples>, samples);
        QFETCH(QString, result);
        const CheckOutcome outcome = judgeTraffic(*samples);
        QCOMPARE(nameOf(outcome.result), result);
        QCOMPARE(outcome.fix.isEmpty(), result == u"pass");
    }

    void comparesByContent_data()
    {
        QTest::addColumn<QString>("later");
        QTest::addColumn<QString>("difference");
        const QString same = uR"({"kind": "NetworkPolicy", "metadata": {"namespace": "n", "name": "p", "uid": "%1",
            "resourceVersion": "9", "generation": 4, "managedFields": [1]}, "spec": {"policyTypes": [%2]}%3})"_s;
        QTest::newRow("counted anew") << same.arg(u"1"_s, u"\"Egress\""_s, u", \"status\": {\"a\": 1}"_s) << QString();
        QTest::newRow("made anew") << same.arg(u"2"_s, u"\"Egress\""_s, QString()) << u"NetworkPolicy n/p was made anew"_s;
        QTest::newRow("changed") << same.arg(u"1"_s, QString(), QString()) << u"NetworkPolicy n/p was changed: spec"_s;
        QTest::newRow("gone") << QString() << u"NetworkPolicy n/p is gone"_s;
    }

    void comparesByContent()
    {
        QFETCH(QString, later);
        QFETCH(QString, difference);
        const PolicySnapshot before = PolicySnapshot::of(
            {json(R"({"kind": "NetworkPolicy", "metadata": {"namespace": "n", "name": "p", "uid": "1",
                "resourceVersion": "3", "generation": 1}, "spec": {"policyTypes": ["Egress"]}})")});
        std::vector<QJsonObject> objects;
        if (!later.isEmpty())
            objects.push_back(json(later.toUtf8().constData()));
        const PolicySnapshot now = PolicySnapshot::of(objects);
        QCOMPARE(before.differencesTo(now).join(u'|'), difference);
        QCOMPARE(before.digest() == now.digest(), difference.isEmpty());
        QCOMPARE(now.differencesTo(before).isEmpty(), difference.isEmpty());
    }

    void knowsWhatDoesNotComeBack_data()
    {
        QTest::addColumn<QByteArray>("pod");
        QTest::addColumn<bool>("isLost");
        const auto pod = [](const QByteArray &state, const QByteArray &more = "") {
            return R"({"metadata": {)" + more + R"(}, "status": {"containerStatuses": [{"restartCount": 1, "state": )" +
                   state + "}]}}";
        };
        QTest::newRow("runs") << pod(R"({"running": {}})") << false;
        QTest::newRow("is made") << pod(R"({"waiting": {"reason": "ContainerCreating"}})") << false;
        QTest::newRow("ended once") << pod(R"({"waiting": {"reason": "CrashLoopBackOff"}})") << false;
        QTest::newRow("no image") << pod(R"({"waiting": {"reason": "ImagePullBackOff"}})") << true;
        QTest::newRow("the old one") << pod(R"({"waiting": {"reason": "ImagePullBackOff"}})",
                                            R"("deletionTimestamp": "2026-01-01T00:00:00Z")")
                                     << false;
    }

    void knowsWhatDoesNotComeBack()
    {
        QFETCH(QByteArray, pod);
        QFETCH(bool, isLost);
        QCOMPARE(!AgentRestart::obstacleOf(json(pod.constData())).isEmpty(), isLost);
    }
};

QTEST_GUILESS_MAIN(PersistenceTest)
#include "tst_persistence.moc"
