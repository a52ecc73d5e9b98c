// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/kube/support/fake_transport.h"

#include "core/kube/permissions.h"
#include "core/kube/role_text.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace liteboxd;
using base::ErrorCode;
using Answer = kube::Permissions::Answer;

namespace {

const kube::AccessQuestion listPods{"list", "", "pods", "liteboxd"};
const kube::AccessQuestion execPods{"create", "", "pods", "liteboxd", "", "exec"};
const kube::AccessQuestion listNodes{"list", "", "nodes"};

QJsonObject rules(const char *text, bool incomplete = false)
{
    const QJsonArray list = QJsonDocument::fromJson(text).array();
    Q_ASSERT(!list.isEmpty());
    return {{QStringLiteral("status"),
             QJsonObject{{QStringLiteral("resourceRules"), list}, {QStringLiteral("incomplete"), incomplete}}}};
}

QJsonObject review(bool allowed)
{
    return {{QStringLiteral("status"), QJsonObject{{QStringLiteral("allowed"), allowed}}}};
}

constexpr const char *podReader = R"([{"verbs":["get","list"],"apiGroups":[""],"resources":["pods"]}])";

} // namespace

class TestPermissions : public QObject
{
    Q_OBJECT

private:
    FakeTransport *m_transport = nullptr;
    std::unique_ptr<kube::ApiClient> m_client;

private Q_SLOTS:
    void init()
    {
        auto transport = std::make_unique<FakeTransport>();
        m_transport = transport.get();
        m_client = std::make_unique<kube::ApiClient>(std::move(transport));
    }

    void rulesPermit_data()
    {
        QTest::addColumn<QByteArray>("list");
        QTest::addColumn<bool>("permits");
        QTest::newRow("everything") << QByteArray(R"([{"verbs":["*"],"apiGroups":["*"],"resources":["*"]}])") << true;
        QTest::newRow("exactly") << QByteArray(R"([{"verbs":["create"],"apiGroups":[""],"resources":["pods/exec"]}])")
                                 << true;
        QTest::newRow("of any resource") << QByteArray(
                                                R"([{"verbs":["create"],"apiGroups":[""],"resources":["*/exec"]}])")
                                         << true;
        QTest::newRow("the object is not its subresource")
            << QByteArray(R"([{"verbs":["create"],"apiGroups":[""],"resources":["pods"]}])") << false;
        QTest::newRow("another verb") << QByteArray(R"([{"verbs":["get"],"apiGroups":[""],"resources":["pods/exec"]}])")
                                      << false;
        QTest::newRow("another group")
            << QByteArray(R"([{"verbs":["create"],"apiGroups":["apps"],"resources":["pods/exec"]}])") << false;
        QTest::newRow("one object only")
            << QByteArray(R"([{"verbs":["create"],"apiGroups":[""],"resources":["pods/exec"],"resourceNames":["a"]}])")
            << false;
        QTest::newRow("not a rule") << QByteArray(R"([7])") << false;
    }

    void rulesPermit()
    {
        QFETCH(QByteArray, list);
        QFETCH(bool, permits);
        const auto read = kube::AccessRules::read(rules(list.constData())[QStringLiteral("status")].toObject());
        QVERIFY(read.isComplete);
        QCOMPARE(read.permits(execPods), permits);
    }

    void rulesOfOneObjectPermitIt()
    {
        const kube::AccessRule rule{{"get"}, {""}, {"pods"}, {"a"}};
        QVERIFY(rule.permits({"get", "", "pods", "liteboxd", "a"}));
        QVERIFY(!rule.permits({"get", "", "pods", "liteboxd", "b"}));
    }

    void answersFromTheRules()
    {
        kube::Permissions permissions(*m_client, "liteboxd");
        QCOMPARE(permissions.answer(listPods), Answer::Unknown);
        QSignalSpy changed(&permissions, &kube::Permissions::changed);
        permissions.refresh();
        QCOMPARE(m_transport->last()->request().target, "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews");
        QVERIFY(m_transport->last()->request().body.contains(R"("spec":{"namespace":"liteboxd"})"));
        m_transport->last()->answer(rules(podReader), 201);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(permissions.answer(listPods), Answer::Allowed);
        QCOMPARE(permissions.answer(execPods), Answer::Denied);
        QCOMPARE(m_transport->count(), 1); // all by one request
    }

