// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/contract_cluster.h"

#include "core/kube/watch/watch_cache.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QSignalSpy>

#include <map>

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
    std::string uid;
    std::string version;
    bool operator==(const Pod &) const = default;
};

base::Result<Pod> decode(const kube::ObjectView &object)
{
    const kube::ObjectView metadata = object["metadata"];
    const auto text = [](const kube::ObjectView &field) { return std::string(field.text()); };
    return Pod{text(metadata["name"]), text(metadata["labels"]["color"]), text(metadata["uid"]),
               text(metadata["resourceVersion"])};
}

using Cache = kube::WatchCache<Pod>;
using PodsByName = std::map<std::string, Pod>;

PodsByName podsOf(const Cache &cache)
{
    PodsByName pods;
    for (const Cache::Ref &pod : cache.values())
        pods.emplace(pod->name, *pod);
    return pods;
}

PodsByName podsOf(const kube::ObjectList &list)
{
    PodsByName pods;
    for (const auto &item : list.items) {
        const QJsonValue metadata = item[u"metadata"];
        const auto text = [](const QJsonValue &field) { return field.toString().toStdString(); };
        const Pod pod{text(metadata[u"name"]), text(metadata[u"labels"][u"color"]), text(metadata[u"uid"]),
                      text(metadata[u"resourceVersion"])};
        pods.emplace(pod.name, pod);
    }
    return pods;
}

/// What a subscriber knows that did nothing but follow the changes.
void follow(PodsByName &pods, const kube::Changes<Pod> &changes)
{
    for (const Cache::Ref &pod : changes.removed)
        pods.erase(pod->name);
    for (const Cache::Ref &pod : changes.added)
        pods.emplace(pod->name, *pod);
    for (const Cache::Ref &pod : changes.changed)
        pods.at(pod->name) = *pod;
}

const kube::ResourcePath pods{kube::resources::pods(), "liteboxd"};

kube::ResourcePath pathOf(const char *name)
{
    return {kube::resources::pods(), "liteboxd", name};
}

QJsonObject redPod(const QString &name)
{
    return {{u"metadata"_s, QJsonObject{{u"name"_s, name}, {u"labels"_s, QJsonObject{{u"color"_s, u"red"_s}}}}},
            {u"spec"_s,
             QJsonObject{{u"containers"_s, QJsonArray{QJsonObject{{u"name"_s, u"main"_s}, {u"image"_s, u"x"_s}}}}}}};
}

kube::Patch toBlue()
{
    return kube::Patch::merge({{u"metadata"_s, QJsonObject{{u"labels"_s, QJsonObject{{u"color"_s, u"blue"_s}}}}}});
}

kube::RemoveOptions atOnce()
{
    kube::RemoveOptions options;
    options.gracePeriodSeconds = 0;
    return options;
}

