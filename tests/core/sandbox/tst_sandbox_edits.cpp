// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/fakes/fake_cluster.h"
#include "tests/core/fakes/pod_objects.h"

#include "core/sandbox/sandbox_decoder.h"
#include "core/sandbox/sandbox_edits.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>

#include <algorithm>
#include <optional>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::tests;
using namespace std::chrono_literals;

namespace {

const QString s_name = u"sandbox-0a1b2c3d"_s;

/// The field Date of a server whose clock is that far from ours.
QByteArray dateIn(std::chrono::minutes ahead)
{
    const QDateTime time = QDateTime::currentDateTimeUtc().addSecs(std::chrono::seconds(ahead).count());
    return QLocale::c().toString(time, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
}

} // namespace

/// Changes of annotations that say when something ends: by the API server's clock.
class SandboxEditsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsByTheClockOfTheServer_data()
    {
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<int>("minutes"); // that the server is ahead
        QTest::newRow("ahead") << dateIn(10min) << 10;
        QTest::newRow("behind") << dateIn(-10min) << -10;
        QTest::newRow("not said") << QByteArray() << 0;
    }

    void countsByTheClockOfTheServer()
    {
        QFETCH(QByteArray, date);
        QFETCH(int, minutes);
        auto transport = std::make_unique<FakeCluster>();
        FakeCluster *const cluster = transport.get();
        kube::ApiClient api(std::move(transport));
        cluster->setDate(date);
        const QJsonObject pod = podObject(u"0a1b2c3d"_s);
        QJsonObject notes;
        cluster->on(u"PATCH"_s, podsPath(s_name), [&notes, pod](const SeenRequest &request) {
            notes = request.body[u"metadata"][u"annotations"].toObject();
            return FakeCluster::Answer{200, pod};
        });
        const auto sandbox = sandbox::decodeSandboxObject(pod);
        QVERIFY(sandbox);
        const auto now = std::chrono::system_clock::now();
        std::optional<bool> done;
        const auto note = [&done](const base::Result<sandbox::Sandbox> &changed) { done = changed.has_value(); };

        auto request = sandbox::SandboxEdits(api).renew(*sandbox, 1h, now, kube::Persistence::Store, this, note);
        QTRY_VERIFY(done);
        QVERIFY(*done);
        const auto end = sandbox->createdAt + std::chrono::seconds(notes[u"liteboxd/ttl"].toString().toLongLong());
        QCOMPARE(std::chrono::round<std::chrono::minutes>(end - now - 1h).count(), minutes);

        done.reset();
        request = sandbox::SandboxEdits(api).limitInternet(*sandbox, now + 15min, this, note);
        QTRY_VERIFY(done);
        const auto until = QDateTime::fromString(notes[u"liteboxd.io/internet-access-until"].toString(), Qt::ISODate);
        const auto left = std::chrono::seconds(QDateTime::currentDateTimeUtc().secsTo(until));
        QCOMPARE(std::chrono::round<std::chrono::minutes>(left - 15min).count(), minutes);
    }

    void endsWithItsRequest()
    {
        auto transport = std::make_unique<FakeCluster>();
        FakeCluster *const cluster = transport.get();
        kube::ApiClient api(std::move(transport));
        const auto sandbox = sandbox::decodeSandboxObject(podObject(u"0a1b2c3d"_s));
        {
            const auto request = sandbox::SandboxEdits(api).limitInternet(
                *sandbox, std::chrono::system_clock::now(), this,
                [](const base::Result<sandbox::Sandbox> &) { QFAIL("nobody waits for it any more"); });
            QVERIFY(request.isPending());
        }
        // One that is asked for afterwards and has its answer: the first would have been sent by then.
        std::optional<bool> done;
        const auto other = sandbox::SandboxEdits(api).rotate(
            *sandbox, kube::Persistence::Store, this, [&done](const auto &changed) { done = changed.has_value(); });
        QTRY_VERIFY(done);
        const auto requests = cluster->requests();
        QCOMPARE(std::count_if(requests.begin(), requests.end(),
                               [](const SeenRequest &request) { return request.method == u"PATCH"_s; }),
                 1);
    }
};

QTEST_GUILESS_MAIN(SandboxEditsTest)
#include "tst_sandbox_edits.moc"
