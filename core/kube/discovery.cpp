// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/discovery.h"

#include <QJsonArray>

#include <algorithm>

namespace liteboxd::kube {

namespace {

std::string text(const QJsonObject &object, const char *member)
{
    return object[QLatin1String(member)].toString().toStdString();
}

std::vector<std::string> verbsOf(const QJsonObject &resource)
{
    std::vector<std::string> out;
    for (const QJsonValue &verb : resource[QStringLiteral("verbs")].toArray())
        out.push_back(verb.toString().toStdString());
    return out;
}

} // namespace

bool ServedResource::serves(const std::string &verb) const
{
    return std::find(verbs.begin(), verbs.end(), verb) != verbs.end();
}

std::optional<ServedResource> Discovery::find(const std::string &group, const std::string &plural) const
{
    for (const ServedResource &served : m_resources) {
        if (served.resource.group == group && served.resource.plural == plural)
            return served;
    }
    return std::nullopt;
}

std::vector<std::string> Discovery::versionsOf(const std::string &group, const std::string &plural) const
{
    std::vector<std::string> out;
    for (const ServedResource &served : m_resources) {
        if (served.resource.group == group && served.resource.plural == plural)
            out.push_back(served.resource.version);
    }
    return out;
}

void Discovery::addResourceList(const QJsonObject &list)
{
    const std::string groupVersion = text(list, "groupVersion");
    const auto slash = groupVersion.find('/');
    const std::string group = slash == std::string::npos ? std::string() : groupVersion.substr(0, slash);
    const std::string version = slash == std::string::npos ? groupVersion : groupVersion.substr(slash + 1);
    for (const QJsonValue &value : list[QStringLiteral("resources")].toArray()) {
        const QJsonObject resource = value.toObject();
        const std::string name = text(resource, "name");
        if (const auto part = name.find('/'); part != std::string::npos) { // "pods/status" follows "pods"
            for (ServedResource &served : m_resources) {
                if (served.resource.group == group && served.resource.version == version &&
                    served.resource.plural == name.substr(0, part))
                    served.subresources.push_back(name.substr(part + 1));
            }
            continue;
        }
        m_resources.push_back(
            {{group, version, name, text(resource, "kind"), resource[QStringLiteral("namespaced")].toBool()},
             verbsOf(resource)});
    }
}

void Discovery::addAggregated(const QJsonObject &list, const std::vector<std::string> &groups)
{
    for (const QJsonValue &each : list[QStringLiteral("items")].toArray()) {
        const QJsonObject group = each.toObject();
        const std::string name = text(group[QStringLiteral("metadata")].toObject(), "name");
        if (std::find(groups.begin(), groups.end(), name) == groups.end())
            continue;
        for (const QJsonValue &served : group[QStringLiteral("versions")].toArray()) {
            const QJsonObject version = served.toObject();
            for (const QJsonValue &value : version[QStringLiteral("resources")].toArray()) {
                const QJsonObject resource = value.toObject();
                ServedResource out{{name, text(version, "version"), text(resource, "resource"),
                                    text(resource[QStringLiteral("responseKind")].toObject(), "kind"),
                                    resource[QStringLiteral("scope")].toString() == QLatin1String("Namespaced")},
                                   verbsOf(resource)};
                for (const QJsonValue &sub : resource[QStringLiteral("subresources")].toArray())
                    out.subresources.push_back(text(sub.toObject(), "subresource"));
                m_resources.push_back(std::move(out));
            }
        }
    }
}

} // namespace liteboxd::kube
