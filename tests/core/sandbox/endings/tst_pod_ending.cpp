// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/decode/json_parser.h"
#include "core/sandbox/endings/pod_ending.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using sandbox::EndingCause;
using sandbox::PodEnding;
using sandbox::PodEvent;
using sandbox::Remover;

namespace {

using Time = std::chrono::system_clock::time_point;

Time atSecond(int seconds)
{
    return Time(std::chrono::seconds(1'767'323'045 + seconds)); // 2026-01-02T03:04:05Z
}

QByteArray terminated(const char *reason, int code, const char *finishedAt = "2026-01-02T03:04:05Z")
{
    return R"({"name": "main", "state": {"terminated": {"reason": ")" + QByteArray(reason) + R"(", "exitCode": )" +
           QByteArray::number(code) + R"(, "message": "m", "finishedAt": ")" + finishedAt + R"("}}})";
}

QByteArray waiting(const char *reason)
{
    return R"({"name": "main", "state": {"waiting": {"reason": ")" + QByteArray(reason) + R"(", "message": "m"}}})";
}

QByteArray pod(const QByteArray &phase, const QByteArray &containers = {}, const QByteArray &more = {},
               const QByteArray &metadata = {})
{
    return R"({"metadata": {)" + metadata + R"(}, "status": {"phase": ")" + phase + R"(", "containerStatuses": [)" +
           containers + "]" + more + "}}";
}

/// Asked for at 03:04:05 with 30 s of grace.
const QByteArray deleted =
    R"("deletionTimestamp": "2026-01-02T03:04:35Z", "deletionGracePeriodSeconds": 30)";

QByteArray disrupted(const char *reason)
{
    return R"(, "conditions": [{"type": "DisruptionTarget", "status": "True", "reason": ")" + QByteArray(reason) +
           R"(", "message": "m", "lastTransitionTime": "2026-01-02T03:04:05Z"}])";
}

QByteArray reason(const char *reason)
{
    return R"(, "reason": ")" + QByteArray(reason) + R"(", "message": "m")";
}

} // namespace

class PodEndingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheCause_data();
    void findsTheCause();
    void saysWhatTheClusterSaid();
    void readsAnyPod_data();
    void readsAnyPod();
};

void PodEndingTest::findsTheCause_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("event");
    QTest::addColumn<Remover>("remover");
    QTest::addColumn<EndingCause>("cause");
    const QString none;
    const auto stays = Remover::Nobody;
    const auto us = Remover::Us;
    const auto other = Remover::Somebody;

    QTest::newRow("hard limit") << pod("Failed", terminated("Error", 137), reason("DeadlineExceeded")) << none << stays
                                << EndingCause::Deadline;
    QTest::newRow("short of memory itself") << pod("Failed", terminated("OOMKilled", 137)) << none << stays
                                            << EndingCause::OutOfMemory;
    QTest::newRow("node short of disk") << pod("Failed", {}, reason("Evicted")) << none << stays << EndingCause::Evicted;
    QTest::newRow("preempted") << pod("Failed", {}, disrupted("PreemptionByScheduler")) << none << stays
                               << EndingCause::Evicted;
    QTest::newRow("evicted by the API") << pod("Running", {}, disrupted("EvictionByEvictionAPI"), deleted) << none
                                        << other << EndingCause::Evicted;
    QTest::newRow("node went") << pod("Failed", {}, reason("NodeLost")) << none << stays << EndingCause::Node;
    QTest::newRow("node shut down") << pod("Failed", {}, reason("Terminated")) << none << stays << EndingCause::Node;
    QTest::newRow("node tainted") << pod("Running", {}, disrupted("DeletionByTaintManager"), deleted) << none << other
                                  << EndingCause::Node;
    QTest::newRow("node tainted, by event") << pod("Running", {}, {}, deleted) << u"TaintManagerEviction"_s << other
                                            << EndingCause::Node;
    QTest::newRow("node too full") << pod("Failed", {}, reason("OutOfcpu")) << none << stays << EndingCause::Node;
    QTest::newRow("exit code") << pod("Failed", terminated("Error", 3)) << none << stays << EndingCause::ExitCode;
    QTest::newRow("killed, nobody says why") << pod("Failed", terminated("Error", 137)) << none << stays
                                             << EndingCause::ExitCode;
    QTest::newRow("well") << pod("Succeeded", terminated("Completed", 0)) << none << stays << EndingCause::Completed;
    QTest::newRow("one of two went wrong")
        << pod("Failed", terminated("Completed", 0) + ',' + terminated("Error", 2)) << none << stays
        << EndingCause::ExitCode;
    QTest::newRow("a known reason before a number")
        << pod("Failed", terminated("Error", 2) + ',' + terminated("OOMKilled", 137)) << none << stays
        << EndingCause::OutOfMemory;
    QTest::newRow("cannot be started") << pod("Failed", terminated("StartError", 128)) << none << stays
                                       << EndingCause::Start;
    QTest::newRow("still runs") << pod("Running") << none << stays << EndingCause::Unknown;
    QTest::newRow("failed, and nothing else is said") << pod("Failed") << none << stays << EndingCause::Unknown;

    QTest::newRow("deleted by us") << pod("Running", {}, {}, deleted) << none << us << EndingCause::Deleted;
    QTest::newRow("deleted by a keeper") << pod("Running", {}, {}, deleted) << none << Remover::Keeper
                                         << EndingCause::Expired;
    QTest::newRow("deleted by another") << pod("Running", {}, {}, deleted) << none << other
                                        << EndingCause::DeletedByOther;
    QTest::newRow("deleted by another, killed for it")
        << pod("Failed", terminated("Error", 137, "2026-01-02T03:04:30Z"), {}, deleted) << none << other
        << EndingCause::DeletedByOther;
    QTest::newRow("deleted by us, ended for it") << pod("Succeeded", terminated("Completed", 0), {}, deleted) << none
                                                 << us << EndingCause::Deleted;
    QTest::newRow("ended, then deleted") << pod("Failed", terminated("Error", 3, "2026-01-02T03:00:00Z"), {}, deleted)
                                         << none << us << EndingCause::ExitCode;
    QTest::newRow("short of memory while deleted")
        << pod("Running", terminated("OOMKilled", 137, "2026-01-02T03:04:20Z"), {}, deleted) << none << us
        << EndingCause::OutOfMemory;
    QTest::newRow("no image, deleted") << pod("Pending", waiting("ImagePullBackOff"), {}, deleted) << none << us
                                       << EndingCause::Image;
    QTest::newRow("no image, still there") << pod("Pending", waiting("ImagePullBackOff")) << none << stays
                                           << EndingCause::Unknown;
    QTest::newRow("no configuration, deleted") << pod("Pending", waiting("CreateContainerConfigError"), {}, deleted)
                                               << none << other << EndingCause::Start;
    QTest::newRow("never seen") << QByteArray("{}") << none << other << EndingCause::DeletedByOther;
}

