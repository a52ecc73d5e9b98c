// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api/write_options.h"

#include "app/demo/api/request_body.h"

#include <QJsonArray>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

Outcome<Persistence> persistence(const QString &dryRun, bool isGiven, const QString &optionsKind)
{
    if (!isGiven)
        return Persistence::Store;
    if (dryRun == u"All"_s)
        return Persistence::DryRun;
    return refuse(badOption(optionsKind, u"dryRun"_s, u"FieldValueNotSupported"_s,
                            u"Unsupported value: [\"%1\"]: supported values: \"All\""_s.arg(dryRun)));
}

} // namespace

Status badOption(const QString &optionsKind, const QString &field, const QString &reason, const QString &message)
{
    return invalid(u"meta.k8s.io"_s, optionsKind, {}, {{reason, message, field}});
}

Outcome<WriteContext> writeContext(const ApiTarget &target, const QByteArray &userAgent, const QString &optionsKind)
{
    const auto kept = persistence(target.query.value(u"dryRun"_s), target.query.contains(u"dryRun"_s), optionsKind);
    if (!kept)
        return refuse(kept.error());
    QString manager = target.query.value(u"fieldManager"_s);
    if (manager.size() > 128) {
        return refuse(badOption(optionsKind, u"fieldManager"_s, u"FieldValueTooLong"_s,
                                u"Too long: may not be more than 128 bytes"_s));
    }
    if (manager.isEmpty())
        manager = QString::fromUtf8(userAgent.split('/').first());
    if (manager.isEmpty())
        manager = u"unknown"_s;
    return WriteContext{{manager, target.subresource}, *kept};
}

Outcome<RemovalOptions> removalOptions(const ApiTarget &target, const QByteArray &body)
{
    const auto options = decodedOptions(body);
    if (!options)
        return refuse(options.error());
    RemovalOptions result;
    const QJsonObject preconditions = options->value("preconditions"_L1).toObject();
    if (preconditions.contains("uid"_L1))
        result.uid = preconditions.value("uid"_L1).toString();
    if (preconditions.contains("resourceVersion"_L1))
        result.resourceVersion = preconditions.value("resourceVersion"_L1).toString();
    if (options->contains("gracePeriodSeconds"_L1))
        result.gracePeriodSeconds = options->value("gracePeriodSeconds"_L1).toInteger();
    const auto grace = number(target.query, u"gracePeriodSeconds"_s);
    if (!grace)
        return refuse(grace.error());
    if (*grace)
        result.gracePeriodSeconds = **grace;
    const QString inBody = options->value("dryRun"_L1).toArray().at(0).toString();
    const QString dryRun = target.query.value(u"dryRun"_s, inBody);
    const auto kept = persistence(dryRun, !dryRun.isEmpty(), u"DeleteOptions"_s);
    if (!kept)
        return refuse(kept.error());
    result.persistence = *kept;
    return result;
}

} // namespace liteboxd::demo
