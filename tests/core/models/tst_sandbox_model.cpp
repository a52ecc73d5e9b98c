// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox_rows.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::tests;
using models::SandboxModel;

class TestSandboxModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheModelContractThroughChanges()
    {
        SandboxModel model(m_clock);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.replace(
            {shared(sandboxOf("a1")), shared(sandboxOf("b2")), shared(sandboxOf("c3")), shared(sandboxOf("d4"))});
        QCOMPARE(model.rowCount(), 4);
        model.apply({shared(sandboxOf("e5"))}, {u"b2"_s, u"c3"_s, u"nobody"_s});
        QCOMPARE(ids(model), (QStringList{u"a1"_s, u"d4"_s, u"e5"_s}));
        QCOMPARE(model.rowOf(u"e5"_s), 2);
        QCOMPARE(model.rowOf(u"b2"_s), -1);
        model.replace({shared(sandboxOf("d4")), shared(sandboxOf("f6"))});
        QCOMPARE(ids(model), (QStringList{u"d4"_s, u"f6"_s}));
        model.clear();
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.rowOf(u"d4"_s), -1);
    }

    void sameValueIsNoChange()
    {
        SandboxModel model(m_clock);
        model.replace({shared(sandboxOf("a1"))});
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.apply({shared(sandboxOf("a1"))}, {});
        QCOMPARE(changed.count(), 0);
        auto other = sandboxOf("a1");
        other.internetRequested = true;
        model.apply({shared(other)}, {});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(model.index(0, SandboxModel::Internet).data().toString(), u"Requested (not observable)"_s);
    }

    void anotherPodOfTheSameIdForgetsWhatWasKnown()
    {
        SandboxModel model(m_clock);
        model.replace({shared(sandboxOf("a1"))});
        model.setPending({{u"a1"_s, sandbox::PendingSwitch{sandbox::InternetWish::Allow}}});
        QVERIFY(model.index(0, 0).data(SandboxModel::PendingRole).toBool());
        auto successor = sandboxOf("a1");
        successor.uid = u"another"_s;
        model.apply({shared(successor)}, {});
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(!model.index(0, 0).data(SandboxModel::PendingRole).toBool());
    }

    void showsWords_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("text");
        QTest::newRow("id") << int(SandboxModel::Id) << u"a1"_s;
        QTest::newRow("state") << int(SandboxModel::State) << u"Running"_s;
        QTest::newRow("no reason") << int(SandboxModel::Reason) << u"–"_s;
        QTest::newRow("internet") << int(SandboxModel::Internet) << u"Not requested"_s;
        QTest::newRow("drops that nobody sees") << int(SandboxModel::Drops) << u"–"_s;
        QTest::newRow("ports") << int(SandboxModel::Ports) << u"8080"_s;
        QTest::newRow("age") << int(SandboxModel::Age) << u"3h"_s;
        QTest::newRow("no end") << int(SandboxModel::Expires) << u"–"_s;
    }

    void showsWords()
    {
        QFETCH(int, column);
        SandboxModel model(m_clock);
        model.replace({shared(sandboxOf("a1"))});
        QTEST(model.index(0, column).data().toString(), "text");
    }

    void expiryCountsDownAndEnds()
    {
        SandboxModel model(m_clock);
        auto sandbox = sandboxOf("a1");
        sandbox.ttl = std::chrono::hours(4);
        model.replace({shared(sandbox)});
        const QModelIndex cell = model.index(0, SandboxModel::Expires);
        QCOMPARE(cell.data().toString(), u"60m"_s);
        m_clock.now += std::chrono::hours(2);
        QCOMPARE(cell.data().toString(), u"Expired"_s);
        m_clock.now -= std::chrono::hours(2);
    }

    void saysHowItEnded()
    {
        SandboxModel model(m_clock);
        auto sandbox = sandboxOf("a1");
        sandbox.state = sandbox::SandboxState::Failed;
        sandbox.exitCode = 137;
        model.replace({shared(sandbox)});
        const QModelIndex cell = model.index(0, SandboxModel::Reason);
        QCOMPARE(cell.data().toString(), u"exit code 137"_s);
        sandbox.reason = u"OOMKilled"_s;
        model.apply({shared(sandbox)}, {});
        QCOMPARE(cell.data().toString(), u"OOMKilled (exit code 137)"_s);
    }

    void pendingComesBeforeTheState()
    {
        SandboxModel model(m_clock);
        model.replace({shared(sandboxOf("a1"))});
        model.setPending({{u"a1"_s, sandbox::PendingSwitch{sandbox::InternetWish::Allow}}});
        QCOMPARE(model.index(0, SandboxModel::Internet).data().toString(), u"Switching on…"_s);
        model.setPending({{u"a1"_s, sandbox::PendingSwitch{sandbox::InternetWish::Allow, true}}});
        QCOMPARE(model.index(0, SandboxModel::Internet).data().toString(), u"May be on, no answer"_s);
        model.setPending({{u"a1"_s, std::nullopt}});
        model.setObservation(u"a1"_s, {true, false, false});
        QCOMPARE(model.index(0, SandboxModel::Internet).data().toString(), u"Off"_s);
    }

    void manyChangesAreFewSignals()
    {
        SandboxModel model(m_clock);
        std::vector<sandbox::SandboxPtr> all;
        sandbox::PendingChanges neighbours;
        sandbox::PendingChanges scattered;
        for (int i = 0; i < 1000; ++i) {
            const QString id = u"s%1"_s.arg(i);
            all.push_back(shared(sandboxOf(id.toUtf8().constData())));
            neighbours.insert(id, sandbox::PendingSwitch{sandbox::InternetWish::Allow});
            if (i % 2 == 0)
                scattered.insert(id, std::nullopt);
        }
        model.replace(all);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setPending(neighbours);
        QCOMPARE(changed.count(), 1);
        model.setPending(scattered);
        QCOMPARE(changed.count(), 2);
        QCOMPARE(changed.last().at(1).toModelIndex().row(), 998);
        model.setPending(scattered);
        QCOMPARE(changed.count(), 2); // nothing new
    }

    void aWishMovesNoRow()
    {
        SandboxModel model(m_clock);
        model.replace({shared(sandboxOf("a1"))});
        const QModelIndex cell = model.index(0, SandboxModel::Internet);
        const QVariant before = cell.data(SandboxModel::SortRole);
        model.setPending({{u"a1"_s, sandbox::PendingSwitch{sandbox::InternetWish::Allow}}});
        QCOMPARE(cell.data(SandboxModel::SortRole), before);
    }

    void longTextIsCut()
    {
        SandboxModel model(m_clock);
        auto sandbox = sandboxOf("a1");
        sandbox.templateName = QString(250'000, u'x');
        sandbox.ports.assign(20'000, {8080, {}});
        model.replace({shared(sandbox)});
        for (int column = 0; column < SandboxModel::ColumnCount; ++column) {
            QVERIFY(model.index(0, column).data().toString().size() <= 201);
            QVERIFY(model.index(0, column).data(Qt::ToolTipRole).toString().size() < 3000);
        }
    }

    void textOfAClusterIsNeverMarkup()
    {
        SandboxModel model(m_clock);
        auto sandbox = sandboxOf("a1");
        sandbox.templateName = u"<img src=x>%1"_s;
        sandbox.reason = u"<b>Bad</b>"_s;
        model.replace({shared(sandbox)});
        QCOMPARE(model.index(0, SandboxModel::Template).data().toString(), u"<img src=x>%1"_s);
        const QString tip = model.index(0, SandboxModel::State).data(Qt::ToolTipRole).toString();
        QVERIFY(tip.contains(u"&lt;b&gt;Bad&lt;/b&gt;"_s));
    }

private:
    static QStringList ids(const SandboxModel &model)
    {
        QStringList ids;
        for (int row = 0; row < model.rowCount(); ++row)
            ids << model.index(row, 0).data().toString();
        return ids;
    }

    FakeClock m_clock;
};

QTEST_GUILESS_MAIN(TestSandboxModel)
#include "tst_sandbox_model.moc"
