// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/resource_usage.h"
#include "tests/core/fakes/fake_cluster.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using sandbox::ResourceUsage;
using sandbox::ResourceUsages;

namespace {

const QString place = u"/apis/metrics.k8s.io/v1beta1/namespaces/liteboxd/pods"_s;

QJsonObject metrics(const char *name, const char *containers)
{
    const QByteArray text = QByteArray(R"({"metadata": {"name": ")") + name + R"("}, "containers": )" + containers + '}';
    return QJsonDocument::fromJson(text).object();
}

const char *const two = R"([{"usage": {"cpu": "1234567n", "memory": "10Mi"}}, {"usage": {"cpu": "1", "memory": "1k"}}])";

} // namespace

/// What sandboxes use, as the cluster's metrics say.
class ResourceUsageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsQuantities_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("thousandths"); ///< -1: none
        QTest::newRow("cores") << u"2"_s << qint64(2000);
        QTest::newRow("thousandths") << u"250m"_s << qint64(250);
        QTest::newRow("billionths, rounded up") << u"1234567n"_s << qint64(2);
        QTest::newRow("millionths") << u"1500u"_s << qint64(2);
        QTest::newRow("nothing used") << u"0"_s << qint64(0);
        QTest::newRow("of 1024") << u"1Ki"_s << qint64(1'024'000);
        QTest::newRow("of 1000") << u"1k"_s << qint64(1'000'000);
        QTest::newRow("with an exponent") << u"1e1"_s << qint64(10'000);
        QTest::newRow("empty") << QString() << qint64(-1);
        QTest::newRow("no number") << u"manyMi"_s << qint64(-1);
        QTest::newRow("negative") << u"-1"_s << qint64(-1);
        QTest::newRow("beyond all bounds") << u"9e300P"_s << qint64(-1);
    }

    void readsQuantities()
    {
        QFETCH(QString, text);
        QFETCH(qint64, thousandths);
        QCOMPARE(sandbox::quantity(text, 1000).value_or(-1), thousandths);
    }

    void addsContainersUp()
    {
        const auto usage = sandbox::usageOf(metrics("a", two));
        QVERIFY(usage);
        QCOMPARE(usage->cpuMilli, 1002);
        QCOMPARE(usage->memory, (10 << 20) + 1000);
        QVERIFY(!sandbox::usageOf(metrics("a", R"([{"usage": {"cpu": "x", "memory": "1"}}])")));
    }

    void asks_data()
    {
        QTest::addColumn<QString>("pod");
        QTest::newRow("all") << QString();
        QTest::newRow("one") << u"a"_s;
    }

    void asks()
    {
        QFETCH(QString, pod);
        auto made = std::make_unique<tests::FakeCluster>();
        made->on(u"GET"_s, place, {{u"items"_s, QJsonArray{metrics("a", two), metrics("b", "[{}]")}}});
        made->on(u"GET"_s, place + u"/a"_s, metrics("a", two));
        kube::ApiClient api(std::move(made));
        std::optional<base::Result<ResourceUsages>> answer;
        const auto request = sandbox::askForUsage(api, "liteboxd", pod.toStdString(), this,
                                                  [&answer](const auto &usages) { answer = usages; });
        QTRY_VERIFY(answer);
        QVERIFY(*answer);
        QCOMPARE((*answer)->keys(), QStringList{u"a"_s});
    }

    void aClusterWithoutMetricsHasNone()
    {
        kube::ApiClient api(std::make_unique<tests::FakeCluster>()); // which answers 404 to all it does not know
        std::optional<base::Result<ResourceUsages>> answer;
        const auto request =
            sandbox::askForUsage(api, "liteboxd", {}, this, [&answer](const auto &usages) { answer = usages; });
        QTRY_VERIFY(answer);
        QVERIFY(*answer);
        QVERIFY((*answer)->isEmpty());
    }

    void diesWithItsOwner()
    {
        kube::ApiClient api(std::make_unique<tests::FakeCluster>());
        bool wasAnswered = false;
        {
            const auto request =
                sandbox::askForUsage(api, "liteboxd", {}, this, [&wasAnswered](const auto &) { wasAnswered = true; });
        }
        QCoreApplication::processEvents();
        QVERIFY(!wasAnswered);
    }
};

QTEST_GUILESS_MAIN(ResourceUsageTest)
#include "tst_resource_usage.moc"
