// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/install/rollout_watch.h"

#include "tests/core/fakes/fake_cluster.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using install::RolloutStanding;

namespace {

QJsonObject object(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

/// A Deployment of two replicas at its second revision, with this status.
QJsonObject deployment(const char *status)
{
    QJsonObject made = object(R"({"metadata": {"name": "liteboxd-gateway", "uid": "d-1", "generation": 3,
        "annotations": {"deployment.kubernetes.io/revision": "2"}}, "spec": {"replicas": 2}})");
    made.insert(u"status"_s, object(status));
    return made;
}

QJsonArray sets()
{
    return {object(R"({"metadata": {"name": "old", "ownerReferences": [{"uid": "d-1"}],
                       "annotations": {"deployment.kubernetes.io/revision": "1"}}})"),
            object(R"({"metadata": {"name": "new", "ownerReferences": [{"uid": "d-1"}],
                       "annotations": {"deployment.kubernetes.io/revision": "2"}}})")};
}

QJsonObject pod(const QString &set, const char *status)
{
    return {{u"metadata"_s, QJsonObject{{u"name"_s, QString(set + u"-x"_s)},
                                        {u"ownerReferences"_s, QJsonArray{QJsonObject{{u"name"_s, set}}}}}},
            {u"status"_s, object(status)}};
}

constexpr const char *halfWay =
    R"({"observedGeneration": 3, "replicas": 2, "updatedReplicas": 2, "availableReplicas": 1})";
constexpr const char *whole =
    R"({"observedGeneration": 3, "replicas": 2, "updatedReplicas": 2, "availableReplicas": 2})";
constexpr const char *noImage = R"({"phase": "Pending", "containerStatuses": [
    {"state": {"waiting": {"reason": "ImagePullBackOff", "message": "Back-off pulling image"}}}]})";

} // namespace

class RolloutWatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStanding_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QJsonArray>("pods");
        QTest::addColumn<int>("ready");
        QTest::addColumn<bool>("isComplete");
        QTest::addColumn<QString>("obstacle");
        const auto row = [](const char *name, const char *status, const QJsonArray &pods, int ready, bool isComplete,
                            const QString &obstacle) {
            QTest::newRow(name) << QByteArray(status) << pods << ready << isComplete << obstacle;
        };
        row("nobody has looked",
            R"({"observedGeneration": 2, "replicas": 2, "updatedReplicas": 2, "availableReplicas": 2})",
            {pod(u"new"_s, noImage)}, 0, false, {});
        row("all are ready", whole, {}, 2, true, {});
        row("one is ready", halfWay, {}, 1, false, {});
        row("an earlier version is still there",
            R"({"observedGeneration": 3, "replicas": 3, "updatedReplicas": 2, "availableReplicas": 3})", {}, 2, false,
            {});
        row("only an earlier version is ready",
            R"({"observedGeneration": 3, "replicas": 3, "updatedReplicas": 1, "availableReplicas": 2})", {}, 0, false,
            {});
        row("no image", halfWay, {pod(u"new"_s, noImage)}, 1, false,
            u"pod new-x: ImagePullBackOff: Back-off pulling image"_s);
        row("no image of an earlier version", halfWay, {pod(u"old"_s, noImage)}, 1, false, {});
        row("it ends again and again", halfWay, {pod(u"new"_s, R"({"containerStatuses": [{"state": {"waiting":
            {"reason": "CrashLoopBackOff", "message": "back-off 10s"}}, "lastState": {"terminated":
            {"exitCode": 1, "message": "no certificate\n"}}}]})")},
            1, false, u"pod new-x: CrashLoopBackOff: back-off 10s (it ended with 1: no certificate)"_s);
        row("no node", halfWay, {pod(u"new"_s, R"({"conditions": [{"type": "PodScheduled", "status": "False",
            "reason": "Unschedulable", "message": "0/1 nodes are available"}]})")},
            1, false, u"pod new-x: Unschedulable: 0/1 nodes are available"_s);
        row("it was thrown out", halfWay,
            {pod(u"new"_s, R"({"phase": "Failed", "reason": "Evicted", "message": "low"})")}, 1, false,
            u"pod new-x: Evicted: low"_s);
        row("it starts", halfWay, {pod(u"new"_s, R"({"containerStatuses": [{"state": {"waiting":
            {"reason": "ContainerCreating"}}}]})")},
            1, false, {});
        row("a quota",
            R"({"observedGeneration": 3, "conditions": [{"type": "ReplicaFailure", "status": "True",
                "reason": "FailedCreate", "message": "exceeded quota: small"}]})",
            {}, 0, false, u"deployment liteboxd-gateway: FailedCreate: exceeded quota: small"_s);
        row("its own deadline",
            R"({"observedGeneration": 3, "conditions": [{"type": "Progressing", "status": "False",
                "reason": "ProgressDeadlineExceeded", "message": "has timed out"}]})",
            {}, 0, false, u"deployment liteboxd-gateway: ProgressDeadlineExceeded: has timed out"_s);
    }

    void aStanding()
    {
        QFETCH(QByteArray, status);
        QFETCH(QJsonArray, pods);
        QFETCH(QString, obstacle);
        const RolloutStanding standing = RolloutStanding::of(deployment(status), sets(), pods);
        QCOMPARE(standing.wanted, 2);
        QTEST(standing.ready, "ready");
        QTEST(standing.isComplete, "isComplete");
        QCOMPARE(standing.obstacle.value_or(QString()), obstacle);
        QCOMPARE(standing.obstacle.has_value(), !obstacle.isEmpty());
    }

    void itEndsWhenAllAreReady()
    {
        Fixture f;
        f.watch.start();
        QTRY_COMPARE(f.moved.size(), 1);
        QCOMPARE(f.moved[0][0].value<RolloutStanding>().ready, 1);
        f.serve(whole);
        QTRY_COMPARE(f.ended.size(), 1);
        QVERIFY(f.ended[0][0].value<RolloutStanding>().isComplete);
    }

    void itSaysAtOnceWhatKeepsIt()
    {
        Fixture f;
        f.serve(halfWay, {pod(u"new"_s, noImage)});
        f.watch.start();
        QTRY_COMPARE(f.ended.size(), 1);
        QVERIFY(f.ended[0][0].value<RolloutStanding>().obstacle);
    }

    void itEndsWithTheTime()
    {
        Fixture f(std::chrono::milliseconds(0));
        f.watch.start();
        QTRY_COMPARE(f.ended.size(), 1);
        QCOMPARE(f.ended[0][0].value<RolloutStanding>().ready, 1);
    }

    void aRefusalEndsIt()
    {
        Fixture f;
        f.cluster->refuse(u"GET"_s, path, 403, u"Forbidden"_s);
        f.watch.start();
        QTRY_COMPARE(f.failed.size(), 1);
        QCOMPARE(f.failed[0][0].value<base::Error>().code, base::ErrorCode::Forbidden);
    }

    void aLostAnswerIsAskedForAgain()
    {
        Fixture f;
        f.cluster->setFault(base::ErrorCode::ConnectionLost);
        f.watch.start();
        QObject context;
        std::optional<base::Error> lost; // what was asked later is lost later
        const auto later = f.api.version(&context, [&lost](const auto &version) { lost = version.error(); });
        QTRY_VERIFY(lost);
        f.serve(whole);
        f.cluster->setFault(std::nullopt);
        QTRY_COMPARE(f.ended.size(), 1);
        QVERIFY(f.failed.isEmpty());
    }

private:
    static inline const QString path = u"/apis/apps/v1/namespaces/liteboxd/deployments/liteboxd-gateway"_s;

    struct Fixture
    {
        explicit Fixture(std::chrono::milliseconds limit = install::RolloutWatch::usualLimit)
            : cluster(new tests::FakeCluster)
            , api(std::unique_ptr<kube::Transport>(cluster))
            , watch(api, "liteboxd", limit)
            , moved(&watch, &install::RolloutWatch::moved)
            , ended(&watch, &install::RolloutWatch::ended)
            , failed(&watch, &install::RolloutWatch::failed)
        {
            serve(halfWay);
        }

        void serve(const char *status, const QJsonArray &pods = {}) const
        {
            cluster->on(u"GET"_s, path, deployment(status));
            cluster->on(u"GET"_s, u"/apis/apps/v1/namespaces/liteboxd/replicasets"_s, listOf(sets()));
            cluster->on(u"GET"_s, tests::podsPath(), listOf(pods));
        }

        static QJsonObject listOf(const QJsonArray &items)
        {
            return {{u"metadata"_s, QJsonObject{{u"resourceVersion"_s, u"1"_s}}}, {u"items"_s, items}};
        }

        tests::FakeCluster *cluster;
        kube::ApiClient api;
        install::RolloutWatch watch;
        QSignalSpy moved;
        QSignalSpy ended;
        QSignalSpy failed;
    };
};

QTEST_GUILESS_MAIN(RolloutWatchTest)
#include "tst_rollout_watch.moc"
