// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/kubeconfig/kubeconfig.h"

#include "core/kube/kubeconfig/connection_builder.h"
#include "core/kube/kubeconfig/kubeconfig_edit.h"
#include "core/kube/kubeconfig/kubeconfig_parser.h"
#include "core/kube/kubeconfig/local_file.h"
#include "core/kube/kubeconfig/server_address.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QUrl>

#include <algorithm>

namespace liteboxd::kube {

using base::ErrorCode;

base::Result<Kubeconfig> Kubeconfig::load(const std::vector<std::filesystem::path> &files, Missing missing, Pipes pipes)
{
    KubeconfigEntries all;
    bool found = false;
    for (const std::filesystem::path &file : files) {
        if (missing == Missing::Skips && !QFile::exists(QString::fromStdString(file.string())))
            continue;
        const auto text = readLocalFile(file, largestKubeconfig, pipes);
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
    for (const QString &file : listed) {
        const std::filesystem::path path = file.toStdString();
        if (std::find(files.begin(), files.end(), path) == files.end())
            files.push_back(path);
    }
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

base::Result<ContextEntry> Kubeconfig::contextNamed(std::string_view contextName) const
{
    const std::string name(contextName.empty() ? std::string_view(m_entries.currentContext) : contextName);
    if (name.empty() && m_entries.contexts.empty())
        return base::fail(ErrorCode::NotFound, "the kubeconfig holds no contexts");
    if (name.empty())
        return base::fail(ErrorCode::NotFound, "the kubeconfig names no current context: choose one");
    const auto context = m_entries.contexts.find(name);
    if (context == m_entries.contexts.end())
        return base::fail(ErrorCode::NotFound, "the kubeconfig has no context of this name", "context \"" + name + '"');
    return context->second;
}

const ClusterEntry *Kubeconfig::clusterOf(std::string_view contextName) const
{
    const auto context = m_entries.contexts.find(std::string(contextName));
    if (context == m_entries.contexts.end())
        return nullptr;
    const auto cluster = m_entries.clusters.find(context->second.cluster);
    return cluster == m_entries.clusters.end() ? nullptr : &cluster->second;
}

const UserEntry *Kubeconfig::userOf(std::string_view contextName) const
{
    const auto context = m_entries.contexts.find(std::string(contextName));
    if (context == m_entries.contexts.end())
        return nullptr;
    const auto user = m_entries.users.find(context->second.user);
    return user == m_entries.users.end() ? nullptr : &user->second;
}

base::Result<ConnectionSettings> Kubeconfig::connection(std::string_view contextName, const base::Clock &clock) const
{
    const auto context = contextNamed(contextName);
    if (!context)
        return base::fail(context.error());
    return buildConnection(m_entries, *context, clock);
}

base::Result<LoginPlan> Kubeconfig::plan(std::string_view contextName) const
{
    const auto context = contextNamed(contextName);
    if (!context)
        return base::fail(context.error());
    return planLogin(m_entries, *context);
}

std::string Kubeconfig::clusterFingerprintOf(std::string_view contextName) const
{
    const auto context = m_entries.contexts.find(std::string(contextName));
    const auto cluster = context == m_entries.contexts.end() ? m_entries.clusters.end()
                                                             : m_entries.clusters.find(context->second.cluster);
    return cluster == m_entries.clusters.end() ? std::string() : clusterFingerprint(cluster->second);
}

base::Result<void> Kubeconfig::writeServerAddress(std::string_view contextName, std::string_view address) const
{
    const auto context = m_entries.contexts.find(std::string(contextName));
    const auto cluster = context == m_entries.contexts.end() ? m_entries.clusters.end()
                                                             : m_entries.clusters.find(context->second.cluster);
    if (cluster == m_entries.clusters.end() || cluster->second.origin.empty())
        return base::fail(ErrorCode::NotFound, "the context's cluster is in no file", std::string(contextName));
    const std::filesystem::path &file = cluster->second.origin;
    const std::string &server = cluster->second.server;
    const auto moved = serverAt(server, address);
    if (!moved)
        return base::fail(moved.error());
    const auto text = readLocalFile(file, largestKubeconfig);
    if (!text)
        return base::fail(text.error());
    const std::string name = QUrl(QString::fromStdString(server)).host().toStdString();
    const auto changed = withServer(*text, cluster->first, *moved, name);
    if (!changed)
        return base::fail(changed.error());
    // Through a link the file itself, and with the permissions it has.
    QSaveFile out(QFileInfo(QString::fromStdString(file.string())).canonicalFilePath());
    const bool written = out.open(QIODevice::WriteOnly) && out.write(QByteArray::fromStdString(*changed)) >= 0;
    if (!written || !out.commit())
        return base::fail(ErrorCode::FileUnreadable, out.errorString().toStdString(), file.string());
    return {};
}

} // namespace liteboxd::kube
