// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/hubble/hubble_run.h"

#include "core/hubble/flow_json.h"
#include "core/hubble/observe_command.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace liteboxd::tests {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int buildTime = 1'000'000; // the program is made first, where it is not there yet
constexpr int answerTime = 60'000;

QString program()
{
    return qEnvironmentVariable("LITEBOXD_HUBBLE_RELAY");
}

} // namespace

HubbleRun::HubbleRun(const QStringList &arguments)
{
    QProcess build;
    build.start(program(), {u"--build"_s});
    if (!build.waitForFinished(buildTime) || build.exitCode() != 0) {
        m_isMissing = build.exitCode() == 77;
        m_fault = QString::fromUtf8(build.readAllStandardError());
        return;
    }
    m_process.start(program(), arguments);
    const QByteArray line = answer();
    for (const QByteArray &word : line.split(' ')) {
        const qsizetype equals = word.indexOf('=');
        if (equals > 0)
            m_addresses.insert(QString::fromUtf8(word.first(equals)), QString::fromUtf8(word.sliced(equals + 1)));
    }
    if (!line.startsWith("ready"))
        m_fault = QString::fromUtf8(line + m_process.readAllStandardError());
}

HubbleRun::~HubbleRun()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(10'000))
        m_process.kill();
    m_process.waitForFinished(1000);
}

void HubbleRun::send(const QJsonObject &command)
{
    m_process.write(QJsonDocument(command).toJson(QJsonDocument::Compact) + '\n');
}

QByteArray HubbleRun::answer()
{
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(answerTime))
            return "no answer: " + m_process.errorString().toUtf8();
    }
    return m_process.readLine().trimmed();
}

QByteArray HubbleRun::tell(const QJsonObject &command)
{
    send(command);
    return answer();
}

QByteArray HubbleRun::hubble(const QStringList &arguments)
{
    QProcess run;
    run.start(program(), QStringList{u"hubble"_s} + arguments);
    run.waitForFinished(answerTime);
    return run.readAllStandardOutput();
}

QStringList HubbleRun::finds(const flows::FlowQuery &query) const
{
    QStringList words;
    for (const std::string &word : hubble::observeCommand(query))
        words << QString::fromStdString(word);
    QStringList found;
    for (const QByteArray &line :
         hubble(words.mid(1) + QStringList{u"--server"_s, addressOf(u"relay"_s)}).split('\n')) {
        const auto flow = hubble::flowFromJson(line);
        if (flow)
            found << flow->uuid;
    }
    return found;
}

QJsonObject flowJson(const QString &uuid, const QString &verdict)
{
    const bool isDrop = verdict == u"DROPPED"_s;
    const QJsonArray labels{u"k8s:app=liteboxd"_s, u"k8s:sandbox-id=0a1b2c3d"_s};
    QJsonObject flow{
        {u"uuid"_s, uuid},
        {u"verdict"_s, verdict},
        {u"IP"_s, QJsonObject{{u"source"_s, u"10.42.0.7"_s},
                              {u"destination"_s, u"203.0.113.10"_s},
                              {u"ipVersion"_s, u"IPv4"_s}}},
        {u"l4"_s, QJsonObject{{u"TCP"_s, QJsonObject{{u"source_port"_s, 40000},
                                                     {u"destination_port"_s, 443},
                                                     {u"flags"_s, QJsonObject{{u"SYN"_s, true}}}}}}},
        {u"source"_s, QJsonObject{{u"ID"_s, 12},
                                  {u"identity"_s, 4711},
                                  {u"namespace"_s, u"liteboxd"_s},
                                  {u"pod_name"_s, u"sandbox-0a1b2c3d"_s},
                                  {u"labels"_s, labels}}},
        {u"destination"_s, QJsonObject{{u"identity"_s, 2}, {u"labels"_s, QJsonArray{u"reserved:world"_s}}}},
        {u"destination_names"_s, QJsonArray{u"pypi.org"_s}},
        {u"Type"_s, u"L3_L4"_s},
        {u"is_reply"_s, false},
        {u"event_type"_s, QJsonObject{{u"type"_s, isDrop ? 5 : 4}, {u"sub_type"_s, isDrop ? 0 : 11}}},
        {u"traffic_direction"_s, u"EGRESS"_s},
        {u"Summary"_s, u"TCP Flags: SYN"_s}};
    if (isDrop) {
        flow.insert(u"drop_reason_desc"_s, u"POLICY_DENY"_s);
        flow.insert(u"egress_denied_by"_s, QJsonArray{QJsonObject{{u"kind"_s, u"CiliumNetworkPolicy"_s},
                                                                  {u"namespace"_s, u"liteboxd"_s},
                                                                  {u"name"_s, u"deny-cluster-access"_s}}});
        flow.insert(u"policy_log"_s, QJsonArray{u"liteboxd/deny"_s});
    }
    return flow;
}

} // namespace liteboxd::tests
