// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/older_file.h"

#include <QJsonArray>

#include <algorithm>

namespace liteboxd::policy {

using namespace Qt::Literals::StringLiterals;

namespace {

using Rules = QJsonArray;

template<class Predicate>
bool anyOf(const QJsonArray &items, Predicate predicate)
{
    return std::any_of(items.begin(), items.end(), [&predicate](const QJsonValue &item) { return predicate(item); });
}

bool namesNamespacesByPodLabel(const Rules &egress)
{
    return anyOf(egress, [](const QJsonValue &rule) {
        return anyOf(rule[u"to"].toArray(), [](const QJsonValue &peer) {
            return peer[u"namespaceSelector"][u"matchLabels"].toObject().contains(u"k8s-app");
        });
    });
}

bool opensSharedAddresses(const Rules &egress)
{
    return anyOf(egress, [](const QJsonValue &rule) {
        return anyOf(rule[u"to"].toArray(), [](const QJsonValue &peer) {
            const QJsonObject block = peer[u"ipBlock"].toObject();
            return block[u"cidr"] == QJsonValue(u"0.0.0.0/0"_s) &&
                   !block[u"except"].toArray().contains(QJsonValue(u"100.64.0.0/10"_s));
        });
    });
}

bool beginsAt3000(const Rules &ingress)
{
    return anyOf(ingress, [](const QJsonValue &rule) {
        return anyOf(rule[u"ports"].toArray(), [](const QJsonValue &port) {
            return port[u"port"].toInt() == 3000 && port[u"endPort"].toInt() == 65535;
        });
    });
}

} // namespace

std::optional<OlderFile> olderFile(const QJsonObject &policy)
{
    if (policy[u"kind"] != QJsonValue(u"NetworkPolicy"_s))
        return std::nullopt;
    const QString name = policy[u"metadata"][u"name"].toString();
    const QJsonObject spec = policy[u"spec"].toObject();
    const Rules egress = spec[u"egress"].toArray();
    if (name == u"allow-dns" && namesNamespacesByPodLabel(egress))
        return OlderFile::DnsByNamespaceLabel;
    if (name == u"deny-k8s-api" && !egress.isEmpty())
        return OlderFile::DenyThatOnlyAllows;
    if (name == u"allow-internet-egress" && opensSharedAddresses(egress))
        return OlderFile::InternetWithShared;
    if (name == u"allow-gateway-ingress" && beginsAt3000(spec[u"ingress"].toArray()))
        return OlderFile::GatewayHighPorts;
    return std::nullopt;
}

const char *sentenceFor(OlderFile file)
{
    switch (file) {
    case OlderFile::DnsByNamespaceLabel:
        return "this is LiteBoxd's older allow-dns: it selects namespaces labelled k8s-app=kube-dns, which no namespace "
               "is, so it opens no DNS";
    case OlderFile::DenyThatOnlyAllows:
        return "this is LiteBoxd's older deny-k8s-api: a NetworkPolicy cannot deny, and this one allows";
    case OlderFile::InternetWithShared:
        return "this is LiteBoxd's older allow-internet-egress: it leaves shared and reserved ranges open, such as "
               "100.64.0.0/10";
    case OlderFile::GatewayHighPorts:
        break;
    }
    return "this is LiteBoxd's older allow-gateway-ingress: the gateway reaches ports from 3000 on only";
}

} // namespace liteboxd::policy
