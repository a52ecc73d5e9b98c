// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/gateway/ssh_config_command.h"

#include "app/ctl/gateway/ssh_host.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QStringList>

#include <filesystem>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

/// One word for the shell that ssh runs a ProxyCommand by; percent signs are ssh's own.
QString quoted(QString word)
{
    word.replace(u'%', u"%%"_s);
    return u'\'' + word.replace(u'\'', u"'\\''"_s) + u'\'';
}

QString quoted(const std::string &word)
{
    return quoted(QString::fromStdString(word));
}

std::string absolute(const std::string &path)
{
    std::error_code failed;
    const auto whole = std::filesystem::absolute(path, failed);
    return failed ? path : whole.string();
}

/// A line feed would begin a line of ssh's, which knows no quoting for it.
bool isOneLine(const QString &text)
{
    return !text.contains(u'\n') && !text.contains(u'\r');
}

} // namespace

void SshConfigCommand::declare(CLI::App &options)
{
    options.add_option("--user", m_user, "who ssh logs in as; root unless told")->type_name("NAME");
    options.add_option("--gateway", m_gateway, "through the gateway at this URL, as with tcp")->type_name("URL");
    options.add_option("--token-file", m_tokenFile, "with --gateway: the sandbox's token is in this file")
        ->type_name("FILE");
}

void SshConfigCommand::start(Invocation &invocation)
{
    const QString config = block(invocation.options());
    if (!isOneLine(QString::fromStdString(m_user)) || config.count(u'\n') != 6)
        return invocation.fail({base::ErrorCode::InvalidArgument, "a line feed in a name", {}});
    if (invocation.options().format == Format::Table || invocation.options().format == Format::Wide)
        invocation.output().raw(config.toUtf8());
    else
        invocation.output().item({}, {{u"config"_s, config}});
    invocation.finish();
}

QString SshConfigCommand::block(const GlobalOptions &options) const
{
    QStringList words{quoted(QCoreApplication::applicationFilePath())};
    for (const auto &file : options.kubeconfigs)
        words << u"--kubeconfig"_s << quoted(absolute(file.string()));
    if (!options.context.empty())
        words << u"--context"_s << quoted(options.context);
    if (!options.nameSpace.empty())
        words << u"--namespace"_s << quoted(options.nameSpace);
    words << u"--quiet"_s << u"tcp"_s;
    if (!m_gateway.empty())
        words << u"--gateway"_s << quoted(m_gateway);
    if (!m_tokenFile.empty())
        words << u"--token-file"_s << quoted(absolute(m_tokenFile));
    words << u"'%n'"_s << u"%p"_s;
    const QString domain = QString::fromLatin1(sshDomain.data(), sshDomain.size());
    return u"# Sandboxes as hosts of ssh: ssh ID"_s + domain + u"\nHost *"_s + domain + u"\n    ProxyCommand "_s +
           words.join(u' ') + u"\n    User "_s + QString::fromStdString(m_user) +
           // Their host keys are as short-lived as they are: known apart from those of machines.
           u"\n    UserKnownHostsFile ~/.ssh/known_hosts.liteboxd\n    StrictHostKeyChecking accept-new\n"_s;
}

} // namespace liteboxd::ctl
