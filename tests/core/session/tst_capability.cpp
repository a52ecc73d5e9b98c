// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/capability.h"
#include "tests/core/fakes/account_rules.h"
#include "tests/core/fakes/fake_cluster.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using session::Capability;
using tests::FakeCluster;

namespace {

const std::vector<Capability> all{
    Capability::SeeSandboxes,    Capability::SwitchInternet,     Capability::SwitchInternetOfReplicaSet,
    Capability::ReachByPodProxy, Capability::ReachByPortForward, Capability::KeepTokens};

/// "1: patch; 3: update, delete": which capabilities are limited by which verbs.
QString words(const std::vector<session::Limit> &limits)
{
    QStringList out;
    for (const session::Limit &limit : limits) {
        QStringList verbs;
        for (const kube::AccessQuestion &question : limit.denied)
            verbs << QString::fromStdString(question.verb);
        out << QString::number(int(limit.capability)) + u": "_s + verbs.join(u", "_s);
    }
    return out.join(u"; "_s);
}

} // namespace

class CapabilityTest : public QObject
{
    Q_OBJECT

private:
    FakeCluster *m_cluster = nullptr; ///< belongs to m_api
    std::unique_ptr<kube::ApiClient> m_api;

private Q_SLOTS:
    void init()
    {
        auto cluster = std::make_unique<FakeCluster>();
        m_cluster = cluster.get();
        m_api = std::make_unique<kube::ApiClient>(std::move(cluster));
    }

    void limitsAreWhatIsDenied_data()
    {
        QTest::addColumn<QStringList>("rules");
        QTest::addColumn<QString>("limits");
        QTest::newRow("everything is permitted") << QStringList{u"* *"_s} << QString();
        QTest::newRow("nothing is") << QStringList{}
                                    << u"0: list, watch; 1: patch; 2: get; 3: get, create, update, "
                                       "patch, delete; 4: get, create; 5: get"_s;
        QTest::newRow("looking only")
            << QStringList{u"get,list,watch pods"_s}
            << u"1: patch; 2: get; 3: get, create, update, patch, delete; 4: get, create; 5: get"_s;
        QTest::newRow("all but the ways in")
            << QStringList{u"list,watch,patch pods"_s, u"get replicasets.apps"_s, u"get pods/proxy"_s,
                           u"* pods/portforward"_s, u"get namespaces"_s}
            << u"3: create, update, patch, delete"_s;
        QTest::newRow("the pods are not their proxy")
            << QStringList{u"* pods"_s, u"* pods/portforward"_s, u"* replicasets.apps"_s, u"* namespaces"_s}
            << u"3: get, create, update, patch, delete"_s;
    }

    void limitsAreWhatIsDenied()
    {
        QFETCH(QStringList, rules);
        QFETCH(QString, limits);
        tests::permitOnly(*m_cluster, rules);
        kube::Permissions permissions(*m_api, "liteboxd");
        permissions.refresh();
        QTRY_COMPARE(words(session::limits(permissions, all)), limits);
    }

    void nothingIsAskedBeforeTheFirstRefresh()
    {
        tests::permitOnly(*m_cluster, {});
        kube::Permissions permissions(*m_api, "liteboxd");
        QVERIFY(session::limits(permissions, all).empty());
        permissions.refresh();
        QTRY_VERIFY(!session::limits(permissions, all).empty());
        QCOMPARE(m_cluster->requests().first().path, tests::rulesReviewPath());
    }

    void limitsAreOfWhatIsWanted()
    {
        tests::permitOnly(*m_cluster, {});
        kube::Permissions permissions(*m_api, "liteboxd");
        permissions.refresh();
        QTRY_COMPARE(words(session::limits(permissions, {Capability::SwitchInternet})), u"1: patch"_s);
    }

    void whatCannotBeAskedIsNoLimit()
    {
        kube::Permissions permissions(*m_api, "liteboxd"); // of a cluster that answers every review with 404
        QSignalSpy changed(&permissions, &kube::Permissions::changed);
        permissions.refresh();
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(session::limits(permissions, all).empty());
    }

    void rolesAreWhole()
    {
        QCOMPARE(session::consoleRoles("liteboxd"), std::string("apiVersion: rbac.authorization.k8s.io/v1\n"
                                                                "kind: Role\n"
                                                                "metadata:\n"
                                                                "  name: liteboxd-console\n"
                                                                "  namespace: liteboxd\n"
                                                                "rules:\n"
                                                                "- apiGroups: [\"\"]\n"
                                                                "  resources: [pods/proxy]\n"
                                                                "  verbs: [create, delete, get, patch, update]\n"
                                                                "- apiGroups: [\"\"]\n"
                                                                "  resources: [pods]\n"
                                                                "  verbs: [create, delete, list, patch, watch]\n"
                                                                "- apiGroups: [\"\"]\n"
                                                                "  resources: [configmaps]\n"
                                                                "  verbs: [create, delete, list, watch]\n"
                                                                "- apiGroups: [\"\"]\n"
                                                                "  resources: [pods/exec, pods/portforward]\n"
                                                                "  verbs: [create, get]\n"
                                                                "- apiGroups: [\"\"]\n"
                                                                "  resources: [pods/log]\n"
                                                                "  verbs: [get]\n"
                                                                "- apiGroups: [\"\"]\n"
                                                                "  resources: [events]\n"
                                                                "  verbs: [list, watch]\n"
                                                                "- apiGroups: [apps]\n"
                                                                "  resources: [replicasets]\n"
                                                                "  verbs: [get]\n"
                                                                "---\n"
                                                                "apiVersion: rbac.authorization.k8s.io/v1\n"
                                                                "kind: Role\n"
                                                                "metadata:\n"
                                                                "  name: liteboxd-console\n"
                                                                "  namespace: kube-system\n"
                                                                "rules:\n"
                                                                "- apiGroups: [\"\"]\n"
                                                                "  resources: [namespaces]\n"
                                                                "  resourceNames: [kube-system]\n"
                                                                "  verbs: [get]\n"));
    }
};

QTEST_GUILESS_MAIN(CapabilityTest)
#include "tst_capability.moc"
