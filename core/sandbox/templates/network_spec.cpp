// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/templates/network_spec.h"

#include "core/sandbox/templates/domain_pattern.h"

#include <QJsonArray>

namespace liteboxd::sandbox {

using namespace Qt::Literals::StringLiterals;

QJsonObject NetworkSpec::json() const
{
    return {{u"allowInternetAccess"_s, allowInternetAccess},
            {u"allowedDomains"_s, QJsonArray::fromStringList(allowedDomains)}};
}

base::Result<NetworkSpec> NetworkSpec::fromJson(const QJsonObject &object)
{
    const auto refuse = [](std::string why) { return base::fail(base::ErrorCode::Malformed, std::move(why), "network"); };
    const QJsonValue allow = object.value("allowInternetAccess"_L1);
    const QJsonValue domains = object.value("allowedDomains"_L1);
    if (!allow.isUndefined() && !allow.isNull() && !allow.isBool())
        return refuse("allowInternetAccess must be true or false");
    if (!domains.isUndefined() && !domains.isNull() && !domains.isArray())
        return refuse("allowedDomains must be a list");
    QStringList names;
    const QJsonArray items = domains.toArray();
    for (const QJsonValue &item : items) {
        if (!item.isString())
            return refuse("allowedDomains must be a list of texts");
        names << item.toString();
    }
    auto normal = normalDomains(names);
    if (!normal)
        return refuse(normal.error().text());
    return NetworkSpec{allow.toBool(), std::move(*normal)};
}

base::Result<QStringList> normalDomains(const QStringList &domains)
{
    QStringList normal;
    for (const QString &domain : domains) {
        const auto pattern = DomainPattern::parse(domain);
        if (!pattern)
            return base::fail(pattern.error());
        if (!normal.contains(pattern->text()))
            normal << pattern->text();
    }
    return normal;
}

base::Result<NetworkSpec> overridden(NetworkSpec spec, const NetworkOverride &wishes)
{
    spec.allowInternetAccess = wishes.allowInternetAccess.value_or(spec.allowInternetAccess);
    if (wishes.allowedDomains) {
        auto domains = normalDomains(*wishes.allowedDomains);
        if (!domains)
            return base::fail(std::move(domains.error()));
        spec.allowedDomains = std::move(*domains);
    }
    return spec;
}

} // namespace liteboxd::sandbox
