// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/contract_cluster.h"

#include "core/kube/watch_cache.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QSignalSpy>

using namespace liteboxd;
using namespace Qt::Literals::StringLiterals;
using base::ErrorCode;
using Phase = kube::SyncState::Phase;

#define VERIFY_OK(result) QVERIFY2(result, (result) ? "" : (result).error().text().c_str())

namespace {

struct Pod
{
    std::string name;
    std::string color;
    bool operator==(const Pod &) const = default;
};

base::Result<Pod> decode(const kube::ObjectView &object)
{
    const kube::ObjectView metadata = object["metadata"];
    return Pod{std::string(metadata["name"].text()), std::string(metadata["labels"]["color"].text())};
}

using Cache = kube::WatchCache<Pod>;

const kube::ResourcePath pods{kube::resources::pods(), "liteboxd"};

QString environment(const char *name)
{
    return qEnvironmentVariable(name);
}

} // namespace

/// What a watch cache and a client make of a real API server that is killed, hangs, refuses, or is somebody else.
class TestClusterFaults : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ContractCluster> m_cluster;

    static void control(const char *command)
    {
        QCOMPARE(QProcess::execute(environment("LITEBOXD_RIG_CONTROL"), {QLatin1String(command)}), 0);
    }

    /// A pod as another client makes it: curl.
    static void createElsewhere(const QString &name)
    {
        const QJsonObject pod{
            {u"metadata"_s, QJsonObject{{u"name"_s, name}, {u"labels"_s, QJsonObject{{u"color"_s, u"red"_s}}}}},
            {u"spec"_s,
             QJsonObject{{u"containers"_s, QJsonArray{QJsonObject{{u"name"_s, u"main"_s}, {u"image"_s, u"x"_s}}}}}}};
        const QString pki = environment("LITEBOXD_RIG_DIR") + u"/pki/"_s;
        QProcess curl;
        curl.start(u"curl"_s,
                   {u"-sf"_s, u"--cacert"_s, pki + u"authority.crt"_s, u"-K"_s, pki + u"curl-token"_s, u"-H"_s,
                    u"Content-Type: application/json"_s, u"-d"_s, QString::fromUtf8(QJsonDocument(pod).toJson()),
                    environment("LITEBOXD_RIG_SERVER") + u"/api/v1/namespaces/liteboxd/pods"_s});
        QVERIFY(curl.waitForFinished());
        QCOMPARE(curl.exitCode(), 0);
    }

    std::unique_ptr<Cache> watchPods(kube::ReflectorSettings settings = {}) const
    {
        auto cache =
            std::make_unique<Cache>(m_cluster->client(), kube::ListQuery{pods}, decode, nullptr, std::move(settings));
        cache->start();
        static_cast<void>(QTest::qWaitFor([&] { return cache->state().phase == Phase::Live; }, 10000));
        return cache;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_cluster = std::make_unique<ContractCluster>();
        if (!m_cluster->fault().isEmpty())
            QFAIL(qPrintable(m_cluster->fault()));
    }

    void cleanupTestCase() { m_cluster.reset(); }

    void podsMadeElsewhereAppearWithinASecond()
    {
        const auto cache = watchPods();
        QCOMPARE(cache->state().phase, Phase::Live);
        for (const char *name : {"elsewhere-1", "elsewhere-2", "elsewhere-3"}) {
            createElsewhere(QString::fromLatin1(name));
            QElapsedTimer timer;
            timer.start();
            QTRY_VERIFY_WITH_TIMEOUT(cache->find({"liteboxd", name}), 1000);
            qInfo("%s appeared %lld ms after curl's end", name, timer.elapsed());
        }
        const kube::ResourcePath first{kube::resources::pods(), "liteboxd", "elsewhere-1"};
        const QJsonObject blue{{u"metadata"_s, QJsonObject{{u"labels"_s, QJsonObject{{u"color"_s, u"blue"_s}}}}}};
        VERIFY_OK(m_cluster->patch(first, kube::Patch::merge(blue)));
        QTRY_COMPARE_WITH_TIMEOUT(cache->find({"liteboxd", "elsewhere-1"})->color, "blue", 1000);
        kube::RemoveOptions atOnce;
        atOnce.gracePeriodSeconds = 0;
        VERIFY_OK(m_cluster->remove(first, atOnce));
        QTRY_VERIFY_WITH_TIMEOUT(!cache->find({"liteboxd", "elsewhere-1"}), 1000);
    }

    void aKilledServerLeavesRowsThatHeal()
    {
        createElsewhere(u"before-the-kill"_s);
        const auto cache = watchPods();
        const auto known = cache->values().size();
        QVERIFY(known > 0);
        int removed = 0;
        const auto subscription = cache->subscribe(
            this, [&](const kube::Changes<Pod> &changes) { removed += static_cast<int>(changes.removed.size()); });
        control("stop-apiserver");
        QTRY_COMPARE_WITH_TIMEOUT(cache->state().phase, Phase::Stale, 2000);
        QTRY_COMPARE_WITH_TIMEOUT(cache->state().error->code, ErrorCode::ConnectionRefused, 5000);
        QVERIFY(cache->state().since);
        QCOMPARE(cache->values().size(), known);

        QProcess starting; // the loop goes on meanwhile, and the cache tries
        starting.start(environment("LITEBOXD_RIG_CONTROL"), {u"start-apiserver"_s});
        QTRY_COMPARE_WITH_TIMEOUT(starting.state(), QProcess::NotRunning, 60000);
        QCOMPARE(starting.exitCode(), 0);
        createElsewhere(u"after-the-kill"_s);
        QElapsedTimer ready;
        ready.start();
        QTRY_VERIFY_WITH_TIMEOUT(cache->find({"liteboxd", "after-the-kill"}), 10000);
        qInfo("right again %lld ms after the server was ready", ready.elapsed());
        QCOMPARE(cache->state().phase, Phase::Live);
        QCOMPARE(cache->values().size(), known + 1);
        QCOMPARE(removed, 0);
    }

    void aHangingServerIsNoticed()
    {
        kube::ReflectorSettings settings;
        settings.silenceLimit = std::chrono::milliseconds(700);
        settings.watchOpenLimit = settings.listLimit = std::chrono::milliseconds(700);
        const auto cache = watchPods(settings);
        control("pause-apiserver");
        QTRY_COMPARE_WITH_TIMEOUT(cache->state().phase, Phase::Stale, 10000);
        QCOMPARE(cache->state().error->code, ErrorCode::TimedOut);
        QVERIFY(!cache->values().empty());
        control("resume-apiserver");
        QTRY_COMPARE_WITH_TIMEOUT(cache->state().phase, Phase::Live, 10000);
    }

    void kubeconfigsThatCannotWork_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("bad token") << u"bad-token"_s << ErrorCode::Unauthenticated;
        QTest::newRow("expired client") << u"expired-client"_s << ErrorCode::CertificateExpired;
        QTest::newRow("wrong authority") << u"wrong-authority"_s << ErrorCode::CertificateUntrusted;
        QTest::newRow("wrong name") << u"wrong-name"_s << ErrorCode::CertificateWrongName;
        QTest::newRow("expired server") << u"expired-server"_s << ErrorCode::CertificateExpired;
        QTest::newRow("unknown host") << u"unknown-host"_s << ErrorCode::HostNotFound;
        QTest::newRow("refused") << u"refused"_s << ErrorCode::ConnectionRefused;
        QTest::newRow("limited") << u"limited"_s << ErrorCode::Forbidden;
    }

    void kubeconfigsThatCannotWork()
    {
        QFETCH(QString, file);
        QFETCH(ErrorCode, code);
        const QString path = environment("LITEBOXD_RIG_DIR") + u'/' + file + u".kubeconfig"_s;
        const auto kubeconfig = kube::Kubeconfig::load({path.toStdString()});
        VERIFY_OK(kubeconfig);
        const auto settings = kubeconfig->connection();
        if (!settings) {
            qInfo("%s", settings.error().text().c_str());
            QCOMPARE(settings.error().code, code);
            return;
        }
        const auto client = kube::ApiClient::create(*settings);
        VERIFY_OK(client);
        Cache cache(**client, {pods}, decode);
        cache.start();
        QTRY_COMPARE_WITH_TIMEOUT(cache.state().phase, Phase::Failed, 10000);
        qInfo("%s", cache.state().error->text().c_str());
        QCOMPARE(cache.state().error->code, code);
        QVERIFY(cache.state().retryAt);
    }
};

QTEST_GUILESS_MAIN(TestClusterFaults)
#include "tst_cluster_faults.moc"
