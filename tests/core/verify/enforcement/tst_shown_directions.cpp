// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/enforcement/shown_directions.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::verify;
using flows::TrafficDirection;
using flows::Verdict;

/// What flows show of pods.
class ShownDirectionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhatAPolicyDid_data()
    {
        QTest::addColumn<int>("verdict");
        QTest::addColumn<int>("reason");
        QTest::addColumn<int>("direction");
        QTest::addColumn<bool>("isNamed");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *name, Verdict verdict, std::uint32_t reason, TrafficDirection direction,
                            bool isNamed, const QString &shown) {
            QTest::newRow(name) << static_cast<int>(verdict) << static_cast<int>(reason) << static_cast<int>(direction)
                                << isNamed << shown;
        };
        const auto out = TrafficDirection::Egress;
        const auto in = TrafficDirection::Ingress;
        row("dropped on its way out", Verdict::Dropped, flows::DropPolicyDenied, out, false, u"source out"_s);
        row("denied on its way out", Verdict::Dropped, flows::DropPolicyDeny, out, false, u"source out"_s);
        row("dropped on its way in", Verdict::Dropped, flows::DropPolicyDenied, in, false, u"destination in"_s);
        row("dropped for something else", Verdict::Dropped, 140, out, false, QString());
        row("passed", Verdict::Forwarded, 0, out, false, QString());
        row("allowed by a policy", Verdict::Forwarded, 0, out, true, u"source out"_s);
    }

    void knowsWhatAPolicyDid()
    {
        QFETCH(int, verdict);
        QFETCH(int, reason);
        QFETCH(int, direction);
        QFETCH(bool, isNamed);
        QFETCH(QString, shown);
        flows::Flow flow;
        flow.source.nameSpace = u"n"_s;
        flow.source.pod = u"source"_s;
        flow.destination.nameSpace = u"n"_s;
        flow.destination.pod = u"destination"_s;
        flow.verdict = static_cast<Verdict>(verdict);
        flow.dropReason = static_cast<std::uint32_t>(reason);
        flow.direction = static_cast<TrafficDirection>(direction);
        if (isNamed)
            flow.egressAllowedBy = {{u"NetworkPolicy"_s, u"n"_s, u"allow-dns"_s, {}, 1}};
        QStringList found;
        for (const auto &[pod, directions] : shownDirections({flow})) {
            found << pod.section(u'/', 1) + (directions.egress ? u" out"_s : QString()) +
                         (directions.ingress ? u" in"_s : QString());
        }
        QCOMPARE(found.join(u", "_s), shown);
    }
};

QTEST_GUILESS_MAIN(ShownDirectionsTest)
#include "tst_shown_directions.moc"
