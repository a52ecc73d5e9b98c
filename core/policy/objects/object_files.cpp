// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/objects/object_files.h"

#include "core/policy/objects/object_reader.h"
#include "core/yaml/yaml_json.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
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

/// An empty name would mean the current folder: it comes from a variable that is not set.
base::Error noFolder(const QString &folder)
{
    if (folder.isEmpty())
        return {base::ErrorCode::InvalidArgument, "the name of the folder is empty", {}};
    if (QFileInfo(folder).isFile())
        return {base::ErrorCode::InvalidArgument, "this is a file: name the folder that it is in",
                folder.toStdString()};
    return {base::ErrorCode::NotFound, "there is no such folder", folder.toStdString()};
}

/// In the order of their paths. A folder that cannot be looked into is an error: what it holds may decide.
base::Result<QStringList> filesBelow(const QString &folder)
{
    if (folder.isEmpty() || !QDir(folder).exists())
        return base::fail(noFolder(folder));
    const auto isClosed = [](const QFileInfo &info) {
        return info.isDir() && !info.isSymLink() && !(info.isReadable() && info.isExecutable());
    };
    const auto closed = [](const QString &path) {
        return base::fail(base::ErrorCode::FileUnreadable, "this folder cannot be read", path.toStdString());
    };
    if (isClosed(QFileInfo(folder)))
        return closed(folder);
    QStringList paths;
    QDirIterator entries(folder, {QStringLiteral("*.yaml"), QStringLiteral("*.yml"), QStringLiteral("*.json")},
                         QDir::Files | QDir::AllDirs | QDir::Hidden | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QString path = entries.next();
        if (isClosed(entries.fileInfo()))
            return closed(path);
        if (entries.fileInfo().isFile())
            paths.append(path);
    }
    paths.sort();
    return paths;
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
    auto paths = filesBelow(folder);
    if (!paths)
        return base::fail(std::move(paths.error()));
    ClusterObjects objects;
    for (const QString &path : *paths) {
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
