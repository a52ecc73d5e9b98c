// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/install/gateway_wishes.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace liteboxd::install {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1StringView variablePrefix = "LITEBOXD_GATEWAY_"_L1;
constexpr QLatin1StringView shippedDomain = "sandboxes.example"_L1;

QJsonObject firstContainer(const QJsonObject &deployment)
{
    return deployment[u"spec"][u"template"][u"spec"][u"containers"][0].toObject();
}

void setFirstContainer(QJsonObject &deployment, const QJsonObject &container)
{
    QJsonObject spec = deployment[u"spec"].toObject();
    QJsonObject pod = spec[u"template"].toObject();
    QJsonObject podSpec = pod[u"spec"].toObject();
    QJsonArray containers = podSpec[u"containers"].toArray();
    containers[0] = container;
    podSpec.insert(u"containers"_s, containers);
    pod.insert(u"spec"_s, podSpec);
    spec.insert(u"template"_s, pod);
    deployment.insert(u"spec"_s, spec);
}

/// Puts the value in its place among the variables, or behind them.
void setVariable(QJsonArray &environment, const QString &name, const QJsonObject &entry)
{
    for (QJsonValueRef each : environment) {
        if (each[u"name"].toString() == name) {
            each = entry;
            return;
        }
    }
    environment.append(entry);
}

/// The shipped variables with those of the live Deployment, and with the wishes before all.
QJsonArray environmentOf(const QJsonObject &shipped, const QJsonObject &live,
                         const std::map<QString, QString> &settings)
{
    QJsonArray environment = shipped[u"env"].toArray();
    for (const QJsonValue &each : live[u"env"].toArray()) {
        if (each[u"name"].toString().startsWith(variablePrefix))
            setVariable(environment, each[u"name"].toString(), each.toObject());
    }
    for (const auto &[setting, value] : settings) {
        const QString name = settingVariable(setting);
        setVariable(environment, name, {{u"name"_s, name}, {u"value"_s, value}});
    }
    return environment;
}

} // namespace

QString settingVariable(const QString &setting)
{
    return variablePrefix + setting.toUpper().replace(u'-', u'_');
}

base::Result<void> GatewayWishes::check() const
{
    static const QRegularExpression settingName(u"^[a-z][a-z-]*$"_s);
    if (ingress != IngressKind::None && domain.isEmpty())
        return base::fail(base::ErrorCode::InvalidArgument, "an Ingress needs the domain that leads to it");
    for (const auto &[name, value] : settings) {
        if (!settingName.match(name).hasMatch())
            return base::fail(base::ErrorCode::InvalidArgument, "no setting has such a name", name.toStdString());
    }
    return {};
}

QJsonObject GatewayWishes::deployment(const QJsonObject &shipped, const QJsonObject &live) const
{
    QJsonObject object = shipped;
    QJsonObject container = firstContainer(shipped);
    const QJsonObject before = firstContainer(live);
    if (const QString found = before[u"image"].toString(); !found.isEmpty())
        container.insert(u"image"_s, found);
    if (!image.isEmpty())
        container.insert(u"image"_s, image);
    std::map<QString, QString> all = settings;
    if (!domain.isEmpty())
        all.emplace(u"domain"_s, domain);
    container.insert(u"env"_s, environmentOf(container, before, all));
    setFirstContainer(object, container);
    if (const QJsonValue replicas = live[u"spec"][u"replicas"]; replicas.isDouble()) {
        QJsonObject spec = object[u"spec"].toObject();
        spec.insert(u"replicas"_s, replicas);
        object.insert(u"spec"_s, spec);
    }
    return object;
}

QJsonObject GatewayWishes::ingressObject(const QJsonObject &shipped) const
{
    QJsonObject object = shipped;
    QJsonObject spec = object[u"spec"].toObject();
    QJsonArray rules = spec[u"rules"].toArray();
    for (QJsonValueRef each : rules) {
        QJsonObject rule = each.toObject();
        rule.insert(u"host"_s, rule[u"host"].toString().replace(shippedDomain, domain));
        each = rule;
    }
    QJsonObject tls = spec[u"tls"][0].toObject();
    tls.insert(u"hosts"_s, QJsonArray{domain, u"*."_s + domain});
    if (!tlsSecret.isEmpty())
        tls.insert(u"secretName"_s, tlsSecret);
    spec.insert(u"rules"_s, rules);
    spec.insert(u"tls"_s, QJsonArray{tls});
    object.insert(u"spec"_s, spec);
    return object;
}

} // namespace liteboxd::install
