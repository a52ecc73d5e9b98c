// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/flow_intake.h"
#include "core/flows/watchdog.h"
#include "tests/core/flows/sample_flows.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

namespace {

constexpr auto s_start = std::chrono::system_clock::time_point(std::chrono::hours(500'000));
const QString s_sandbox = u"a1"_s;

/// One line of a recording (programs/record.py) as Hubble would tell it.
Flow flowOf(const QJsonObject &event, bool isDenied)
{
    Flow flow;
    if (event.contains(u"ask"_s)) {
        flow = dnsAnswer(s_sandbox, event[u"ask"].toString() + u'.', {});
        std::swap(flow.source, flow.destination);
        flow.reply = false;
        flow.layer7->type = Layer7Type::Request;
        flow.layer7->dns->queryTypes = {event[u"type"].toString()};
    } else if (event.contains(u"answer"_s)) {
        QStringList addresses;
        for (const QJsonValue each : event[u"addresses"].toArray())
            addresses << each.toString();
        flow = dnsAnswer(s_sandbox, event[u"answer"].toString() + u'.', addresses);
    } else {
        const bool isTcp = event.contains(u"tcp"_s);
        const QString address = event[isTcp ? u"tcp"_s : u"udp"_s].toString();
        flow = isDenied ? droppedToWorld(s_sandbox, address) : forwardedToWorld(s_sandbox, address);
        flow.protocol = isTcp ? Protocol::Tcp : Protocol::Udp;
        flow.tcpFlags = isTcp ? TcpSyn : 0;
        flow.destination.port = static_cast<std::uint16_t>(event[u"port"].toInt());
    }
    flow.time = s_start + std::chrono::milliseconds(event[u"ms"].toInt());
    return flow;
}

/// The rules that fire on these flows, by their names.
QStringList kinds(const QList<Flow> &flows)
{
    FlowIntake intake;
    Watchdog watchdog;
    for (const Flow &flow : flows) {
        const FlowIntake::Taken taken = intake.take(flow);
        if (!taken.isTwin)
            watchdog.take(taken.flow);
    }
    QStringList found;
    for (const Suspicion &each : watchdog.suspicions())
        found << nameOf(each.kind) + u' ' + each.evidence.join(u' ');
    return found;
}

} // namespace

/// What real programs did on a network, denied and answered, is no misbehaviour by any rule.
class BenignProgramsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noneIsSuspected_data()
    {
        QTest::addColumn<QList<Flow>>("flows");
        QStringList programs;
        const QDir folder(QStringLiteral(LITEBOXD_PROGRAMS_FOLDER));
        for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QList<Flow> flows;
            for (const QJsonValue event : QJsonDocument::fromJson(file.readAll()).array())
                flows << flowOf(event.toObject(), name.contains(u"_denied"));
            QTest::newRow(qPrintable(name)) << flows;
            programs << name.section(u'_', 0, 0);
        }
        programs.removeDuplicates();
        QVERIFY(programs.size() >= 10);
    }

    void noneIsSuspected()
    {
        QFETCH(const QList<Flow>, flows);
        const auto isConnection = [](const Flow &flow) { return !flow.layer7; };
        QVERIFY(std::any_of(flows.begin(), flows.end(), isConnection)); // else nothing was looked at
        QCOMPARE(kinds(flows), QStringList());
        // The rules are awake: what misbehaves among it is found.
        Flow probe = droppedToWorld(s_sandbox, u"169.254.169.254"_s);
        probe.time = flows.last().time;
        QCOMPARE(kinds(flows + QList<Flow>{probe}).size(), 1);
    }
};

} // namespace liteboxd::flows

QTEST_GUILESS_MAIN(liteboxd::flows::BenignProgramsTest)
#include "tst_benign_programs.moc"
