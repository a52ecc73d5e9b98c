// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api/request_body.h"

#include "app/demo/objects/yaml_document.h"

#include <QJsonDocument>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

QString kindOf(const QJsonDocument &document)
{
    return document.isArray() ? u"array"_s : u"object"_s;
}

QString complaint(const QJsonParseError &error)
{
    return u"%1 at offset %2"_s.arg(error.errorString()).arg(error.offset);
}

/// Scalars are no documents to QJsonDocument, but are JSON: it is the API server that finds them of the wrong type.
Outcome<QJsonDocument> decodedPatch(const QByteArray &body)
{
    QJsonParseError error;
    QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError)
        return refuse(badRequest(u"error decoding patch: "_s + complaint(error)));
    return document;
}

Outcome<QJsonObject> checkedType(const ResourceType &type, QJsonObject object)
{
    const QString kind = object.value("kind"_L1).toString();
    const QString apiVersion = object.value("apiVersion"_L1).toString();
    const QString internalGroup = type.group.isEmpty() ? u"core"_s : type.group.section(u'.', 0, 0);
    if (!kind.isEmpty() && kind != type.kind) {
        return refuse(badRequest(
            u"%1 in version \"%2\" cannot be handled as a %3: converting (%2.%1) to (%4.%3): unknown conversion"_s.arg(
                kind, apiVersion, type.kind, internalGroup)));
    }
    if (!apiVersion.isEmpty() && apiVersion != type.groupVersion()) {
        return refuse(
            badRequest(u"%1 in version \"%2\" cannot be handled as a %1: no kind \"%1\" is registered for version "
                       "\"%2\""_s.arg(type.kind, apiVersion)));
    }
    object.insert(u"kind"_s, type.kind);
    object.insert(u"apiVersion"_s, type.groupVersion());
    return object;
}

} // namespace

QByteArray mediaType(const QByteArray &contentType)
{
    const QByteArray media = contentType.split(';').first().trimmed().toLower();
    return media.isEmpty() ? QByteArray("application/json") : media;
}

Outcome<QJsonObject> decodedObject(const ResourceType &type, const QByteArray &media, const QByteArray &body)
{
    const QString unrecognized =
        u"the object provided is unrecognized (must be of type %1): couldn't get version/kind; "_s.arg(type.kind);
    if (media == "application/yaml") {
        const auto value = yamlAsJson(body);
        if (!value || !value->isObject())
            return refuse(badRequest(unrecognized + (value ? u"yaml: not a map"_s : value.error())));
        return checkedType(type, value->toObject());
    }
    if (media != "application/json")
        return refuse(unsupportedMediaType());
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError)
        return refuse(badRequest(unrecognized + u"json parse error: "_s + complaint(error)));
    if (!document.isObject()) {
        return refuse(badRequest(unrecognized +
                                 u"json parse error: json: cannot unmarshal array into Go value of type struct"_s));
    }
    return checkedType(type, document.object());
}

Outcome<QJsonObject> decodedConfiguration(const ResourceType &type, const QByteArray &body)
{
    QJsonObject object = QJsonDocument::fromJson(body).object();
    if (object.isEmpty()) {
        const auto value = yamlAsJson(body);
        if (!value)
            return refuse(badRequest(u"error decoding YAML: error converting YAML to JSON: "_s + value.error()));
        object = value->toObject();
    }
    const QString kind = object.value("kind"_L1).toString();
    const QString apiVersion = object.value("apiVersion"_L1).toString();
    if (kind != type.kind || apiVersion != type.groupVersion()) {
        const qsizetype slash = apiVersion.indexOf(u'/');
        return refuse(badRequest(u"invalid object type: %1/%2, Kind=%3"_s.arg(apiVersion.left(qMax(slash, 0)),
                                                                              apiVersion.mid(slash + 1), kind)));
    }
    return object;
}

Outcome<QJsonObject> decodedMergePatch(const QByteArray &body)
{
    const auto document = decodedPatch(body);
    if (!document)
        return refuse(document.error());
    if (!document->isObject()) {
        return refuse(badRequest(u"error decoding patch: json: cannot unmarshal %1 into Go value of type "
                                 "map[string]interface {}"_s.arg(kindOf(*document))));
    }
    return document->object();
}

Outcome<QJsonArray> decodedJsonPatch(const QByteArray &body)
{
    const auto document = decodedPatch(body);
    if (!document)
        return refuse(document.error());
    if (!document->isArray()) {
        return refuse(badRequest(u"error decoding patch: json: cannot unmarshal %1 into Go value of type "
                                 "[]handlers.jsonPatchOp"_s.arg(kindOf(*document))));
    }
    return document->array();
}

Outcome<QJsonObject> decodedOptions(const QByteArray &body)
{
    if (body.trimmed().isEmpty())
        return QJsonObject();
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error == QJsonParseError::NoError && document.isObject())
        return document.object();
    return refuse({500, {}, u"couldn't get version/kind; json parse error: "_s + complaint(error), {}, {}});
}

} // namespace liteboxd::demo
