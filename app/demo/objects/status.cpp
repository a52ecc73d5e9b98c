// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/objects/status.h"

#include <QJsonArray>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject objectDetails(const ResourceType &type, const QString &name)
{
    QJsonObject details{{u"name"_s, name}, {u"kind"_s, type.plural}};
    if (!type.group.isEmpty())
        details.insert(u"group"_s, type.group);
    return details;
}

Status plain(int code, const QString &reason, const QString &message)
{
    return {code, reason, message, {}, {}, true};
}

QString quoted(const QString &text)
{
    return u'"' + text + u'"';
}

} // namespace

QJsonObject Status::toJson() const
{
    QJsonObject json{{u"kind"_s, u"Status"_s},    {u"apiVersion"_s, u"v1"_s}, {u"metadata"_s, metadata},
                     {u"status"_s, u"Failure"_s}, {u"message"_s, message},    {u"code"_s, code}};
    if (!reason.isEmpty())
        json.insert(u"reason"_s, reason);
    if (!details.isEmpty() || keepDetails)
        json.insert(u"details"_s, details);
    return json;
}

Status badRequest(const QString &message)
{
    return {400, u"BadRequest"_s, message, {}, {}};
}

Status unauthorized()
{
    return {401, u"Unauthorized"_s, u"Unauthorized"_s, {}, {}};
}

Status notFound(const ResourceType &type, const QString &name)
{
    return {404,
            u"NotFound"_s,
            type.qualifiedPlural() + u' ' + quoted(name) + u" not found"_s,
            objectDetails(type, name),
            {}};
}

Status alreadyExists(const ResourceType &type, const QString &name)
{
    return {409,
            u"AlreadyExists"_s,
            type.qualifiedPlural() + u' ' + quoted(name) + u" already exists"_s,
            objectDetails(type, name),
            {}};
}

Status staleObject(const ResourceType &type, const QString &name)
{
    const QString message =
        u"Operation cannot be fulfilled on "_s + type.qualifiedPlural() + u' ' + quoted(name) +
        u": the object has been modified; please apply your changes to the latest version and try again"_s;
    return {409, u"Conflict"_s, message, objectDetails(type, name), {}};
}

Status preconditionFailed(const ResourceType &type, const QString &name, const QString &what)
{
    QJsonObject details = objectDetails(type, name);
    details.insert(u"kind"_s, type.kind);
    return {409,
            u"Conflict"_s,
            u"Operation cannot be fulfilled on "_s + type.qualifiedKind() + u' ' + quoted(name) + u": "_s + what,
            details,
            {}};
}

Status forbidden(const ResourceType &type, const QString &name, const QString &why)
{
    return {403,
            u"Forbidden"_s,
            type.qualifiedPlural() + u' ' + quoted(name) + u" is forbidden: "_s + why,
            objectDetails(type, name),
            {}};
}

Status invalid(const QString &group, const QString &kind, const QString &name, const std::vector<Cause> &causes)
{
    QStringList texts;
    QJsonArray list;
    for (const Cause &cause : causes) {
        texts.append(cause.field + u": "_s + cause.message);
        list.append(QJsonObject{{u"reason"_s, cause.reason}, {u"message"_s, cause.message}, {u"field"_s, cause.field}});
    }
    QJsonObject details{{u"causes"_s, list}};
    if (!kind.isEmpty())
        details.insert(u"kind"_s, kind);
    if (!name.isEmpty())
        details.insert(u"name"_s, name);
    if (!group.isEmpty())
        details.insert(u"group"_s, group);
    const QString all = texts.size() == 1 ? texts.first() : u'[' + texts.join(u", "_s) + u']';
    const QString subject = group.isEmpty() ? kind : kind + u'.' + group;
    return {422, u"Invalid"_s, subject + u' ' + quoted(name) + u" is invalid: "_s + all, details, {}};
}

Status invalid(const ResourceType &type, const QString &name, const std::vector<Cause> &causes)
{
    return invalid(type.group, type.kind, name, causes);
}

Status unprocessable()
{
    return plain(422, u"Invalid"_s, u"the server rejected our request due to an error in our request"_s);
}

Status noSuchResource()
{
    return plain(404, u"NotFound"_s, u"the server could not find the requested resource"_s);
}

Status methodNotAllowed()
{
    return plain(405, u"MethodNotAllowed"_s, u"the server does not allow this method on the requested resource"_s);
}

Status notAcceptable()
{
    return plain(
        406, u"NotAcceptable"_s,
        u"406: Not Acceptable\n\nAvailable representations: application/json, application/json;stream=watch"_s);
}

Status unsupportedPatchType()
{
    return plain(415, u"UnsupportedMediaType"_s, u"415: Unsupported Media Type"_s);
}

Status unsupportedMediaType()
{
    return {415,
            u"UnsupportedMediaType"_s,
            u"the body of the request was in an unknown format - accepted media types include: "
            "application/json, application/yaml"_s,
            {},
            {}};
}

Status bodyTooLarge(qint64 limit)
{
    return {413, u"RequestEntityTooLarge"_s, u"Request entity too large: limit is %1"_s.arg(limit), {}, {}};
}

Status expired(const QString &message)
{
    return {410, u"Expired"_s, message, {}, {}};
}

Status versionTooLarge(qint64 asked, qint64 current)
{
    const QJsonObject cause{{u"reason"_s, u"ResourceVersionTooLarge"_s},
                            {u"message"_s, u"Too large resource version"_s}};
    return {504,
            u"Timeout"_s,
            u"Timeout: Too large resource version: %1, current: %2"_s.arg(asked).arg(current),
            {{u"causes"_s, QJsonArray{cause}}, {u"retryAfterSeconds"_s, 1}},
            {}};
}

Status serviceUnavailable(const QString &message)
{
    return {503, u"ServiceUnavailable"_s, message, {}, {}};
}

Status internalError(const QString &message)
{
    return {500, u"InternalError"_s, message, {}, {}};
}

Status notImplemented(const QString &what)
{
    return plain(501, u"NotImplemented"_s, u"liteboxd-demo does not serve "_s + what);
}

} // namespace liteboxd::demo
