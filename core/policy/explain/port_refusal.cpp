// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/explain/port_filter.h"
#include "core/policy/explain/refusal.h"

#include <QRegularExpression>
#include <QString>

#include <algorithm>
#include <array>
#include <string_view>

namespace liteboxd::policy::explain {

namespace {

using Sentence = std::optional<std::string>;

constexpr std::size_t mostPorts = 40;

bool isOf(std::string_view text, std::string_view punctuation)
{
    return std::all_of(text.begin(), text.end(), [punctuation](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               punctuation.find(c) != std::string_view::npos;
    });
}

/// Whether Go's regexp takes an expression: about what PCRE takes, without looking around and without back references.
bool isExpression(const std::string &text)
{
    for (const std::string_view unknown : {"(?=", "(?!", "(?<=", "(?<!", "(?>"}) {
        if (text.find(unknown) != std::string::npos)
            return false;
    }
    return QRegularExpression(QString::fromStdString(text)).isValid();
}

Sentence httpRefusal(const objects::HttpRule &rule)
{
    for (const std::string *expression : {&rule.path, &rule.method}) {
        if (!isExpression(*expression))
            return "'" + *expression + "' is no regular expression";
    }
    return rule.headerFaults.empty() ? std::nullopt : Sentence("HTTP rules do not take " + rule.headerFaults.front());
}

constexpr std::array<std::string_view, 34> kafkaKeys{"produce",
                                                     "fetch",
                                                     "offsets",
                                                     "metadata",
                                                     "leaderandisr",
                                                     "stopreplica",
                                                     "updatemetadata",
                                                     "controlledshutdown",
                                                     "offsetcommit",
                                                     "offsetfetch",
                                                     "findcoordinator",
                                                     "joingroup",
                                                     "heartbeat",
                                                     "leavegroup",
                                                     "syncgroup",
                                                     "describegroups",
                                                     "listgroups",
                                                     "saslhandshake",
                                                     "apiversions",
                                                     "createtopics",
                                                     "deletetopics",
                                                     "deleterecords",
                                                     "initproducerid",
                                                     "offsetforleaderepoch",
                                                     "addpartitionstotxn",
                                                     "addoffsetstotxn",
                                                     "endtxn",
                                                     "writetxnmarkers",
                                                     "txnoffsetcommit",
                                                     "describeacls",
                                                     "createacls",
                                                     "deleteacls",
                                                     "describeconfigs",
                                                     "alterconfigs"};

Sentence kafkaRefusal(const objects::KafkaRule &rule)
{
    const auto lower = [](const std::string &text) { return QString::fromStdString(text).toLower().toStdString(); };
    if (!rule.role.empty() && !rule.apiKey.empty())
        return "a Kafka rule has both a role and an apiKey";
    if (!rule.apiKey.empty() && std::find(kafkaKeys.begin(), kafkaKeys.end(), lower(rule.apiKey)) == kafkaKeys.end())
        return "'" + rule.apiKey + "' is no apiKey of Kafka";
    if (!rule.role.empty() && lower(rule.role) != "produce" && lower(rule.role) != "consume")
        return "'" + rule.role + "' is no role of Kafka";
    bool isNumber = false;
    if (!rule.apiVersion.empty() && (QString::fromStdString(rule.apiVersion).toShort(&isNumber) < 0 || !isNumber))
        return "'" + rule.apiVersion + "' is no apiVersion of Kafka";
    if (rule.topic.size() > 255 || !isOf(rule.topic, "._-"))
        return "'" + rule.topic + "' is no topic of Kafka";
    return std::nullopt;
}

Sentence dnsRefusal(const objects::FqdnSelector &rule)
{
    if (!isOf(rule.matchName, "-_."))
        return "'" + rule.matchName + "' is no DNS name";
    if (!isOf(rule.matchPattern, "-_.*"))
        return "'" + rule.matchPattern + "' is no pattern of DNS names";
    return std::nullopt;
}

Sentence l7Refusal(const objects::L7Rules &rules)
{
    for (const objects::HttpRule &rule : rules.http.value_or(std::vector<objects::HttpRule>{})) {
        if (auto fault = httpRefusal(rule))
            return fault;
    }
    for (const objects::KafkaRule &rule : rules.kafka.value_or(std::vector<objects::KafkaRule>{})) {
        if (auto fault = kafkaRefusal(rule))
            return fault;
    }
    for (const objects::FqdnSelector &rule : rules.dns.value_or(std::vector<objects::FqdnSelector>{})) {
        if (auto fault = dnsRefusal(rule))
            return fault;
    }
    if (rules.l7 && rules.l7proto.empty())
        return "'l7' stands without 'l7proto'";
    const int kinds = int(rules.http.has_value()) + int(rules.kafka.has_value()) + int(rules.dns.has_value()) +
                      int(!rules.l7proto.empty());
    return kinds > 1 ? Sentence("one toPorts entry has rules of several protocols") : std::nullopt;
}

} // namespace

Sentence portRefusal(const std::string &port, const std::string &protocol)
{
    if (port.empty())
        return "a port is not given";
    if (!WrittenPort::parse(port))
        return "'" + port + "' is no port";
    const QString upper = QString::fromStdString(protocol).toUpper();
    const bool known = upper.isEmpty() || upper == QLatin1String("TCP") || upper == QLatin1String("UDP") ||
                       upper == QLatin1String("SCTP") || upper == QLatin1String("ANY");
    return known ? std::nullopt : Sentence("'" + protocol + "' is no protocol of a port");
}

Sentence refusal(const objects::PortRule &rule, RuleKind kind)
{
    const bool hasRules = rule.rules && rule.rules->count() > 0;
    const bool hasDns = rule.rules && rule.rules->dns && !rule.rules->dns->empty();
    if (kind == RuleKind::Ingress && hasDns)
        return "rules of DNS stand in an ingress rule";
    if (rule.serverNames && !rule.serverNames->empty() && hasRules && !rule.terminatesTls)
        return "serverNames stand beside rules of layer 7 without terminatingTLS";
    if (rule.serverNames &&
        std::find(rule.serverNames->begin(), rule.serverNames->end(), "") != rule.serverNames->end())
        return "an entry of serverNames is empty";
    if (rule.ports.size() > mostPorts)
        return "a toPorts entry has more than 40 ports";
    bool hasZero = false;
    for (const objects::PortProtocol &entry : rule.ports) {
        if (auto fault = portRefusal(entry.port, entry.protocol))
            return fault;
        const auto port = WrittenPort::parse(entry.port);
        hasZero = hasZero || (port->name.empty() && port->number == 0);
        if (hasDns && port->name.empty() && entry.endPort > port->number)
            return "rules of DNS stand beside a range of ports";
        if (hasRules && !hasDns && QString::fromStdString(entry.protocol).toUpper() != QLatin1String("TCP"))
            return "rules of layer 7 stand beside another protocol than TCP";
    }
    if (rule.listener && kind == RuleKind::Ingress)
        return "a listener stands in an ingress rule";
    if (rule.listener && hasRules)
        return "a listener stands beside rules of layer 7";
    if (!hasRules)
        return std::nullopt;
    if (hasZero)
        return "rules of layer 7 stand beside port 0";
    if (rule.rules->dns && rule.ports.empty())
        return "rules of DNS stand without a port";
    return l7Refusal(*rule.rules);
}

} // namespace liteboxd::policy::explain
