// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/gateway/gateway_api_token_command.h"

#include "core/base/sandbox_id.h"
#include "gateway/management/api_token_table.h"

#include <CLI/CLI.hpp>

#include <QFile>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

Shape apiTokenShape()
{
    return {Shape::member("name"),
            {{"NAME", Shape::member("name")}, {"SCOPE", Shape::member("scope")}, {"TOKEN", Shape::member("token")}}};
}

/// Adds the line to the file, which is made for this user alone if it is not there.
base::Result<void> append(const std::string &name, const std::string &line)
{
    QFile file(QString::fromStdString(name));
    const bool isNew = !file.exists();
    const QByteArray bytes = QByteArray::fromStdString(line);
    const bool isOpen = file.open(QIODevice::WriteOnly | QIODevice::Append);
    if (isOpen && isNew)
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (isOpen && file.write(bytes) == bytes.size() && file.flush())
        return {};
    return base::fail(base::ErrorCode::FileUnreadable,
                      "the token's digest cannot be written: " + file.errorString().toStdString(), name);
}

} // namespace

void GatewayApiTokenCommand::declare(CLI::App &options)
{
    options.add_option("NAME", m_name, "whose it is, as the audit log says: small letters, digits and hyphens")
        ->required();
    options.add_option("--scope", m_scope, "read, operate or admin; read unless told")->type_name("SCOPE");
    options.add_option("--file", m_file, "add its line to this file, that of the gateway's --api-tokens")
        ->type_name("FILE");
}

void GatewayApiTokenCommand::start(Invocation &invocation)
{
    const auto scope = management::parseScope(m_scope);
    if (!scope)
        return invocation.fail({base::ErrorCode::InvalidArgument, "a scope is read, operate or admin", "--scope"});
    if (!base::SandboxId::isValid(m_name))
        return invocation.fail({base::ErrorCode::InvalidArgument, "a name is a DNS label, such as ci-runner", "NAME"});
    if (!m_file.empty() && QFile::exists(QString::fromStdString(m_file))) {
        const auto there = management::ApiTokenTable::ofFile(m_file);
        if (!there)
            return invocation.fail(there.error());
        if (there->has(m_name))
            return invocation.fail({base::ErrorCode::AlreadyExists, "this name has a token already", m_file},
                                   "Take its line out first, or choose another name.");
    }
    const std::string token = base::randomHex64();
    const std::string line = management::apiTokenLine(m_name, *scope, token);
    if (!m_file.empty()) {
        if (const auto written = append(m_file, line); !written)
            return invocation.fail(written.error());
        invocation.messages().note("the token is not said again; " + m_file + " has its digest");
    } else {
        invocation.messages().note("the token is not said again; add this line to the file of --api-tokens: " +
                                   line.substr(0, line.size() - 1));
    }
    invocation.output().item(apiTokenShape(), {{u"name"_s, QString::fromStdString(m_name)},
                                               {u"scope"_s, QString::fromStdString(m_scope)},
                                               {u"token"_s, QString::fromStdString(token)},
                                               {u"line"_s, QString::fromStdString(line).trimmed()}});
    invocation.finish();
}

} // namespace liteboxd::ctl
