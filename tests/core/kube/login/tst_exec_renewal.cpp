// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/kube/login/plugin_scripts.h"

#include <QDateTime>

using namespace liteboxd;
using namespace std::chrono_literals;

/// When a plugin runs again, and what of its answers is taken.
class TestExecRenewal : public QObject, private PluginScripts
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }

    /// A plugin whose credentials no server takes does not run for each request.
    void whatReplacesARefusedOneHoldsForAMoment()
    {
        answering(answer(token("t")));
        const auto source = this->source();
        QVERIFY(source->invalidate(*ask(*source)));
        const auto second = ask(*source);
        QVERIFY(!source->invalidate(*second));
        QCOMPARE(runs(), 2);
        m_clock.advance(4s);
        QVERIFY(source->invalidate(*second));
        const auto third = ask(*source);
        m_clock.advance(2min); // it worked so long: this refusal has a reason of its own
        QVERIFY(source->invalidate(*third));
        QCOMPARE(runs(), 3);
    }

    void tokensOfTwoSecondsAreRenewedInTime()
    {
        const auto source = this->source();
        for (int run = 1; run <= 3; ++run) {
            const auto expires = QDateTime::fromMSecsSinceEpoch(
                std::chrono::duration_cast<std::chrono::milliseconds>((m_clock.wall() + 2s).time_since_epoch()).count(),
                Qt::UTC);
            answering(answer(token("t", expires.toString(Qt::ISODate))));
            QVERIFY(ask(*source));
            QVERIFY(ask(*source));
            QCOMPARE(runs(), run);
            m_clock.advance(2s);
            QVERIFY(!source->ready());
        }
    }

    void answersAreTakenAsClientGoTakesThem_data()
    {
        QTest::addColumn<QByteArray>("output");
        const QByteArray version = s_version;
        QTest::newRow("no kind") << "{\"apiVersion\":\"" + version + "\",\"status\":{\"token\":\"t\"}}";
        QTest::newRow("YAML") << "apiVersion: " + version + "\nkind: ExecCredential\nstatus:\n  token: t\n";
        QTest::newRow("a zone") << answer(token("t", QStringLiteral("2100-01-01T00:00:00+02:00")));
    }

    void answersAreTakenAsClientGoTakesThem()
    {
        QFETCH(QByteArray, output);
        answering(output);
        const auto got = ask();
        QVERIFY2(got, got ? "" : got.error().text().c_str());
        QCOMPARE((*got)->authorization.reveal(), "Bearer t");
    }
};

QTEST_GUILESS_MAIN(TestExecRenewal)
#include "tst_exec_renewal.moc"
