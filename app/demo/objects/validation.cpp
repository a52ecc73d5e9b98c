// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/objects/validation.h"

#include "app/demo/objects/label_syntax.h"

#include <QJsonArray>
#include <QSet>

#include <arpa/inet.h>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

Cause required(const QString &field, const QString &why = {})
{
    return {u"FieldValueRequired"_s, why.isEmpty() ? u"Required value"_s : u"Required value: "_s + why, field};
}

Cause invalidValue(const QString &field, const QString &value, const QString &why)
{
    return {u"FieldValueInvalid"_s, u"Invalid value: \"%1\": %2"_s.arg(value, why), field};
}

void checkMetadata(const ResourceType &type, const QJsonObject &metadata, std::vector<Cause> &causes)
{
    const QString name = metadata.value("name"_L1).toString();
    if (name.isEmpty()) {
        causes.push_back(required(u"metadata.name"_s, u"name or generateName is required"_s));
    } else {
        const QString complaint = &type == &namespaces() ? complaintAboutLabel(name) : complaintAboutSubdomain(name);
        if (!complaint.isEmpty())
            causes.push_back(invalidValue(u"metadata.name"_s, name, complaint));
    }
    const QJsonObject labels = metadata.value("labels"_L1).toObject();
    for (auto label = labels.begin(); label != labels.end(); ++label) {
        if (const QString complaint = complaintAboutLabelKey(label.key()); !complaint.isEmpty())
            causes.push_back(invalidValue(u"metadata.labels"_s, label.key(), complaint));
        if (const QString complaint = complaintAboutLabelValue(label->toString()); !complaint.isEmpty())
            causes.push_back(invalidValue(u"metadata.labels"_s, label->toString(), complaint));
    }
    const QJsonObject annotations = metadata.value("annotations"_L1).toObject();
    qsizetype size = 0;
    for (auto annotation = annotations.begin(); annotation != annotations.end(); ++annotation) {
        size += annotation.key().toUtf8().size() + annotation->toString().toUtf8().size();
        if (const QString complaint = complaintAboutLabelKey(annotation.key().toLower()); !complaint.isEmpty())
            causes.push_back(invalidValue(u"metadata.annotations"_s, annotation.key(), complaint));
    }
    if (size > (256 << 10))
        causes.push_back(
            {u"FieldValueTooLong"_s, u"Too long: may not be more than 262144 bytes"_s, u"metadata.annotations"_s});
}

void checkContainers(const QJsonArray &containers, std::vector<Cause> &causes)
{
    if (containers.isEmpty())
        causes.push_back(required(u"spec.containers"_s));
    QSet<QString> names;
    for (qsizetype i = 0; i < containers.size(); ++i) {
        const QString path = u"spec.containers[%1]"_s.arg(i);
        const QJsonObject container = containers.at(i).toObject();
        const QString name = container.value("name"_L1).toString();
        if (name.isEmpty())
            causes.push_back(required(path + u".name"_s));
        else if (const QString complaint = complaintAboutLabel(name); !complaint.isEmpty())
            causes.push_back(invalidValue(path + u".name"_s, name, complaint));
        else if (names.contains(name))
            causes.push_back({u"FieldValueDuplicate"_s, u"Duplicate value: \"%1\""_s.arg(name), path + u".name"_s});
        names.insert(name);
        if (container.value("image"_L1).toString().isEmpty())
            causes.push_back(required(path + u".image"_s));
    }
}

void checkChoice(const QString &field, const QString &value, const QStringList &choices, std::vector<Cause> &causes)
{
    if (choices.contains(value))
        return;
    causes.push_back({u"FieldValueNotSupported"_s,
                      u"Unsupported value: \"%1\": supported values: \"%2\""_s.arg(value, choices.join(u"\", \""_s)),
                      field});
}

