// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/hubble/hubble_run.h"

#include "core/hubble/compact_line.h"
#include "core/hubble/flow_json.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace liteboxd;
using namespace Qt::Literals::StringLiterals;
using tests::flowJson;
using tests::HubbleRun;

/// Lines of flows, held against what Cilium's own `hubble observe` writes for the same.
class FlowTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const HubbleRun run;
        if (run.isMissing())
            std::exit(77); // no Go here: ctest says Skipped
        QVERIFY2(run.fault().isEmpty(), qPrintable(run.fault()));
    }

    void equalsHubblesCompactLine_data()
    {
        QTest::addColumn<QJsonObject>("changes");
        const auto row = [](const char *name, const QJsonObject &changes) { QTest::newRow(name) << changes; };
        row("forwarded", {});
        row("dropped", flowJson(u"x"_s, u"DROPPED"_s));
        row("reply", {{u"is_reply"_s, true}});
        row("direction unknown", {{u"is_reply"_s, QJsonValue()}});
        row("drop event",
            {{u"verdict"_s, u"DROPPED"_s}, {u"event_type"_s, QJsonObject{{u"type"_s, 1}, {u"sub_type"_s, 133}}}});
        row("drop with a new number",
            {{u"verdict"_s, u"DROPPED"_s}, {u"event_type"_s, QJsonObject{{u"type"_s, 1}, {u"sub_type"_s, 233}}}});
        row("unknown verdict", {{u"verdict"_s, 99}});
        row("audit", {{u"verdict"_s, u"AUDIT"_s}, {u"event_type"_s, QJsonObject{{u"type"_s, 5}}}});
        row("allowed by policies",
            {{u"event_type"_s, QJsonObject{{u"type"_s, 5}}},
             {u"policy_match_type"_s, 2},
             {u"egress_allowed_by"_s,
              QJsonArray{QJsonObject{{u"kind"_s, u"NetworkPolicy"_s}, {u"name"_s, u"allow-internet-egress"_s}},
                         QJsonObject{{u"kind"_s, u"CiliumNetworkPolicy"_s}, {u"name"_s, u"b"_s}}}}});
        row("service", {{u"destination_service"_s, QJsonObject{{u"name"_s, u"web"_s}, {u"namespace"_s, u"shop"_s}}}});
        row("several names", {{u"destination_names"_s, QJsonArray{u"a.example"_s, u"b.example"_s}}});
        row("IPv6", {{u"IP"_s, QJsonObject{{u"source"_s, u"fd00::7"_s}, {u"destination"_s, u"2001:db8::1"_s}}},
                     {u"source"_s, QJsonObject{{u"identity"_s, 9}}},
                     {u"destination_names"_s, QJsonArray()}});
        row("ICMP", {{u"l4"_s, QJsonObject{{u"ICMPv4"_s, QJsonObject{{u"type"_s, 8}}}}},
                     {u"Summary"_s, u"ICMPv4 EchoRequest"_s}});
        row("no IP", {{u"IP"_s, QJsonValue()},
                      {u"ethernet"_s, QJsonObject{{u"source"_s, u"02:00:00:00:00:01"_s},
                                                  {u"destination"_s, u"ff:ff:ff:ff:ff:ff"_s}}}});
        row("DNS", {{u"l7"_s, QJsonObject{{u"type"_s, u"RESPONSE"_s},
                                          {u"dns"_s, QJsonObject{{u"query"_s, u"pypi.org."_s},
                                                                 {u"observation_source"_s, u"proxy"_s}}}}},
                    {u"event_type"_s, QJsonObject{{u"type"_s, 129}}},
                    {u"Summary"_s, u"DNS Answer \"203.0.113.10\" TTL: 30 (Proxy pypi.org. A)"_s}});
        row("HTTP",
            {{u"l7"_s, QJsonObject{{u"type"_s, u"REQUEST"_s}, {u"http"_s, QJsonObject{{u"method"_s, u"GET"_s}}}}},
             {u"event_type"_s, QJsonObject{{u"type"_s, 129}}}});
        row("socket", {{u"event_type"_s, QJsonObject{{u"type"_s, 7}}},
                       {u"sock_xlate_point"_s, u"SOCK_XLATE_POINT_PRE_DIRECTION_FWD"_s}});
        row("capture",
            {{u"event_type"_s, QJsonObject{{u"type"_s, 3}}}, {u"debug_capture_point"_s, u"DBG_CAPTURE_FROM_LB"_s}});
        row("authenticated", {{u"auth_type"_s, u"SPIRE"_s}});
        row("escapes", {{u"Summary"_s, u"a\u001b[31mred\rb"_s}});
        for (int point = 0; point <= 14; ++point)
            row(qPrintable(u"trace %1"_s.arg(point)),
                {{u"event_type"_s, QJsonObject{{u"type"_s, 4}, {u"sub_type"_s, point}}}});
        for (int identity = 0; identity <= 11; ++identity)
            row(qPrintable(u"identity %1"_s.arg(identity)),
                {{u"destination"_s, QJsonObject{{u"identity"_s, identity}}}});
    }

    void equalsHubblesCompactLine()
    {
        QFETCH(QJsonObject, changes);
        QJsonObject flow = flowJson(u"x"_s);
        flow.insert(u"time"_s, u"2026-01-02T03:04:05.006007008Z"_s);
        flow.insert(u"node_name"_s, u"node-1"_s);
        for (auto each = changes.begin(); each != changes.end(); ++each) {
            if (each->isNull())
                flow.remove(each.key());
            else
                flow.insert(each.key(), *each);
        }
        const QByteArray line = QJsonDocument(QJsonObject{{u"flow"_s, flow}}).toJson(QJsonDocument::Compact) + '\n';
        const auto read = hubble::flowFromJson(line);
        QVERIFY2(read.has_value(), read ? "" : read.error().message.c_str());
        QCOMPARE(hubble::compactLine(*read), hubbleReads(line, {}));
        QCOMPARE(hubble::compactLine(*read, {true, false, true}),
                 hubbleReads(line, {u"--print-node-name"_s, u"--numeric"_s, u"--print-policy-names"_s}));
        // What is written here, Hubble reads as the same flow.
        QCOMPARE(hubbleReads(hubble::jsonpbLine(*read), {}), hubbleReads(line, {}));
    }

    void refusesWhatIsNoFlow_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<base::ErrorCode>("code");
        QTest::newRow("empty") << QByteArray() << base::ErrorCode::Malformed;
        QTest::newRow("no JSON") << QByteArray("Jan 1 flows") << base::ErrorCode::Malformed;
        QTest::newRow("wrong type") << QByteArray(R"({"flow":{"verdict":[]}})") << base::ErrorCode::Malformed;
        QTest::newRow("lost events") << QByteArray(R"({"lost_events":{"num_events_lost":"3"}})")
                                     << base::ErrorCode::Unsupported;
        QTest::newRow("nothing") << QByteArray("{}") << base::ErrorCode::Unsupported;
    }

    void refusesWhatIsNoFlow()
    {
        QFETCH(QByteArray, line);
        QFETCH(base::ErrorCode, code);
        const auto read = hubble::flowFromJson(line);
        QVERIFY(!read);
        QCOMPARE(read.error().code, code);
    }

private:
    QByteArray hubbleReads(const QByteArray &line, const QStringList &options)
    {
        QFile file(m_folder.filePath(u"flows.json"_s));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            return {};
        file.write(line);
        file.close();
        return HubbleRun::hubble(
            QStringList{u"observe"_s, u"--color"_s, u"never"_s, u"--input-file"_s, file.fileName()} + options);
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(FlowTextTest)
#include "tst_flow_text.moc"
