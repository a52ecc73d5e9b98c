// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/objects/object_files.h"

#include "core/policy/objects/object_reader.h"
#include "core/yaml/yaml_json.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <string>

namespace liteboxd::policy::objects {

namespace {

base::Error malformed(const std::string &reason, int line, int column)
{
    return {base::ErrorCode::Malformed,
            reason + " in line " + std::to_string(line) + ", column " + std::to_string(column),
            {}};
}

base::Result<void> addDocument(const YAML::Node &document, ClusterObjects &objects)
{
    if (document.IsNull())
        return {};
    if (!document.IsMap())
        return base::fail(
            malformed("the document is no mapping", document.Mark().line + 1, document.Mark().column + 1));
    const auto json = yaml::toJson(document);
    if (!json)
        return base::fail(malformed(json.error().reason, json.error().line, json.error().column));
    return addObject(json->toObject(), objects);
}

} // namespace

base::Result<void> addYaml(const QByteArray &yaml, ClusterObjects &objects)
{
    // A large list of kubectl is mostly JSON, and reads much faster as such.
    if (const QJsonDocument json = QJsonDocument::fromJson(yaml); json.isObject())
        return addObject(json.object(), objects);
    try {
        for (const YAML::Node &document : YAML::LoadAll(yaml.toStdString())) {
            if (auto added = addDocument(document, objects); !added)
                return added;
        }
    } catch (const YAML::Exception &exception) {
        return base::fail(malformed(exception.msg, exception.mark.line + 1, exception.mark.column + 1));
    }
    return {};
}

base::Result<ClusterObjects> objectsFromFolder(const QString &folder)
{
    if (!QDir(folder).exists())
        return base::fail(base::ErrorCode::NotFound, "there is no such folder", folder.toStdString());
    QStringList paths;
    QDirIterator files(folder, {QStringLiteral("*.yaml"), QStringLiteral("*.yml"), QStringLiteral("*.json")},
                       QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths.append(files.next());
    paths.sort();
    ClusterObjects objects;
    for (const QString &path : paths) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return base::fail(base::ErrorCode::FileUnreadable, file.errorString().toStdString(), path.toStdString());
        if (auto added = addYaml(file.readAll(), objects); !added) {
            base::Error error = std::move(added.error());
            error.context = error.context.empty() ? path.toStdString() : path.toStdString() + ": " + error.context;
            return base::fail(std::move(error));
        }
    }
    return objects;
}

} // namespace liteboxd::policy::objects