/// A pod's spec without what may change.
QJsonObject fixedPart(QJsonObject spec)
{
    for (const QString &member : {u"activeDeadlineSeconds"_s, u"terminationGracePeriodSeconds"_s, u"tolerations"_s})
        spec.remove(member);
    for (const QString &list : {u"containers"_s, u"initContainers"_s}) {
        QJsonArray containers = spec.value(list).toArray();
        for (qsizetype i = 0; i < containers.size(); ++i) {
            QJsonObject container = containers.at(i).toObject();
            container.remove("image"_L1);
            containers.replace(i, container);
        }
        if (!containers.isEmpty())
            spec.insert(list, containers);
    }
    return spec;
}

} // namespace

std::vector<Cause> validationCauses(const ResourceType &type, const QJsonObject &object)
{
    std::vector<Cause> causes;
    checkMetadata(type, object.value("metadata"_L1).toObject(), causes);
    const QJsonObject spec = object.value("spec"_L1).toObject();
    if (&type == &pods()) {
        checkContainers(spec.value("containers"_L1).toArray(), causes);
        checkChoice(u"spec.restartPolicy"_s, spec.value("restartPolicy"_L1).toString(u"Always"_s),
                    {u"Always"_s, u"OnFailure"_s, u"Never"_s}, causes);
    } else if (&type == &networkPolicies()) {
        const QJsonArray types = spec.value("policyTypes"_L1).toArray();
        for (qsizetype i = 0; i < types.size(); ++i) {
            checkChoice(u"spec.policyTypes[%1]"_s.arg(i), types.at(i).toString(), {u"Ingress"_s, u"Egress"_s}, causes);
        }
    }
    return causes;
}

std::vector<Cause> immutabilityCauses(const ResourceType &type, const QJsonObject &before, const QJsonObject &after)
{
    std::vector<Cause> causes;
    const QJsonObject old = before.value("metadata"_L1).toObject();
    const QJsonObject now = after.value("metadata"_L1).toObject();
    for (const QString &member : {u"uid"_s, u"creationTimestamp"_s}) {
        if (now.contains(member) && now.value(member) != old.value(member))
            causes.push_back(
                invalidValue(u"metadata."_s + member, now.value(member).toString(), u"field is immutable"_s));
    }
    if (&type == &configMaps() && before.value("immutable"_L1).toBool()) {
        for (const QString &member : {u"immutable"_s, u"data"_s, u"binaryData"_s}) {
            if (before.value(member) != after.value(member))
                causes.push_back({u"FieldValueForbidden"_s,
                                  u"Forbidden: field is immutable when `immutable` is set"_s, member});
        }
    }
    if (&type != &pods())
        return causes;
    const QJsonObject oldSpec = before.value("spec"_L1).toObject();
    const QJsonObject newSpec = after.value("spec"_L1).toObject();
    if (oldSpec.value("containers"_L1).toArray().size() != newSpec.value("containers"_L1).toArray().size()) {
        causes.push_back({u"FieldValueForbidden"_s, u"Forbidden: pod updates may not add or remove containers"_s,
                          u"spec.containers"_s});
    } else if (fixedPart(oldSpec) != fixedPart(newSpec)) {
        causes.push_back(
            {u"FieldValueForbidden"_s,
             u"Forbidden: pod updates may not change fields other than "
             "`spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,"
             "`spec.tolerations` (only additions to existing tolerations),"
             "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)"_s,
             u"spec"_s});
    }
    return causes;
}

std::vector<Cause> statusCauses(const QJsonObject &object)
{
    std::vector<Cause> causes;
    const QJsonObject status = object.value("status"_L1).toObject();
    const QJsonArray addresses = status.value("podIPs"_L1).toArray();
    for (qsizetype i = 0; i < addresses.size(); ++i) {
        const QString address = addresses.at(i).toObject().value("ip"_L1).toString();
        in6_addr ignored{};
        const QByteArray text = address.toLatin1();
        if (inet_pton(AF_INET, text.constData(), &ignored) != 1 &&
            inet_pton(AF_INET6, text.constData(), &ignored) != 1) {
            causes.push_back(invalidValue(u"status.podIPs[%1]"_s.arg(i), address,
                                          u"must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"_s));
        }
    }
    return causes;
}

} // namespace liteboxd::demo