    void asksWhatTheRulesCannotSay_data()
    {
        QTest::addColumn<bool>("incomplete");
        QTest::newRow("the server lists only part") << true;
        QTest::newRow("the review is refused") << false;
    }

    void asksWhatTheRulesCannotSay()
    {
        QFETCH(bool, incomplete);
        kube::Permissions permissions(*m_client, "liteboxd");
        QSignalSpy changed(&permissions, &kube::Permissions::changed);
        permissions.refresh();
        if (incomplete)
            m_transport->last()->answer(rules(podReader, true), 201);
        else
            m_transport->last()->refuse(403, "Forbidden");
        QTRY_COMPARE(changed.size(), 1);
        if (incomplete)
            QCOMPARE(permissions.answer(listPods), Answer::Allowed);
        QCOMPARE(permissions.answer(execPods), Answer::Unknown);
        QCOMPARE(permissions.answer(execPods), Answer::Unknown);
        QCOMPARE(m_transport->count(), 2);
        m_transport->last()->answer(review(true), 201);
        QTRY_COMPARE(changed.size(), 2);
        QCOMPARE(permissions.answer(execPods), Answer::Allowed);
        permissions.refresh(); // rights were taken away
        m_transport->last()->answer(rules(podReader, true), 201);
        QTRY_COMPARE(m_transport->count(), 4);
        m_transport->last()->answer(review(false), 201);
        QTRY_COMPARE(permissions.answer(execPods), Answer::Denied);
    }

    void asksAboutTheClusterOneByOne()
    {
        kube::Permissions permissions(*m_client, "liteboxd");
        QSignalSpy changed(&permissions, &kube::Permissions::changed);
        QCOMPARE(permissions.answer(listNodes), Answer::Unknown);
        m_transport->last()->answer(review(false), 201);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(permissions.answer(listNodes), Answer::Denied);
    }

    void anErrorStaysUnknown()
    {
        kube::Permissions permissions(*m_client, "liteboxd");
        permissions.answer(listNodes);
        m_transport->last()->fail(ErrorCode::ConnectionLost);
        QCoreApplication::processEvents();
        QCOMPARE(permissions.answer(listNodes), Answer::Unknown);
    }

    void endsWithItsOwner()
    {
        auto permissions = std::make_unique<kube::Permissions>(*m_client, "liteboxd");
        permissions->refresh();
        QPointer<FakeExchange> rulesReview = m_transport->last();
        permissions->answer(listNodes);
        permissions.reset();
        QTRY_VERIFY(!m_transport->last() && !rulesReview);
    }

    void writesTheMissingRole()
    {
        const kube::AccessQuestion getSecret{"get", "", "secrets", "liteboxd", "web"};
        const kube::AccessQuestion watchPods{"watch", "", "pods", "liteboxd"};
        const kube::AccessQuestion listServices{"list", "", "services", "liteboxd"};
        const kube::AccessQuestion watchServices{"watch", "", "services", "liteboxd"};
        QCOMPARE(kube::roleText("liteboxd-console",
                                {listPods, watchPods, execPods, listServices, watchServices, getSecret, listNodes}),
                 std::string("apiVersion: rbac.authorization.k8s.io/v1\n"
                             "kind: ClusterRole\n"
                             "metadata:\n"
                             "  name: liteboxd-console\n"
                             "rules:\n"
                             "- apiGroups: [\"\"]\n"
                             "  resources: [nodes]\n"
                             "  verbs: [list]\n"
                             "---\n"
                             "apiVersion: rbac.authorization.k8s.io/v1\n"
                             "kind: Role\n"
                             "metadata:\n"
                             "  name: liteboxd-console\n"
                             "  namespace: liteboxd\n"
                             "rules:\n"
                             "- apiGroups: [\"\"]\n"
                             "  resources: [pods/exec]\n"
                             "  verbs: [create]\n"
                             "- apiGroups: [\"\"]\n"
                             "  resources: [pods, services]\n"
                             "  verbs: [list, watch]\n"
                             "- apiGroups: [\"\"]\n"
                             "  resources: [secrets]\n"
                             "  resourceNames: [web]\n"
                             "  verbs: [get]\n"));
    }
};

QTEST_GUILESS_MAIN(TestPermissions)
#include "tst_permissions.moc"