/// Times by which a server that hangs is noticed soon.
kube::ReflectorSettings impatient()
{
    kube::ReflectorSettings settings;
    settings.silenceLimit = settings.watchOpenLimit = settings.listLimit = std::chrono::milliseconds(700);
    return settings;
}

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

    /// The same while the loop goes on, and caches try.
    static void controlMeanwhile(const QString &command)
    {
        QProcess process;
        process.start(environment("LITEBOXD_RIG_CONTROL"), {command});
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 60000);
        QCOMPARE(process.exitCode(), 0);
    }

    /// A pod as another client makes it: curl.
    static void createElsewhere(const QString &name)
    {
        const QString pki = environment("LITEBOXD_RIG_DIR") + u"/pki/"_s;
        QProcess curl;
        curl.start(u"curl"_s, {u"-sf"_s, u"--cacert"_s, pki + u"authority.crt"_s, u"-K"_s, pki + u"curl-token"_s,
                               u"-H"_s, u"Content-Type: application/json"_s, u"-d"_s,
                               QString::fromUtf8(QJsonDocument(redPod(name)).toJson()),
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
        VERIFY_OK(m_cluster->patch(pathOf("elsewhere-1"), toBlue()));
        QTRY_COMPARE_WITH_TIMEOUT(cache->find({"liteboxd", "elsewhere-1"})->color, "blue", 1000);
        VERIFY_OK(m_cluster->remove(pathOf("elsewhere-1"), atOnce()));
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

        controlMeanwhile(u"start-apiserver"_s);
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
        const auto cache = watchPods(impatient());
        control("pause-apiserver");
        QTRY_COMPARE_WITH_TIMEOUT(cache->state().phase, Phase::Stale, 10000);
        QCOMPARE(cache->state().error->code, ErrorCode::TimedOut);
        QVERIFY(!cache->values().empty());
        control("resume-apiserver");
        QTRY_COMPARE_WITH_TIMEOUT(cache->state().phase, Phase::Live, 10000);
    }

    void changesOfAnOutageAreMadeGood_data()
    {
        QTest::addColumn<QString>("begin");
        QTest::addColumn<QString>("end");
        QTest::addColumn<int>("attempts"); // of the cache that fail, by which an outage is as long as it shall be
        // Some 30 s: the waits are 0.2 s, doubled each time up to 1.5 s, with jitter.
        QTest::newRow("killed for half a minute") << u"stop-apiserver"_s << u"start-apiserver"_s << 24;
        QTest::newRow("hung") << u"pause-apiserver"_s << u"resume-apiserver"_s << 4;
    }

    /// Another API server of the same cluster changes what there is while the cache's own is away.
    void changesOfAnOutageAreMadeGood()
    {
        QFETCH(QString, begin);
        QFETCH(QString, end);
        QFETCH(int, attempts);
        control("start-second-apiserver");
        ContractCluster second(environment("LITEBOXD_RIG_SECOND_SERVER"));
        QVERIFY2(second.fault().isEmpty(), qPrintable(second.fault()));
        for (const char *name : {"kept", "changed", "removed", "replaced"})
            VERIFY_OK(m_cluster->create(pods, redPod(QLatin1String(name))));
        const auto cache = watchPods(begin == u"pause-apiserver" ? impatient() : kube::ReflectorSettings{});
        PodsByName followed;
        const auto subscription =
            cache->subscribe(this, [&](const kube::Changes<Pod> &changes) { follow(followed, changes); });
        QTRY_VERIFY(followed.contains("replaced"));
        int failed = 0;
        connect(cache.get(), &Cache::stateChanged, this, [&](const kube::SyncState &state) {
            if (state.phase == Phase::Stale && state.retryAt)
                ++failed;
        });

        QElapsedTimer outage;
        outage.start();
        controlMeanwhile(begin);
        QTRY_VERIFY_WITH_TIMEOUT(failed > 0, 10000);
        VERIFY_OK(second.patch(pathOf("changed"), toBlue()));
        VERIFY_OK(second.remove(pathOf("removed"), atOnce()));
        VERIFY_OK(second.remove(pathOf("replaced"), atOnce()));
        VERIFY_OK(second.create(pods, redPod(u"replaced"_s)));
        VERIFY_OK(second.create(pods, redPod(u"passing"_s)));
        VERIFY_OK(second.remove(pathOf("passing"), atOnce()));
        QTRY_VERIFY_WITH_TIMEOUT(failed >= attempts, 90000);
        VERIFY_OK(second.create(pods, redPod(u"added"_s)));
        QCOMPARE(cache->state().phase, Phase::Stale);
        QCOMPARE(cache->find({"liteboxd", "changed"})->color, "red");
        QVERIFY(cache->find({"liteboxd", "removed"}));
        controlMeanwhile(end);
        qInfo("away for %lld ms", outage.elapsed());

        QTRY_VERIFY_WITH_TIMEOUT(cache->find({"liteboxd", "added"}), 10000);
        const auto list = m_cluster->list({pods});
        VERIFY_OK(list);
        const PodsByName fresh = podsOf(*list);
        QCOMPARE(fresh.at("changed").color, "blue");
        QVERIFY(!fresh.contains("removed"));
        QTRY_VERIFY(podsOf(*cache) == fresh);
        QVERIFY(followed == fresh);
        QCOMPARE(cache->state().phase, Phase::Live);
        for (const char *name : {"kept", "changed", "replaced", "added"})
            VERIFY_OK(m_cluster->remove(pathOf(name), atOnce()));
        control("stop-second-apiserver");
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
        // What everybody may ask says the same of a login that is not known: the gateway finds out by it.
        const auto version = ContractCluster::await<kube::ServerVersion>(
            [&](auto done) { return (*client)->version(this, std::move(done)); });
        QCOMPARE(version.has_value(), code == ErrorCode::Forbidden);
        if (code == ErrorCode::Unauthenticated)
            QCOMPARE(version.error().code, code);
    }
};

QTEST_GUILESS_MAIN(TestClusterFaults)
#include "tst_cluster_faults.moc"
