// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/cluster_identity.h"
#include "core/session/namespace_finder.h"
#include "tests/core/fakes/fake_cluster.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using session::ClusterIdentity;
using session::NamespaceFinder;
using tests::FakeCluster;

namespace {

QString namespacePath(const QString &name)
{
    return u"/api/v1/namespaces/"_s + name;
}

QJsonObject withUid(const QJsonValue &uid)
{
    return {{u"metadata"_s, QJsonObject{{u"uid"_s, uid}}}};
}

} // namespace

class ClusterIdentityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isTheUidOfKubeSystem();
    void asksAgainAfterAFailure();
    void doesNotTakeAnEmptyUid();
    void diesWithARequestUnderWay();
    void offersTheNamespacesThatExist_data();
    void offersTheNamespacesThatExist();
    void saysThatTheNamespaceIsMissing_data();
    void saysThatTheNamespaceIsMissing();

private:
    FakeCluster *m_cluster = nullptr; ///< belongs to m_api
    std::unique_ptr<kube::ApiClient> m_api;
};

void ClusterIdentityTest::init()
{
    auto cluster = std::make_unique<FakeCluster>();
    m_cluster = cluster.get();
    m_api = std::make_unique<kube::ApiClient>(std::move(cluster));
}

void ClusterIdentityTest::isTheUidOfKubeSystem()
{
    m_cluster->on(u"GET"_s, namespacePath(u"kube-system"_s), withUid(u"c1"_s));
    ClusterIdentity identity(*m_api);
    QSignalSpy identified(&identity, &ClusterIdentity::identified);
    identity.load();
    identity.load();
    QTRY_COMPARE(identity.uid(), u"c1"_s);
    identity.load();
    QCOMPARE(identified.size(), 1);
    QCOMPARE(m_cluster->takeRequests().size(), 1);
}

void ClusterIdentityTest::asksAgainAfterAFailure()
{
    m_cluster->refuse(u"GET"_s, namespacePath(u"kube-system"_s), 403, u"Forbidden"_s);
    ClusterIdentity identity(*m_api);
    identity.load();
    QTRY_VERIFY(identity.error());
    QCOMPARE(identity.error()->code, base::ErrorCode::Forbidden);
    m_cluster->on(u"GET"_s, namespacePath(u"kube-system"_s), withUid(u"c1"_s));
    identity.load();
    QTRY_COMPARE(identity.uid(), u"c1"_s);
    QVERIFY(!identity.error());
}

void ClusterIdentityTest::doesNotTakeAnEmptyUid()
{
    m_cluster->on(u"GET"_s, namespacePath(u"kube-system"_s), withUid(7));
    ClusterIdentity identity(*m_api);
    identity.load();
    QTRY_VERIFY(identity.error());
    QCOMPARE(identity.error()->code, base::ErrorCode::ProtocolViolated);
}

void ClusterIdentityTest::diesWithARequestUnderWay()
{
    {
        ClusterIdentity identity(*m_api);
        identity.load();
        NamespaceFinder finder(*m_api);
        finder.load();
    }
    NamespaceFinder next(*m_api);
    QSignalSpy found(&next, &NamespaceFinder::found);
    next.load();
    QTRY_COMPARE(found.size(), 1);
}

void ClusterIdentityTest::offersTheNamespacesThatExist_data()
{
    QTest::addColumn<QStringList>("existing");
    QTest::newRow("none") << QStringList();
    QTest::newRow("ours") << QStringList{u"liteboxd"_s};
    QTest::newRow("LiteBoxd's own") << QStringList{u"liteboxd-sandbox"_s};
    QTest::newRow("both") << QStringList{u"liteboxd"_s, u"liteboxd-sandbox"_s};
}

void ClusterIdentityTest::offersTheNamespacesThatExist()
{
    QFETCH(QStringList, existing);
    for (const QString &name : existing)
        m_cluster->on(u"GET"_s, namespacePath(name), withUid(u"n"_s));
    NamespaceFinder finder(*m_api);
    QSignalSpy found(&finder, &NamespaceFinder::found);
    finder.load();
    finder.load();
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(finder.present(), existing);
}

void ClusterIdentityTest::saysThatTheNamespaceIsMissing_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("isMissing");
    QTest::newRow("there") << 200 << false;
    QTest::newRow("not there") << 404 << true;
    QTest::newRow("not to be read") << 403 << false;
}

void ClusterIdentityTest::saysThatTheNamespaceIsMissing()
{
    QFETCH(int, status);
    QFETCH(bool, isMissing);
    if (status == 200)
        m_cluster->on(u"GET"_s, namespacePath(u"team-a"_s), withUid(u"n"_s));
    else
        m_cluster->refuse(u"GET"_s, namespacePath(u"team-a"_s), status, status == 404 ? u"NotFound"_s : u"Forbidden"_s);
    NamespaceFinder finder(*m_api, u"team-a"_s);
    QSignalSpy found(&finder, &NamespaceFinder::found);
    finder.load();
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(finder.isOwnMissing(), isMissing);
    QCOMPARE(finder.present().contains(u"team-a"_s), status == 200);
}

QTEST_GUILESS_MAIN(ClusterIdentityTest)
#include "tst_cluster_identity.moc"
