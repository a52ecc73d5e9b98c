// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/link_revocation.h"
#include "core/sandbox/sandbox_decoder.h"
#include "tests/core/fakes/fake_cluster.h"
#include "tests/core/fakes/pod_objects.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <optional>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using sandbox::BrowserLink;
using sandbox::LinkRevocation;
using sandbox::RevokedLinks;
using tests::FakeCluster;
using tests::podsPath;
using tests::SeenRequest;

namespace {

const QString podName = u"sandbox-0a1b2c3d"_s;

std::vector<BrowserLink> linksOf(std::initializer_list<std::uint64_t> numbers)
{
    std::vector<BrowserLink> links;
    for (const std::uint64_t number : numbers) {
        BrowserLink link;
        link.number = number;
        link.port = 8080;
        link.createdAt = BrowserLink::Time(std::chrono::seconds(1'700'000'000));
        link.until = BrowserLink::Time(std::chrono::seconds(1'900'000'000));
        links.push_back(link);
    }
    return links;
}

/// The pod of one sandbox, with JSON patches of its links as the API server does them.
class LinkCluster : public FakeCluster
{
public:
    std::unique_ptr<kube::HttpExchange> start(const kube::HttpRequest &request) override
    {
        if (request.method == "PATCH")
            m_patch = QJsonDocument::fromJson(request.body).array();
        return FakeCluster::start(request);
    }

    void answerAboutThePod()
    {
        on(u"GET"_s, podsPath(podName), [this](const SeenRequest &) { return Answer{200, pod()}; });
        on(u"PATCH"_s, podsPath(podName), [this](const SeenRequest &) {
            ++patches;
            if (std::exchange(rivals, std::max(0, rivals - 1)) > 0)
                links = sandbox::linksText(linksOf({1, 2, static_cast<std::uint64_t>(100 + patches)}));
            for (const QJsonValue &each : std::as_const(m_patch)) {
                const bool isLinks = each[u"path"_s] == u"/metadata/annotations/liteboxd.io~1links"_s;
                if (isLinks && each[u"op"_s] == u"test"_s && each[u"value"_s].toString() != links)
                    return Answer{422, {{u"kind"_s, u"Status"_s}, {u"reason"_s, u"Invalid"_s}, {u"code"_s, 422}}};
                if (isLinks && each[u"op"_s] != u"test"_s)
                    links = each[u"value"_s].toString();
            }
            return Answer{200, pod()};
        });
    }

    QString links = sandbox::linksText(linksOf({1, 2}));
    int rivals = 0; ///< how often somebody else makes a link before ours is taken away
    int patches = 0;

private:
    QJsonObject pod() const
    {
        return tests::with(tests::podObject(u"0a1b2c3d"_s), u"metadata.annotations.liteboxd|io/links"_s, links);
    }

    QJsonArray m_patch;
};

} // namespace

class LinkRevocationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_result.reset();
        auto cluster = std::make_unique<LinkCluster>();
        m_cluster = cluster.get();
        m_cluster->answerAboutThePod();
        m_api = std::make_unique<kube::ApiClient>(std::move(cluster));
    }

    void takesAway_data()
    {
        QTest::addColumn<std::optional<QString>>("link");
        QTest::addColumn<int>("rivals");
        QTest::addColumn<QStringList>("gone");
        QTest::addColumn<QStringList>("left");
        const QString one = u"0000000000000001"_s;
        const QString two = u"0000000000000002"_s;
        const QString rival = u"0000000000000065"_s; // 101: made before the first patch
        QTest::newRow("one of two") << std::optional(one) << 0 << QStringList{one} << QStringList{two};
        QTest::newRow("all") << std::optional<QString>() << 0 << QStringList{one, two} << QStringList{};
        QTest::newRow("one, while another is made")
            << std::optional(one) << 1 << QStringList{one} << QStringList{two, rival};
        QTest::newRow("all, and the one that was made meanwhile")
            << std::optional<QString>() << 1 << QStringList{one, two, rival} << QStringList{};
    }
    void takesAway()
    {
        QFETCH(std::optional<QString>, link);
        QFETCH(int, rivals);
        QFETCH(QStringList, gone);
        QFETCH(QStringList, left);
        m_cluster->rivals = rivals;
        revoke(link);
        QVERIFY2(m_result->has_value(), m_result->has_value() ? "" : m_result->error().text().c_str());
        QCOMPARE((*m_result)->names(), gone);
        QCOMPARE((*m_result)->auditParameters(), (QJsonObject{{u"links"_s, QJsonArray::fromStringList(gone)}}));
        QCOMPARE((RevokedLinks{*base::SandboxId::parse("0a1b2c3d"), sandbox::linksFrom(m_cluster->links)}.names()),
                 left);
        QCOMPARE(m_cluster->patches, 1 + rivals);
    }

    void givesUpAgainstSomebodyWhoNeverStops()
    {
        m_cluster->rivals = 1000;
        revoke(std::nullopt);
        QVERIFY(!m_result->has_value());
        QCOMPARE(m_result->error().code, base::ErrorCode::Conflict);
        QCOMPARE(m_cluster->patches, LinkRevocation::MostAttempts);
    }

    void saysWhatIsNotThere()
    {
        revoke(u"00000000000000ff"_s);
        QCOMPARE(m_result->error().code, base::ErrorCode::NotFound);
        QCOMPARE(m_cluster->patches, 0);
        m_cluster->links.clear();
        revoke(std::nullopt);
        QCOMPARE(m_result->error().code, base::ErrorCode::NotFound);
        m_cluster->on(u"GET"_s, podsPath(), tests::listOf({}));
        m_cluster->refuse(u"GET"_s, podsPath(podName), 404, u"NotFound"_s);
        revoke(std::nullopt);
        QCOMPARE(m_result->error().code, base::ErrorCode::NotFound);
    }

    void tellsTheApiServersRefusal()
    {
        m_cluster->refuse(u"PATCH"_s, podsPath(podName), 403, u"Forbidden"_s);
        revoke(std::nullopt);
        QCOMPARE(m_result->error().code, base::ErrorCode::Forbidden);
    }

    void endsWithItsRequest()
    {
        m_cluster->setSilent(true);
        {
            const async::Request request = start(std::nullopt);
            QVERIFY(request.isPending());
        }
        m_cluster->setSilent(false);
        QCoreApplication::processEvents();
        QVERIFY(!m_result);
        QVERIFY(m_api->findChildren<LinkRevocation *>().isEmpty());
    }

private:
    async::Request start(const std::optional<QString> &link)
    {
        return LinkRevocation::start(*m_api, "liteboxd", *base::SandboxId::parse("0a1b2c3d"), link, this,
                                     [this](const base::Result<RevokedLinks> &result) { m_result.emplace(result); });
    }

    void revoke(const std::optional<QString> &link)
    {
        m_result.reset();
        const async::Request request = start(link);
        QTRY_VERIFY(m_result);
    }

    LinkCluster *m_cluster = nullptr;
    std::unique_ptr<kube::ApiClient> m_api;
    std::optional<base::Result<RevokedLinks>> m_result;
};

QTEST_GUILESS_MAIN(LinkRevocationTest)

#include "tst_link_revocation.moc"
