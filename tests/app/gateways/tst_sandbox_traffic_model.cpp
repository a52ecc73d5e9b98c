// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateways/sandbox_traffic_model.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace std::chrono_literals;
using gateways::SandboxTrafficModel;

/// What the Gateway page shows of each sandbox's traffic.
class SandboxTrafficModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void ratesAreOfWhatCameSince()
    {
        SandboxTrafficModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const std::chrono::steady_clock::time_point begin(1h);
        model.setFigures({{u"aaaa"_s, 10, 2048, 3, 5ms, std::chrono::milliseconds::max()}}, begin);
        QCOMPARE(texts(model, 0),
                 (QStringList{u"aaaa"_s, u"10"_s, u"–"_s, u"2.00 KiB"_s, u"3"_s, u"≤ 5 ms"_s, u"> 30 s"_s}));
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setFigures({{u"aaaa"_s, 25, 2048, 0, 1000ms, 5000ms}}, begin + 2s);
        QCOMPARE(texts(model, 0),
                 (QStringList{u"aaaa"_s, u"25"_s, u"7.5"_s, u"2.00 KiB"_s, u"0"_s, u"≤ 1 s"_s, u"≤ 5 s"_s}));
        QVERIFY(resets.isEmpty());
        model.setFigures({{u"aaaa"_s, 3, 0, 0, {}, {}}, {u"bbbb"_s, 1, 0, 1, {}, {}}}, begin + 3s);
        QCOMPARE(texts(model, 0).mid(1, 2), (QStringList{u"3"_s, u"–"_s})); // another run of the gateway
        QCOMPARE(texts(model, 1), (QStringList{u"bbbb"_s, u"1"_s, u"–"_s, u"0 bytes"_s, u"1"_s, u"–"_s, u"–"_s}));
        model.setFigures({}, begin + 4s);
        QCOMPARE(model.rowCount(), 0);
    }

private:
    static QStringList texts(const SandboxTrafficModel &model, int row)
    {
        QStringList out;
        for (int column = 0; column < SandboxTrafficModel::ColumnCount; ++column)
            out += model.index(row, column).data().toString();
        return out;
    }
};

QTEST_GUILESS_MAIN(SandboxTrafficModelTest)
#include "tst_sandbox_traffic_model.moc"
