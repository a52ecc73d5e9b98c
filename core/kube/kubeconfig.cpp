// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/kubeconfig.h"

#include "core/kube/connection_builder.h"
#include "core/kube/kubeconfig_parser.h"
#include "core/kube/local_file.h"

#include <QDir>
#include <QFile>

namespace liteboxd::kube {

using base::ErrorCode;

base::Result<Kubeconfig> Kubeconfig::load(const std::vector<std::filesystem::path> &files, Missing missing)
{
    KubeconfigEntries all;
    bool found = false;
    for (const std::filesystem::path &file : files) {
        if (missing == Missing::Skips && !QFile::exists(QString::fromStdString(file.string())))
            continue;
        const auto text = readLocalFile(file);
        if (!text)
            return base::fail(text.error());
        auto entries = parseKubeconfig(*text, std::filesystem::absolute(file));
        if (!entries)
            return base::fail(std::move(entries.error()));
        all.merge(std::move(*entries));
        found = true;
    }
    if (!found) {
        return base::fail(ErrorCode::FileUnreadable, "there is no kubeconfig file",
                          files.empty() ? std::string() : files.front().string());
    }
    return Kubeconfig(std::move(all));
}

std::vector<std::filesystem::path> Kubeconfig::defaultFiles()
{
    std::vector<std::filesystem::path> files;
    const QStringList listed = qEnvironmentVariable("KUBECONFIG").split(QDir::listSeparator(), Qt::SkipEmptyParts);
    for (const QString &file : listed)
        files.emplace_back(file.toStdString());
    if (files.empty())
        files.emplace_back(QDir::home().filePath(QStringLiteral(".kube/config")).toStdString());
    return files;
}

base::Result<Kubeconfig> Kubeconfig::parse(std::string_view yaml, const std::filesystem::path &origin)
{
    auto entries = parseKubeconfig(yaml, origin);
    if (!entries)
        return base::fail(std::move(entries.error()));
    return Kubeconfig(std::move(*entries));
}

base::Result<ConnectionSettings> Kubeconfig::connection(std::string_view contextName, const base::Clock &clock) const
{
    const std::string name(contextName.empty() ? std::string_view(m_entries.currentContext) : contextName);
    if (name.empty())
        return base::fail(ErrorCode::NotFound, "the kubeconfig names no current context: choose one");
    const auto context = m_entries.contexts.find(name);
    if (context == m_entries.contexts.end())
        return base::fail(ErrorCode::NotFound, "the kubeconfig has no context of this name", "context \"" + name + '"');
    return buildConnection(m_entries, context->second, clock);
}

} // namespace liteboxd::kube