void PodEndingTest::findsTheCause()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, event);
    QFETCH(Remover, remover);
    QFETCH(EndingCause, cause);
    kube::JsonParser parser;
    const auto view = parser.parse({text.constData(), static_cast<std::size_t>(text.size())});
    QVERIFY(view);
    std::vector<PodEvent> events{{.reason = u"Scheduled"_s}};
    if (!event.isEmpty())
        events.push_back({.reason = event});
    QCOMPARE(keyword(podEnding(*view, events, remover).cause), keyword(cause));
}

void PodEndingTest::saysWhatTheClusterSaid()
{
    kube::JsonParser parser;
    const QByteArray text = pod("Failed", terminated("OOMKilled", 137));
    const auto view = parser.parse({text.constData(), static_cast<std::size_t>(text.size())});
    QVERIFY(view);
    const PodEnding ending = podEnding(*view, {}, Remover::Nobody);
    QCOMPARE(ending.reason, u"OOMKilled"_s);
    QCOMPARE(ending.message, u"m"_s);
    QCOMPARE(ending.exitCode.value_or(-1), 137);
    QVERIFY(ending.at == atSecond(0));
}

void PodEndingTest::readsAnyPod_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("numbers") << QByteArray(R"({"status": 7, "metadata": []})");
    QTest::newRow("wrong types") << QByteArray(R"({"metadata": {"deletionTimestamp": 5, "deletionGracePeriodSeconds": "x"},
        "status": {"phase": {}, "reason": [], "containerStatuses": [{"state": {"terminated": {"exitCode": 99999999999}}}]}})");
    QTest::newRow("no object") << QByteArray("[]");
}

void PodEndingTest::readsAnyPod()
{
    QFETCH(QByteArray, text);
    kube::JsonParser parser;
    const QByteArray kept = text;
    const auto view = parser.parse({kept.constData(), static_cast<std::size_t>(kept.size())});
    QVERIFY(view);
    for (const Remover remover : {Remover::Nobody, Remover::Us, Remover::Keeper, Remover::Somebody})
        QVERIFY(podEnding(*view, {}, remover).exitCode.value_or(0) <= 1024);
}

QTEST_GUILESS_MAIN(PodEndingTest)
#include "tst_pod_ending.moc"
