// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/internet/domain_grant.h"
#include "tests/core/fakes/fake_cluster.h"

#include <QJsonArray>
#include <QTest>

#include <optional>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using sandbox::DomainGrant;
using sandbox::DomainProposal;
using tests::FakeCluster;
using tests::podsPath;
using tests::SeenRequest;

namespace {

const QString policyPath = u"/apis/cilium.io/v2/namespaces/liteboxd/ciliumnetworkpolicies/allow-domains-aa"_s;

sandbox::Sandbox plainSandbox()
{
    sandbox::Sandbox value{.id = *base::SandboxId::parse("aa")};
    value.podName = u"sandbox-aa"_s;
    value.podNamespace = u"liteboxd"_s;
    value.uid = u"uid-1"_s;
    return value;
}

QJsonObject pod()
{
    return {{u"metadata"_s,
             QJsonObject{{u"name"_s, u"sandbox-aa"_s},
                         {u"namespace"_s, u"liteboxd"_s},
                         {u"uid"_s, u"uid-1"_s},
                         {u"labels"_s, QJsonObject{{u"app"_s, u"liteboxd"_s}, {u"sandbox-id"_s, u"aa"_s}}}}}};
}

} // namespace

class DomainGrantTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        auto cluster = std::make_unique<FakeCluster>();
        m_cluster = cluster.get();
        m_api = std::make_unique<kube::ApiClient>(std::move(cluster));
        m_cluster->on(u"PATCH"_s, podsPath(u"sandbox-aa"_s), pod());
        m_cluster->on(u"PATCH"_s, policyPath, [](const SeenRequest &request) {
            return FakeCluster::Answer{200, request.body};
        });
    }

    void judgesWithoutWriting()
    {
        const auto proposal = run(&DomainGrant::judge, {u"pypi.org"_s});
        QVERIFY2(proposal, proposal ? "" : proposal.error().text().c_str());
        QVERIFY(proposal->policyBefore.isEmpty());
        QCOMPARE(proposal->policyAfter[u"metadata"_s][u"name"_s].toString(), u"allow-domains-aa"_s);
        int writes = 0;
        for (const SeenRequest &request : m_cluster->takeRequests()) {
            if (request.method != u"PATCH")
                continue;
            ++writes;
            QCOMPARE(request.query.queryItemValue(u"dryRun"_s), u"All"_s);
        }
        QCOMPARE(writes, 2);
    }

    void writesAnnotationThenPolicy()
    {
        const QJsonObject before{{u"metadata"_s, QJsonObject{{u"name"_s, u"allow-domains-aa"_s}}}};
        m_cluster->on(u"GET"_s, policyPath, before);
        const auto proposal = run(&DomainGrant::apply, {u"pypi.org"_s, u"*.pythonhosted.org"_s});
        QVERIFY(proposal);
        QCOMPARE(proposal->policyBefore, before);
        const auto requests = m_cluster->takeRequests();
        QCOMPARE(requests.size(), 3);
        QCOMPARE(requests[1].path, podsPath(u"sandbox-aa"_s));
        QVERIFY(!requests[1].query.hasQueryItem(u"dryRun"_s));
        QCOMPARE(requests[1].body[u"metadata"_s][u"annotations"_s][u"liteboxd.io/allowed-domains"_s].toString(),
                 u"pypi.org,*.pythonhosted.org"_s);
        QCOMPARE(requests[1].body[u"metadata"_s][u"uid"_s].toString(), u"uid-1"_s);
        QCOMPARE(requests[2].path, policyPath);
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("code");
        using base::ErrorCode;
        const auto row = [](const char *what, const QString &method, const QString &path, int status, ErrorCode code) {
            QTest::newRow(what) << method << path << status << static_cast<int>(code);
        };
        row("the policy may not be read", u"GET"_s, policyPath, 403, ErrorCode::Forbidden);
        row("the pod may not be changed", u"PATCH"_s, podsPath(u"sandbox-aa"_s), 403, ErrorCode::Forbidden);
        row("another pod", u"PATCH"_s, podsPath(u"sandbox-aa"_s), 422, ErrorCode::Conflict);
        row("no Cilium", u"PATCH"_s, policyPath, 404, ErrorCode::Unsupported);
        row("another owner", u"PATCH"_s, policyPath, 409, ErrorCode::Conflict);
    }

    void refusals()
    {
        QFETCH(QString, method);
        QFETCH(QString, path);
        QFETCH(int, status);
        m_cluster->refuse(method, path, status, u"Whatever"_s);
        const auto proposal = run(&DomainGrant::apply, {u"pypi.org"_s});
        QVERIFY(!proposal);
        QTEST(static_cast<int>(proposal.error().code), "code");
    }

    void anEmptyListIsRefused()
    {
        const auto proposal = run(&DomainGrant::judge, {});
        QVERIFY(!proposal);
        QCOMPARE(proposal.error().code, base::ErrorCode::InvalidArgument);
    }

    void endsWithItsOwner()
    {
        bool called = false;
        async::Request request =
            DomainGrant::apply(*m_api, plainSandbox(), {u"pypi.org"_s}, this, [&](const auto &) { called = true; });
        request.cancel();                                   // it has asked for the policy
        QVERIFY(run(&DomainGrant::judge, {u"pypi.org"_s})); // a whole run later
        QVERIFY(!called);
        for (const SeenRequest &seen : m_cluster->takeRequests())
            QVERIFY(seen.method != u"PATCH" || seen.query.hasQueryItem(u"dryRun"_s));
    }

private:
    using Run = async::Request (*)(kube::ApiClient &, const sandbox::Sandbox &, const QStringList &, QObject *,
                                   async::Callback<DomainProposal>);

    base::Result<DomainProposal> run(Run start, const QStringList &domains)
    {
        std::optional<base::Result<DomainProposal>> result;
        const async::Request request = start(*m_api, plainSandbox(), domains, this,
                                             [&](base::Result<DomainProposal> end) { result = std::move(end); });
        if (!QTest::qWaitFor([&] { return result.has_value(); }))
            return base::fail(base::ErrorCode::TimedOut, "no answer");
        return *result;
    }

    FakeCluster *m_cluster = nullptr; ///< belongs to m_api
    std::unique_ptr<kube::ApiClient> m_api;
};

QTEST_GUILESS_MAIN(DomainGrantTest)
#include "tst_domain_grant.moc"
