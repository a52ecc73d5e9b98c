// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connection/kubeconfig_source.h"

#include <algorithm>
#include <filesystem>

namespace liteboxd::connection {

namespace {

std::vector<std::filesystem::path> pathsOf(const QStringList &files)
{
    std::vector<std::filesystem::path> paths;
    for (const QString &file : files)
        paths.emplace_back(file.toStdString());
    return paths;
}

base::Result<KubeconfigSource> loaded(KubeconfigSource::Kind kind, KubeconfigSource::Trust trust,
                                      const QStringList &files, kube::Kubeconfig::Missing missing)
{
    auto config = kube::Kubeconfig::load(pathsOf(files), missing);
    if (!config)
        return base::fail(config.error());
    return KubeconfigSource{kind, trust, files, std::move(*config)};
}

} // namespace

base::Result<KubeconfigSource> KubeconfigSource::fromDefault()
{
    QStringList files;
    for (const auto &path : kube::Kubeconfig::defaultFiles())
        files << QString::fromStdString(path.string());
    return loaded(Kind::Default, Trust::AsKubectl, files, kube::Kubeconfig::Missing::Skips);
}

bool KubeconfigSource::defaultExists()
{
    const auto files = kube::Kubeconfig::defaultFiles();
    std::error_code ignored;
    return std::any_of(files.begin(), files.end(),
                       [&](const auto &path) { return std::filesystem::exists(path, ignored); });
}

base::Result<KubeconfigSource> KubeconfigSource::fromFiles(const QStringList &files, Trust trust)
{
    return loaded(Kind::Files, trust, files, kube::Kubeconfig::Missing::Fails);
}

base::Result<KubeconfigSource> KubeconfigSource::fromText(const QString &yaml)
{
    auto config = kube::Kubeconfig::parse(yaml.toStdString(), {});
    if (!config)
        return base::fail(config.error());
    return KubeconfigSource{Kind::Text, Trust::Asks, {}, std::move(*config)};
}

base::Result<KubeconfigSource> KubeconfigSource::readAgain() const
{
    switch (kind) {
    case Kind::Default:
        return fromDefault();
    case Kind::Files:
        return fromFiles(files, trust);
    case Kind::Text:
        break;
    }
    return *this;
}

QStringList KubeconfigSource::contexts() const
{
    QStringList names;
    for (const auto &[name, entry] : config.contexts())
        names << QString::fromStdString(name);
    return names;
}

QString KubeconfigSource::contextOr(const QString &wanted) const
{
    if (!wanted.isEmpty())
        return wanted;
    if (!config.currentContext().empty())
        return QString::fromStdString(config.currentContext());
    return config.contexts().size() == 1 ? contexts().first() : QString();
}

} // namespace liteboxd::connection
