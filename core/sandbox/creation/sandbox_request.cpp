// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/creation/sandbox_request.h"

#include "core/base/ascii.h"
#include "core/base/random_bytes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace liteboxd::sandbox {

namespace {

constexpr qsizetype idLength = 8;

tl::unexpected<base::Error> invalid(std::string why, std::string context)
{
    return base::fail(base::ErrorCode::InvalidArgument, std::move(why), std::move(context));
}

template<typename Value>
QJsonValue orNull(const std::optional<Value> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

/// What was asked for and not what became of it, so that a later version of the template makes no other wish of it.
std::string digestOf(const QString &templateName, const SandboxOverrides &wishes)
{
    QJsonObject env;
    for (const auto &[name, value] : wishes.env)
        env.insert(name, value);
    const auto &domains = wishes.network.allowedDomains;
    const QJsonArray wish{templateName,
                          orNull(wishes.templateVersion),
                          orNull(wishes.image),
                          orNull(wishes.cpu),
                          orNull(wishes.memory),
                          wishes.ttl ? QJsonValue(static_cast<qint64>(wishes.ttl->count())) : QJsonValue(),
                          env,
                          orNull(wishes.network.allowInternetAccess),
                          domains ? QJsonValue(QJsonArray::fromStringList(*domains)) : QJsonValue(),
                          wishes.hasDnsLock,
                          wishes.hasEgressProxy};
    return base::hex(base::digest(QJsonDocument(wish).toJson(QJsonDocument::Compact).toStdString()));
}

base::Result<TemplateSpec> overridden(TemplateSpec spec, const SandboxOverrides &wishes)
{
    spec.image = wishes.image.value_or(spec.image);
    spec.cpu = wishes.cpu.value_or(spec.cpu);
    spec.memory = wishes.memory.value_or(spec.memory);
    if (wishes.ttl)
        spec.ttl = wishes.ttl;
    if (spec.image.trimmed().isEmpty())
        return invalid("an image has to be named", "image");
    if (!isQuantity(spec.cpu))
        return invalid("a quantity looks like 500m or 2", "CPU " + spec.cpu.left(64).toStdString());
    if (!isQuantity(spec.memory))
        return invalid("a quantity looks like 512Mi or 1Gi", "memory " + spec.memory.left(64).toStdString());
    if (spec.ttl && spec.ttl->count() <= 0)
        return invalid("it must be longer than nothing", "TTL");
    for (const auto &[name, value] : wishes.env) {
        if (name.isEmpty() || name.contains(u'='))
            return invalid("no variable can have this name", "environment");
        spec.env[name] = value;
    }
    auto network = overridden(spec.network, wishes.network);
    if (!network)
        return base::fail(std::move(network.error()));
    spec.network = std::move(*network);
    return spec;
}

} // namespace

base::Result<SandboxRequest> SandboxRequest::create(const SandboxTemplate &from, const SandboxOverrides &overrides,
                                                    std::string nameSpace, const std::string &idempotencyKey,
                                                    std::chrono::system_clock::time_point now)
{
    auto known = TemplateSpec::fromJson(from.spec());
    if (!known)
        return base::fail(std::move(known.error()));
    if (known->isPersistent)
        return base::fail(base::ErrorCode::Unsupported,
                          "it keeps its files on a volume, which only LiteBoxd's own server can create",
                          "template " + from.name.toStdString());
    auto spec = overridden(std::move(*known), overrides);
    if (!spec)
        return base::fail(std::move(spec.error()));
    if (overrides.hasDnsLock && (!spec->network.allowInternetAccess || spec->network.allowedDomains.isEmpty()))
        return base::fail(base::ErrorCode::InvalidArgument,
                          "a DNS lock is to a list of allowed domains, and this sandbox has none");
    if (overrides.hasEgressProxy && (!spec->network.allowInternetAccess || spec->network.allowedDomains.isEmpty()))
        return base::fail(base::ErrorCode::InvalidArgument,
                          "the proxy opens a list of allowed domains, and this sandbox has none");
    std::string keyDigest;
    std::string id = base::hex(base::randomBytes<idLength / 2>());
    if (!idempotencyKey.empty()) {
        keyDigest = base::hex(base::digest(nameSpace + '\n' + idempotencyKey));
        id = keyDigest.substr(0, idLength);
    }
    SandboxRequest request{.id = *base::SandboxId::parse(id), .nameSpace = std::move(nameSpace)};
    request.accessToken = base::Secret(base::randomHex64());
    request.templateName = from.name;
    request.templateVersion = from.version;
    request.spec = std::move(*spec);
    request.hasDnsLock = overrides.hasDnsLock;
    request.hasEgressProxy = overrides.hasEgressProxy;
    request.createdAt = now;
    if (!keyDigest.empty())
        request.wishDigest = digestOf(from.name, overrides);
    request.keyDigest = std::move(keyDigest);
    return request;
}

} // namespace liteboxd::sandbox
