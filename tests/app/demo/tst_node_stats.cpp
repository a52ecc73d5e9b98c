// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api/node_stats.h"
#include "app/demo/objects/cluster_types.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace liteboxd::demo;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

/// What is answered to a GET of this path below the node's proxy.
Outcome<QByteArray> asked(const ObjectStore &store, const std::string &path, const char *method = "GET")
{
    TrafficMeter meter;
    meter.add({"liteboxd", "sandbox-a1"}, {300, 20});
    meter.add({"liteboxd", "sandbox-a1"}, {30, 2});
    meter.add({}, {1, 1}); // the world
    const auto target = ApiTarget::parse("/api/v1/nodes/" + path);
    const QDateTime now = QDateTime::fromSecsSinceEpoch(1'800'000'000, Qt::UTC);
    return target ? NodeStats(store).answer(method, *target, meter, now) : refuse(target.error());
}

} // namespace

/// The network of the demo's pods, in the words of a kubelet.
class NodeStatsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<ObjectStore>(1000);
        m_store->put(nodes(), {{u"metadata"_s, QJsonObject{{u"name"_s, u"n1"_s}}}});
        put(u"sandbox-a1"_s, {{u"nodeName"_s, u"n1"_s}}, u"Running"_s);
        put(u"sandbox-b2"_s, {{u"nodeName"_s, u"n1"_s}}, u"Failed"_s);
        put(u"sandbox-c3"_s, {{u"nodeName"_s, u"n2"_s}}, u"Running"_s);
        put(u"cilium"_s, {{u"nodeName"_s, u"n1"_s}, {u"hostNetwork"_s, true}}, u"Running"_s);
    }

    void countsWhatRunsThere()
    {
        const auto answer = asked(*m_store, "n1/proxy/stats/summary");
        QVERIFY(answer);
        const QJsonArray all = json(*answer).value("pods"_L1).toArray();
        QCOMPARE(all.size(), 1);
        QCOMPARE(all[0]["podRef"_L1]["uid"_L1].toString(), u"u-sandbox-a1"_s);
        QCOMPARE(all[0]["network"_L1]["txBytes"_L1].toInteger(), 330);
        QCOMPARE(all[0]["network"_L1]["rxBytes"_L1].toInteger(), 22);
        QCOMPARE(all[0]["network"_L1]["time"_L1].toString(), u"2027-01-15T08:00:00Z"_s);
    }

    void saysWhatIsNotThere()
    {
        QCOMPARE(asked(*m_store, "n9/proxy/stats/summary").error().code, 404);
        QCOMPARE(asked(*m_store, "n1/proxy/pods").error().code, 501);
        QCOMPARE(asked(*m_store, "n1/proxy/stats/summary", "POST").error().code, 405);
    }

private:
    void put(const QString &name, const QJsonObject &spec, const QString &phase)
    {
        const QJsonObject metadata{
            {u"namespace"_s, u"liteboxd"_s}, {u"name"_s, name}, {u"uid"_s, QString(u"u-"_s + name)}};
        m_store->put(pods(),
                     {{u"metadata"_s, metadata}, {u"spec"_s, spec}, {u"status"_s, QJsonObject{{u"phase"_s, phase}}}});
    }

    std::unique_ptr<ObjectStore> m_store;
};

QTEST_GUILESS_MAIN(NodeStatsTest)
#include "tst_node_stats.moc"
