// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api/object_endpoint.h"

#include "app/demo/api/request_body.h"
#include "app/demo/api/write_options.h"
#include "app/demo/objects/json_patch.h"
#include "app/demo/objects/merge_patch.h"

#include <QJsonArray>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

ObjectName nameOf(const ApiTarget &target)
{
    return {target.type, target.space, target.name};
}

Outcome<ObjectAnswer> answerOf(const Outcome<Written> &written)
{
    if (!written)
        return refuse(written.error());
    return ObjectAnswer{written->isNew ? 201 : 200, objectText(written->object)};
}

/// What a patch may not turn an object into.
Outcome<QJsonObject> sameKind(const QJsonObject &live, const Outcome<QJsonObject> &patched)
{
    if (!patched)
        return patched;
    const bool same = patched->value("kind"_L1) == live.value("kind"_L1) &&
                      patched->value("apiVersion"_L1) == live.value("apiVersion"_L1);
    if (same)
        return patched;
    return refuse(badRequest(u"the kind or apiVersion of an object cannot be patched"_s));
}

} // namespace

ObjectEndpoint::ObjectEndpoint(ObjectRegistry &registry)
    : m_registry(registry)
    , m_removal(registry)
    , m_list(registry.store())
{}

Outcome<ObjectAnswer> ObjectEndpoint::answer(const ObjectRequest &request)
{
    return request.target.name.isEmpty() ? onCollection(request) : onObject(request);
}

Outcome<ObjectAnswer> ObjectEndpoint::onCollection(const ObjectRequest &request)
{
    const ApiTarget &target = request.target;
    const bool acrossNamespaces = target.type->namespaced && target.space.isEmpty();
    if (request.method == "GET") {
        const auto selection = Selection::parse(*target.type, target.space, target.query);
        if (!selection)
            return refuse(selection.error());
        const auto page = m_list.page(*selection, target.query);
        if (!page)
            return refuse(page.error());
        return ObjectAnswer{200, *page};
    }
    if (request.method == "POST" && !acrossNamespaces) {
        const auto context = writeContext(target, request.userAgent, u"CreateOptions"_s);
        return context ? create(request, *context) : refuse(context.error());
    }
    if (request.method == "DELETE" && !acrossNamespaces && target.type != &namespaces())
        return removeAll(request);
    return refuse(methodNotAllowed());
}

Outcome<ObjectAnswer> ObjectEndpoint::onObject(const ObjectRequest &request)
{
    const ApiTarget &target = request.target;
    if (request.method == "GET") {
        const ObjectRef found = m_registry.store().find(*target.type, target.space, target.name);
        if (!found)
            return refuse(notFound(*target.type, target.name));
        return ObjectAnswer{200, found->text()};
    }
    if (request.method == "PUT") {
        const auto context = writeContext(target, request.userAgent, u"UpdateOptions"_s);
        if (!context)
            return refuse(context.error());
        const auto object = decodedObject(*target.type, mediaType(request.contentType), request.body);
        if (!object)
            return refuse(object.error());
        const QString name = object->value("metadata"_L1).toObject().value("name"_L1).toString();
        if (!name.isEmpty() && name != target.name) {
            return refuse(badRequest(
                u"the name of the object (%1) does not match the name on the URL (%2)"_s.arg(name, target.name)));
        }
        const auto replace = [object](const QJsonObject &) -> Outcome<QJsonObject> { return *object; };
        return answerOf(m_registry.update(nameOf(target), replace, *context));
    }
    if (request.method == "PATCH") {
        const auto context = writeContext(target, request.userAgent, u"PatchOptions"_s);
        return context ? patch(request, *context) : refuse(context.error());
    }
    if (request.method == "DELETE" && target.subresource.isEmpty())
        return remove(request);
    return refuse(methodNotAllowed());
}

Outcome<ObjectAnswer> ObjectEndpoint::create(const ObjectRequest &request, const WriteContext &context)
{
    const ResourceType &type = *request.target.type;
    const auto object = decodedObject(type, mediaType(request.contentType), request.body);
    if (!object)
        return refuse(object.error());
    return answerOf(m_registry.create({&type, request.target.space, {}}, *object, context));
}

Outcome<ObjectAnswer> ObjectEndpoint::patch(const ObjectRequest &request, const WriteContext &context)
{
    const ApiTarget &target = request.target;
    const QByteArray media = mediaType(request.contentType);
    const bool isApply = media == "application/apply-patch+yaml";
    const bool isForced = isSet(target.query, u"force"_s);
    if (isApply && !target.query.contains(u"fieldManager"_s)) {
        return refuse(badOption(u"PatchOptions"_s, u"fieldManager"_s, u"FieldValueRequired"_s,
                                u"Required value: is required for apply patch"_s));
    }
    if (!isApply && isForced) {
        return refuse(badOption(u"PatchOptions"_s, u"force"_s, u"FieldValueForbidden"_s,
                                u"Forbidden: may not be specified for non-apply patch"_s));
    }
    if (isApply) {
        const auto configuration = decodedConfiguration(*target.type, request.body);
        if (!configuration)
            return refuse(configuration.error());
        return answerOf(m_registry.apply(nameOf(target), *configuration,
                                         isForced ? OnConflict::TakeOver : OnConflict::Refuse, context));
    }
    if (media == "application/json-patch+json") {
        const auto operations = decodedJsonPatch(request.body);
        if (!operations)
            return refuse(operations.error());
        return answerOf(m_registry.update(
            nameOf(target),
            [operations](const QJsonObject &live) { return sameKind(live, jsonPatched(live, *operations)); }, context));
    }
    const bool isStrategic = media == "application/strategic-merge-patch+json";
    if (!isStrategic && media != "application/merge-patch+json")
        return refuse(unsupportedPatchType());
    const auto members = decodedMergePatch(request.body);
    if (!members)
        return refuse(members.error());
    return answerOf(m_registry.update(
        nameOf(target),
        [members, isStrategic](const QJsonObject &live) {
            return sameKind(live, isStrategic ? strategicMergePatched(live, *members) : mergePatched(live, *members));
        },
        context));
}

Outcome<ObjectAnswer> ObjectEndpoint::remove(const ObjectRequest &request)
{
    const auto options = removalOptions(request.target, request.body);
    if (!options)
        return refuse(options.error());
    const auto removed = m_removal.remove(nameOf(request.target), *options);
    if (!removed)
        return refuse(removed.error());
    return ObjectAnswer{200, objectText(*removed)};
}

Outcome<ObjectAnswer> ObjectEndpoint::removeAll(const ObjectRequest &request)
{
    const ApiTarget &target = request.target;
    const auto options = removalOptions(target, request.body);
    if (!options)
        return refuse(options.error());
    const auto selection = Selection::parse(*target.type, target.space, target.query);
    if (!selection)
        return refuse(selection.error());
    const auto page = m_list.page(*selection, {});
    if (!page)
        return refuse(page.error());
    const auto table = m_registry.store().table(*target.type);
    for (const auto &[key, object] : *table) {
        const QString name = object->json.value("metadata"_L1).toObject().value("name"_L1).toString();
        if (selection->matches(*object))
            static_cast<void>(m_removal.remove({target.type, target.space, name}, *options));
    }
    return ObjectAnswer{200, *page};
}

} // namespace liteboxd::demo
