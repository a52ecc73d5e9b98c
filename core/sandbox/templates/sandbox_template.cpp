// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/templates/sandbox_template.h"

#include "core/base/sandbox_id.h"
#include "core/yaml/yaml_from_json.h"
#include "core/yaml/yaml_json.h"

#include <yaml-cpp/yaml.h>

#include <QJsonArray>

#include <algorithm>

namespace liteboxd::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype largestText = 4 << 20;
constexpr qsizetype longestName = 40; // a ConfigMap's name and a label are made from it
const QString apiVersion = u"liteboxd/v1"_s;
const QString kind = u"SandboxTemplate"_s;
const QString listKind = u"SandboxTemplateList"_s;

tl::unexpected<base::Error> malformed(std::string why, std::string context)
{
    return base::fail(base::ErrorCode::Malformed, std::move(why), std::move(context));
}

/// Where in a text; lines count from 1.
std::string place(int line)
{
    return line > 0 ? "YAML, line " + std::to_string(line) : "YAML";
}

base::Result<void> addDocument(const QJsonObject &document, std::vector<SandboxTemplate> &into)
{
    auto made = SandboxTemplate::fromDocument(document);
    if (!made)
        return base::fail(std::move(made.error()));
    const bool isTwice = std::any_of(into.begin(), into.end(),
                                     [&made](const SandboxTemplate &other) { return other.name == made->name; });
    if (isTwice)
        return malformed("the name comes twice", "template " + made->name.toStdString());
    into.push_back(std::move(*made));
    return {};
}

/// Items of a list may leave out what the list says for all of them.
QJsonObject completed(QJsonObject item)
{
    if (!item.contains(u"apiVersion"_s))
        item.insert(u"apiVersion"_s, apiVersion);
    if (!item.contains(u"kind"_s))
        item.insert(u"kind"_s, kind);
    return item;
}

base::Result<void> addAny(const QJsonValue &value, std::vector<SandboxTemplate> &into)
{
    if (!value.isObject())
        return malformed("a template is a map of apiVersion, kind, metadata and spec", "YAML");
    const QJsonObject document = value.toObject();
    if (document.value("kind"_L1) != listKind)
        return addDocument(document, into);
    const QJsonArray items = document.value("items"_L1).toArray();
    for (const QJsonValue &item : items) {
        if (auto added = addDocument(completed(item.toObject()), into); !added)
            return added;
    }
    return {};
}

} // namespace

QJsonObject SandboxTemplate::spec() const
{
    return document.value("spec"_L1).toObject();
}

base::Result<SandboxTemplate> SandboxTemplate::fromDocument(const QJsonObject &document)
{
    const QString name = document.value("metadata"_L1).toObject().value("name"_L1).toString();
    const std::string context = "template " + (name.isEmpty() ? "without a name" : name.left(80).toStdString());
    if (document.value("apiVersion"_L1) != apiVersion || document.value("kind"_L1) != kind)
        return malformed("its apiVersion must be liteboxd/v1 and its kind SandboxTemplate", context);
    if (name.size() > longestName || !base::SandboxId::isValid(name.toStdString()))
        return malformed("metadata.name must be of a-z, 0-9 and hyphens within, at most 40 of them", context);
    if (!document.value("spec"_L1).isObject())
        return malformed("spec must be a map", context);
    if (auto spec = TemplateSpec::fromJson(document.value("spec"_L1).toObject()); !spec) {
        spec.error().context = context + ", " + spec.error().context;
        return base::fail(std::move(spec.error()));
    }
    SandboxTemplate made{name};
    made.document = document;
    return made;
}

base::Result<std::vector<SandboxTemplate>> templatesFromYaml(const QByteArray &yaml)
{
    std::vector<SandboxTemplate> templates;
    if (yaml.size() > largestText)
        return malformed("it is larger than 4 MiB", "YAML");
    try {
        for (const YAML::Node &node : YAML::LoadAll(yaml.toStdString())) {
            if (node.IsNull())
                continue;
            const auto value = yaml::toJson(node);
            if (!value)
                return malformed(value.error().reason, place(value.error().line));
            if (auto added = addAny(*value, templates); !added)
                return base::fail(std::move(added.error()));
        }
    } catch (const YAML::Exception &fault) {
        return malformed(fault.msg, place(fault.mark.line + 1));
    }
    if (templates.empty())
        return malformed("there is no template in it", "YAML");
    return templates;
}

QJsonObject templatesDocument(const std::vector<SandboxTemplate> &templates)
{
    if (templates.size() == 1)
        return templates.front().document;
    QJsonArray items;
    for (const SandboxTemplate &each : templates)
        items.append(each.document);
    return {{u"apiVersion"_s, apiVersion}, {u"kind"_s, listKind}, {u"items"_s, items}};
}

QByteArray templatesToYaml(const std::vector<SandboxTemplate> &templates)
{
    return yaml::fromJson(templatesDocument(templates));
}

} // namespace liteboxd::sandbox
