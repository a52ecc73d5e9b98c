// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/kube/support/fake_transport.h"

#include "core/kube/api_client.h"

#include <QJsonDocument>
#include <QTest>

using namespace liteboxd;
using base::ErrorCode;

namespace {

QJsonObject json(const char *text)
{
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    Q_ASSERT(!object.isEmpty());
    return object;
}

const QJsonObject aggregated = json(R"({"kind":"APIGroupDiscoveryList","apiVersion":"apidiscovery.k8s.io/v2","items":[
    {"metadata":{"name":"apps"},"versions":[{"version":"v1","resources":[{"resource":"deployments"}]}]},
    {"metadata":{"name":"cilium.io"},"versions":[
        {"version":"v2","resources":[{"resource":"ciliumnetworkpolicies","responseKind":{"kind":"CiliumNetworkPolicy"},
            "scope":"Namespaced","verbs":["get","list"],"subresources":[{"subresource":"status"}]},
            {"resource":"ciliumnodes","responseKind":{"kind":"CiliumNode"},"scope":"Cluster","verbs":["get"]}]},
        {"version":"v2alpha1","resources":[{"resource":"ciliumnetworkpolicies"}]}]}]})");

const QJsonObject groups = json(R"({"kind":"APIGroupList","groups":[
    {"name":"apps","versions":[{"groupVersion":"apps/v1"}],"preferredVersion":{"groupVersion":"apps/v1"}},
    {"name":"cilium.io","versions":[{"groupVersion":"cilium.io/v2alpha1"},{"groupVersion":"cilium.io/v2"}],
     "preferredVersion":{"groupVersion":"cilium.io/v2"}}]})");

const QJsonObject ciliumV2 = json(R"({"kind":"APIResourceList","groupVersion":"cilium.io/v2","resources":[
    {"name":"ciliumnetworkpolicies","kind":"CiliumNetworkPolicy","namespaced":true,"verbs":["get","list"]},
    {"name":"ciliumnetworkpolicies/status","kind":"CiliumNetworkPolicy","namespaced":true,"verbs":["patch"]}]})");

const QJsonObject ciliumAlpha = json(R"({"kind":"APIResourceList","groupVersion":"cilium.io/v2alpha1","resources":[
    {"name":"ciliumnetworkpolicies","kind":"CiliumNetworkPolicy","namespaced":true,"verbs":["get"]}]})");

} // namespace

class TestDiscovery : public QObject
{
    Q_OBJECT

private:
    FakeTransport *m_transport = nullptr;
    std::unique_ptr<kube::ApiClient> m_client;
    std::optional<base::Result<kube::Discovery>> m_found;

    async::Request discover(const std::vector<std::string> &wanted)
    {
        return m_client->discover(wanted, this,
                                  [this](base::Result<kube::Discovery> found) { m_found = std::move(found); });
    }

    void expect(const char *target) const { QTRY_COMPARE(m_transport->last()->request().target, std::string(target)); }

    void expectCilium() const
    {
        QTRY_VERIFY(m_found);
        QVERIFY(*m_found);
        const auto policies = (*m_found)->find("cilium.io", "ciliumnetworkpolicies");
        QVERIFY(policies);
        QCOMPARE(policies->resource.version, "v2");
        QCOMPARE(policies->resource.kind, "CiliumNetworkPolicy");
        QVERIFY(policies->resource.namespaced);
        QVERIFY(policies->serves("list") && !policies->serves("watch"));
        QCOMPARE(policies->subresources, std::vector<std::string>{"status"});
        QCOMPARE((*m_found)->versionsOf("cilium.io", "ciliumnetworkpolicies"),
                 (std::vector<std::string>{"v2", "v2alpha1"}));
        QVERIFY(!(*m_found)->find("apps", "deployments")); // was not asked for
    }

private Q_SLOTS:
    void init()
    {
        auto transport = std::make_unique<FakeTransport>();
        m_transport = transport.get();
        m_client = std::make_unique<kube::ApiClient>(std::move(transport));
        m_found.reset();
    }

    void readsAllAtOnce()
    {
        const auto request = discover({"cilium.io"});
        expect("/apis");
        QVERIFY(m_transport->last()->request().accept.startsWith("application/json;g=apidiscovery.k8s.io;v=v2;"));
        m_transport->last()->answer(aggregated);
        expectCilium();
        QCOMPARE(m_transport->count(), 1);
        QVERIFY(!(*m_found)->find("cilium.io", "ciliumnodes")->resource.namespaced);
    }

    void asksOlderServersGroupByGroup()
    {
        const auto request = discover({"cilium.io"});
        m_transport->last()->answer(groups);
        expect("/apis/cilium.io/v2");
        QCOMPARE(m_transport->last()->request().accept, QByteArray("application/json"));
        m_transport->last()->answer(ciliumV2);
        expect("/apis/cilium.io/v2alpha1");
        m_transport->last()->answer(ciliumAlpha);
        expectCilium();
    }

    void saysThatAGroupIsNotThere()
    {
        const auto request = discover({"hubble.example"});
        m_transport->last()->answer(groups);
        QTRY_VERIFY(m_found);
        QVERIFY(*m_found);
        QVERIFY((*m_found)->resources().empty());
        QVERIFY(!(*m_found)->find("hubble.example", "things"));
    }

    void knowsTheCoreGroup()
    {
        const auto request = discover({""});
        m_transport->last()->answer(aggregated);
        expect("/api/v1");
        m_transport->last()->answer(
            json(R"({"groupVersion":"v1","resources":[{"name":"pods","kind":"Pod","namespaced":true}]})"));
        QTRY_VERIFY(m_found);
        QCOMPARE((*m_found)->find("", "pods")->resource.version, "v1");
    }

    void tellsErrors()
    {
        const auto request = discover({"cilium.io"});
        m_transport->last()->refuse(403, "Forbidden");
        QTRY_VERIFY(m_found);
        QCOMPARE(m_found->error().code, ErrorCode::Forbidden);
    }

    void endsWithItsOwner()
    {
        {
            const auto request = discover({"cilium.io"});
        }
        QVERIFY(!m_transport->last());
        QVERIFY(!m_found);
    }
};

QTEST_GUILESS_MAIN(TestDiscovery)
#include "tst_discovery.moc"
