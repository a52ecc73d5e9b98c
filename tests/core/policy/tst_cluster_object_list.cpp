// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/cluster_object_list.h"
#include "tests/core/fakes/fake_cluster.h"

#include <QTest>

#include <optional>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using tests::FakeCluster;
using tests::listOf;
using tests::podsPath;
using tests::policiesPath;

namespace {

const QString allPods = u"/api/v1/pods"_s;
const QString allPolicies = u"/apis/networking.k8s.io/v1/networkpolicies"_s;
const QString nodes = u"/api/v1/nodes"_s;
const QString clusterwide = u"/apis/cilium.io/v2/ciliumclusterwidenetworkpolicies"_s;

QJsonObject pod()
{
    return {{u"metadata"_s, QJsonObject{{u"name"_s, u"a"_s}, {u"namespace"_s, u"liteboxd"_s}}}};
}

} // namespace

/// What is read where kinds are not there, or may not be read.
class ClusterObjectListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void takesWhatIsNotServedAsEmpty();
    void readsOneNamespaceWhereAllAreForbidden();
    void namesWhatIsForbidden();
    void failsIfNoPodMayBeRead();
    void failsForOtherErrors();
    void endsWithItsCaller();
    void doubtsVerdicts_data();
    void doubtsVerdicts();

private:
    base::Result<policy::ClusterReading> read();

    FakeCluster *m_cluster = nullptr; ///< belongs to m_api
    std::unique_ptr<kube::ApiClient> m_api;
};

void ClusterObjectListTest::init()
{
    auto cluster = std::make_unique<FakeCluster>();
    m_cluster = cluster.get();
    m_api = std::make_unique<kube::ApiClient>(std::move(cluster));
    m_cluster->on(u"GET"_s, allPods, listOf({pod()}));
}

base::Result<policy::ClusterReading> ClusterObjectListTest::read()
{
    std::optional<base::Result<policy::ClusterReading>> result;
    const async::Request request =
        policy::ClusterObjectList::start(*m_api, "liteboxd", this, [&result](auto got) { result = std::move(got); });
    if (!QTest::qWaitFor([&result] { return result.has_value(); }))
        return base::fail(base::ErrorCode::Internal, "no answer");
    return *result;
}

void ClusterObjectListTest::takesWhatIsNotServedAsEmpty()
{
    const auto reading = read(); // everything else answers 404
    QVERIFY(reading);
    QCOMPARE(reading->objects.pods.size(), std::size_t(1));
    QVERIFY(reading->unread.empty());
    QVERIFY(reading->objects.enforcement == policy::objects::Enforcement::Kubernetes); // no CiliumNetworkPolicies
}

void ClusterObjectListTest::readsOneNamespaceWhereAllAreForbidden()
{
    m_cluster->refuse(u"GET"_s, allPods, 403, u"Forbidden"_s);
    m_cluster->refuse(u"GET"_s, allPolicies, 403, u"Forbidden"_s);
    m_cluster->on(u"GET"_s, podsPath(), listOf({pod()}));
    m_cluster->on(u"GET"_s, policiesPath(), listOf({}));
    const auto reading = read();
    QVERIFY(reading);
    QCOMPARE(reading->objects.pods.size(), std::size_t(1));
    QCOMPARE(reading->unreadText(),
             std::string("pods outside of namespace liteboxd, networkpolicies outside of namespace liteboxd"));
}

void ClusterObjectListTest::namesWhatIsForbidden()
{
    m_cluster->refuse(u"GET"_s, nodes, 403, u"Forbidden"_s);
    m_cluster->refuse(u"GET"_s, clusterwide, 403, u"Forbidden"_s);
    const auto reading = read();
    QVERIFY(reading);
    QCOMPARE(reading->unreadText(), std::string("nodes, ciliumclusterwidenetworkpolicies"));
}

void ClusterObjectListTest::failsIfNoPodMayBeRead()
{
    m_cluster->refuse(u"GET"_s, allPods, 403, u"Forbidden"_s);
    m_cluster->refuse(u"GET"_s, podsPath(), 403, u"Forbidden"_s);
    QCOMPARE(read().error().code, base::ErrorCode::Forbidden);
}

void ClusterObjectListTest::failsForOtherErrors()
{
    m_cluster->setFault(base::ErrorCode::ConnectionRefused);
    QCOMPARE(read().error().code, base::ErrorCode::ConnectionRefused);
}

void ClusterObjectListTest::endsWithItsCaller()
{
    bool told = false;
    {
        const async::Request dropped = policy::ClusterObjectList::start(
            *m_api, "liteboxd", this, [&told](const base::Result<policy::ClusterReading> &) { told = true; });
    }
    QVERIFY(read());
    QVERIFY(!told);
}

void ClusterObjectListTest::doubtsVerdicts_data()
{
    QTest::addColumn<QString>("plural");
    QTest::addColumn<bool>("isPolicy");
    QTest::addColumn<QString>("except");
    QTest::addColumn<bool>("doubtful");
    QTest::newRow("policies of the cluster") << u"ciliumclusterwidenetworkpolicies"_s << true << QString() << true;
    QTest::newRow("policies elsewhere") << u"networkpolicies"_s << true << u"liteboxd"_s << false;
    QTest::newRow("policies here") << u"networkpolicies"_s << true << u"other"_s << true;
    QTest::newRow("nodes") << u"nodes"_s << false << QString() << false;
}

void ClusterObjectListTest::doubtsVerdicts()
{
    QFETCH(QString, plural);
    QFETCH(bool, isPolicy);
    QFETCH(QString, except);
    policy::explain::Verdict verdict;
    verdict.outcome = policy::explain::Outcome::Allowed;
    const auto doubted =
        policy::doubted(verdict, {{plural.toStdString(), isPolicy, except.toStdString()}}, "liteboxd");
    QFETCH(bool, doubtful);
    QVERIFY(doubted.outcome ==
            (doubtful ? policy::explain::Outcome::Unknown : policy::explain::Outcome::Allowed));
    QCOMPARE(doubted.because.find(plural.toStdString()) != std::string::npos, doubtful);
}

QTEST_GUILESS_MAIN(ClusterObjectListTest)
#include "tst_cluster_object_list.moc"
