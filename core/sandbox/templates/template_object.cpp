// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/templates/template_object.h"

#include "core/kube/decode/api_time.h"
#include "core/sandbox/labels.h"

#include <QJsonDocument>

namespace liteboxd::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString documentKey = u"template.yaml"_s;
const QString restoredFrom = u"liteboxd.io/restored-from"_s;

QString qstring(std::string_view text)
{
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

kube::Resource templateResource()
{
    return {"", "v1", "configmaps", "ConfigMap", true};
}

std::string templateSelector()
{
    return std::string(labels::app) + '=' + std::string(labels::appValue) + ',' + std::string(labels::templateName);
}

std::string templateSelector(const QString &name)
{
    return templateSelector() + '=' + name.toStdString();
}

std::string templateObjectName(const QString &name, int version)
{
    return "liteboxd-template-" + name.toStdString() + ".v" + std::to_string(version);
}

QJsonObject templateObject(const SandboxTemplate &value)
{
    QJsonObject metadata{{u"name"_s, QString::fromStdString(templateObjectName(value.name, value.version))},
                         {u"labels"_s, QJsonObject{{qstring(labels::app), qstring(labels::appValue)},
                                                   {qstring(labels::templateName), value.name},
                                                   {qstring(labels::templateVersion), QString::number(value.version)}}}};
    if (value.restoredFrom > 0)
        metadata.insert(u"annotations"_s, QJsonObject{{restoredFrom, QString::number(value.restoredFrom)}});
    return {{u"apiVersion"_s, u"v1"_s},
            {u"kind"_s, u"ConfigMap"_s},
            {u"metadata"_s, metadata},
            {u"immutable"_s, true},
            {u"data"_s, QJsonObject{{documentKey, QString::fromUtf8(templatesToYaml({value}))}}}};
}

base::Result<SandboxTemplate> templateFromObject(const QJsonObject &configMap)
{
    const QJsonObject metadata = configMap.value("metadata"_L1).toObject();
    const std::string context = "configmaps/" + metadata.value("name"_L1).toString().toStdString();
    const QJsonObject wornLabels = metadata.value("labels"_L1).toObject();
    const QString yaml = configMap.value("data"_L1).toObject().value(documentKey).toString();
    auto documents = templatesFromYaml(yaml.toUtf8());
    if (!documents) {
        documents.error().context = context + ", " + documents.error().context;
        return base::fail(std::move(documents.error()));
    }
    SandboxTemplate value = std::move(documents->front());
    value.version = wornLabels.value(qstring(labels::templateVersion)).toString().toInt();
    if (documents->size() != 1 || value.version < 1 || wornLabels.value(qstring(labels::templateName)) != value.name)
        return base::fail(base::ErrorCode::Malformed, "its labels are not those of the template in it", context);
    value.restoredFrom = metadata.value("annotations"_L1).toObject().value(restoredFrom).toString().toInt();
    const std::string created = metadata.value("creationTimestamp"_L1).toString().toStdString();
    value.createdAt = kube::timeFromText(created).value_or(value.createdAt);
    return value;
}

base::Result<SandboxTemplate> decodeTemplate(const kube::ObjectView &configMap)
{
    const std::string text = configMap.asJson().json();
    const QByteArray bytes = QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size()));
    return templateFromObject(QJsonDocument::fromJson(bytes).object());
}

} // namespace liteboxd::sandbox
