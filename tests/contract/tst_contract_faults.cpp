// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/contract_test.h"
#include "tests/contract/cutting_proxy.h"

#include "core/kube/watch/watch_cache.h"
#include "core/kube/wire/http2_support.h"
#include "core/kube/wire/network_transport.h"

#include <QElapsedTimer>
#include <QLibraryInfo>

#include <map>

using namespace liteboxd;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using Phase = kube::SyncState::Phase;

namespace {

struct Row
{
    std::string name;
    std::string color;
    bool operator==(const Row &) const = default;
};

using Cache = kube::WatchCache<Row>;
using Rows = std::map<std::string, std::string>;

} // namespace

/// A cache on a real API server, on a way that breaks: nothing is lost.
class TestContractFaults : public ContractTest
{
    Q_OBJECT

private:
    std::unique_ptr<CuttingProxy> m_proxy;
    std::unique_ptr<kube::ApiClient> m_client;
    std::unique_ptr<Cache> m_cache;
    std::vector<async::Request> m_writes;
    int m_unanswered = 0;

    void watchBy(const std::string &server)
    {
        auto settings = cluster().settings();
        settings.server = server;
        auto client = kube::ApiClient::create(settings);
        VERIFY_OK(client);
        m_client = std::move(*client);
        const auto decode = [](const auto &object) -> base::Result<Row> {
            return Row{std::string(object["metadata"]["name"].text()),
                       std::string(object["metadata"]["labels"]["color"].text())};
        };
        kube::ReflectorSettings times;
        times.listLimit = 2s;
        times.watchOpenLimit = 2s;
        times.silenceLimit = 3s;
        times.unreachableFirst = 10ms;
        times.unreachableMost = 100ms;
        m_cache = std::make_unique<Cache>(*m_client, mine(), decode, nullptr, times);
        m_cache->start();
    }

    Rows cached() const
    {
        Rows rows;
        for (const auto &row : m_cache->values())
            rows[row->name] = row->color;
        return rows;
    }

    Rows listed()
    {
        Rows rows;
        const auto list = cluster().list(mine());
        if (!list)
            return {{"error", list.error().text()}};
        for (const QJsonValue &item : list->items)
            rows[text(item.toObject(), "name").toStdString()] =
                labelsOf(item.toObject())[u"color"_s].toString().toStdString();
        return rows;
    }

    bool isRight() { return m_cache->state().phase == Phase::Live && cached() == listed(); }

    void flip(const QString &podName, const QString &color)
    {
        ++m_unanswered;
        m_writes.push_back(cluster().client().patch(podPath(podName), labelPatch(u"color"_s, color), {}, this,
                                                    [this](const base::Result<QJsonObject> &) { --m_unanswered; }));
    }

    void makePods(int count)
    {
        for (int i = 0; i < count; ++i)
            VERIFY_OK(cluster().create(pods, pod(QByteArray::number(i).constData(), {{u"color"_s, u"0"_s}})));
    }

private Q_SLOTS:
    void cleanup()
    {
        m_cache.reset();
        m_client.reset();
        m_proxy.reset();
        m_writes.clear();
    }

    /// LITEBOXD_SEED runs one seed alone.
    void whateverBreaks()
    {
        const int only = qEnvironmentVariableIntValue("LITEBOXD_SEED");
        const std::uint32_t seed = only > 0 ? std::uint32_t(only) : std::random_device{}() % 1'000'000 + 1;
        qInfo("LITEBOXD_SEED=%u", seed);
        makePods(10);
        m_proxy = std::make_unique<CuttingProxy>(cluster().settings().server, seed);
        watchBy(m_proxy->url());
        for (int round = 0; round < 12; ++round) {
            m_proxy->setBreaking(round % 2 == 0 ? 20000 : 6000);
            if (round % 3 == 2)
                m_proxy->stallAll();
            else
                m_proxy->resetAll();
            for (int i = 0; i < 10; ++i)
                flip(name(QByteArray::number(int(m_proxy->random() % 10)).constData()),
                     QString::number(round * 10 + i));
            QTRY_COMPARE_WITH_TIMEOUT(m_unanswered, 0, 20000);
            if (round == 5)
                VERIFY_OK(cluster().remove(podPath(name("3")), atOnce()));
            if (round == 8)
                VERIFY_OK(cluster().create(pods, pod("3", {{u"color"_s, u"again"_s}})));
        }
        m_proxy->setBreaking(0);
        QTRY_VERIFY2_WITH_TIMEOUT(isRight(), qPrintable(u"LITEBOXD_SEED=%1"_s.arg(seed)), 20000);
    }

    /// Few connections carry all short requests (one with HTTP/2), so those that hang must not be used again.
    void aConnectionThatHangsIsGivenUp()
    {
        m_proxy = std::make_unique<CuttingProxy>(cluster().settings().server, 1);
        auto settings = cluster().settings();
        settings.server = m_proxy->url();
        const auto transport = kube::NetworkTransport::create(settings);
        VERIFY_OK(transport);
        int answered = 0;
        std::optional<base::Error> error;
        const auto ask = [&](std::chrono::milliseconds limit) {
            kube::HttpRequest request{"GET", "/version"};
            request.timeLimit = limit;
            auto exchange = (*transport)->start(request);
            connect(exchange.get(), &kube::HttpExchange::finished, this, [&answered] { ++answered; });
            connect(exchange.get(), &kube::HttpExchange::failed, this, [&error](const auto &fault) { error = fault; });
            return exchange;
        };
        std::vector<std::unique_ptr<kube::HttpExchange>> exchanges;
        for (int i = 0; i < 10; ++i)
            exchanges.push_back(ask(20s));
        QTRY_COMPARE_WITH_TIMEOUT(answered, 10, 20000);
        if (!cluster().isDemo())
            QVERIFY(m_proxy->connections() <= (kube::isHttp2Sound(QLibraryInfo::version()) ? 1U : 6U));
        m_proxy->stallAll();
        exchanges.push_back(ask(300ms));
        QTRY_VERIFY_WITH_TIMEOUT(error.has_value(), 20000);
        QCOMPARE(error->code, base::ErrorCode::TimedOut);
        exchanges.push_back(ask(20s));
        QTRY_COMPARE_WITH_TIMEOUT(answered, 11, 10000);
    }

    /// A thousand label flips as fast as this server takes them, by the same pods.
    void aThousandFlips()
    {
        makePods(10);
        watchBy(cluster().settings().server);
        QTRY_VERIFY_WITH_TIMEOUT(isRight(), 20000);
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 1000; ++i) {
            flip(name(QByteArray::number(i % 10).constData()), QString::number(i));
            QTRY_VERIFY_WITH_TIMEOUT(m_unanswered < 40, 20000);
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_unanswered, 0, 20000);
        qInfo("1,000 flips in %lld ms", static_cast<long long>(timer.elapsed()));
        QTRY_VERIFY_WITH_TIMEOUT(isRight(), 20000);
    }
};

QTEST_GUILESS_MAIN(TestContractFaults)
#include "tst_contract_faults.moc"
