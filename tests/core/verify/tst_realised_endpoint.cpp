// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/k3s_flags.h"
#include "core/verify/answers/realised_endpoint.h"

#include <QJsonObject>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd::verify;

/// What agents and nodes say of themselves, as far as checks read it.
class RealisedEndpointTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsLines()
    {
        const auto found = realisedEndpoints("liteboxd/sandbox-1 both 7 7\n/ none 1 1\nliteboxd/sandbox-2 egress 7 6\n"
                                             "noise\nliteboxd/sandbox-3  \n");
        QCOMPARE(found.size(), std::size_t(2));
        QVERIFY(found[0].isEnforced() && found[0].isCurrent());
        QVERIFY(!found[1].isEnforced() && !found[1].isCurrent());
        QCOMPARE(found[1].pod, u"liteboxd/sandbox-2"_s);
    }

    void readsTheFlagsOfK3s_data()
    {
        QTest::addColumn<QString>("args");
        QTest::addColumn<QString>("result");
        QTest::newRow("both") << uR"(["server","--flannel-backend","none","--disable-network-policy"])"_s << u"pass"_s;
        QTest::newRow("with signs") << uR"(["server","--disable-network-policy=true","--flannel-backend=none"])"_s
                                    << u"pass"_s;
        QTest::newRow("as it is") << uR"(["server"])"_s << u"fail"_s;
        QTest::newRow("flannel") << uR"(["server","--disable-network-policy"])"_s << u"fail"_s;
        QTest::newRow("controller") << uR"(["server","--flannel-backend=none"])"_s << u"fail"_s;
        QTest::newRow("switched on again")
            << uR"(["server","--flannel-backend=none","--disable-network-policy=false"])"_s << u"fail"_s;
        QTest::newRow("an agent") << uR"(["agent"])"_s << u"skipped"_s;
        QTest::newRow("not K3s") << QString() << u"skipped"_s;
        QTest::newRow("nonsense") << u"{"_s << u"skipped"_s;
    }

    void readsTheFlagsOfK3s()
    {
        QFETCH(QString, args);
        const QJsonObject node{
            {u"metadata"_s,
             QJsonObject{{u"name"_s, u"n1"_s}, {u"annotations"_s, QJsonObject{{u"k3s.io/node-args"_s, args}}}}}};
        const CheckOutcome outcome = judgeK3sFlags({node});
        QTEST(nameOf(outcome.result), "result");
        QCOMPARE(outcome.result == CheckResult::Fail, outcome.fix.contains(u"--flannel-backend=none"_s));
    }
};

QTEST_GUILESS_MAIN(RealisedEndpointTest)
#include "tst_realised_endpoint.moc"
