// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateways/connection_model.h"

#include "app/shell/charts/rate_chart.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QPersistentModelIndex>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using gateways::ConnectionModel;

/// What the Gateway page shows of the traffic.
class ConnectionModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void keepsRowsAsLongAsTheirConnections()
    {
        ConnectionModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setConnections({connection(1), connection(3), connection(5)});
        const QPersistentModelIndex third = model.index(1, 0);
        model.setConnections({connection(2), connection(3), connection(6)});
        QCOMPARE(model.rowCount(), 3);
        QVERIFY(third.isValid());
        QCOMPARE(model.numberAt(third.row()), quint64(3));
        model.setConnections({connection(3)});
        QCOMPARE(third.row(), 0);
        model.setConnections({});
        QVERIFY(!third.isValid());
        QCOMPARE(model.rowCount(), 0);
    }

    void saysWhatIsKnown()
    {
        ConnectionModel model;
        control::GatewayConnection tcp = connection(7);
        tcp.isTcp = true;
        model.setConnections({tcp});
        QStringList texts;
        for (int column = 0; column < ConnectionModel::ColumnCount; ++column)
            texts += model.index(0, column).data().toString();
        QCOMPARE(texts, (QStringList{u"a1b2c3d4"_s, u"8080"_s, u"TCP"_s, u"10.0.0.7"_s, u"2.00 KiB"_s, u"10 bytes"_s,
                                     u"3m"_s}));
    }

    void theChartForgetsWhatIsOlderThanItsSpan()
    {
        shell::RateChart chart(u"requests/s"_s);
        const std::chrono::system_clock::time_point begin(std::chrono::seconds(1'700'000'000));
        for (int second = 0; second < 300; ++second)
            chart.add(begin + std::chrono::seconds(second), second);
        QCOMPARE(chart.points().size(), std::size_t(121));
        QCOMPARE(chart.points().back().second, 299.0);
        chart.clear();
        QVERIFY(chart.points().empty());
    }

private:
    static control::GatewayConnection connection(quint64 number)
    {
        return {number, u"a1b2c3d4"_s, 8080, false, u"10.0.0.7"_s, std::chrono::seconds(200), 2048, 10};
    }
};

QTEST_MAIN(ConnectionModelTest)
#include "tst_connection_model.moc"
