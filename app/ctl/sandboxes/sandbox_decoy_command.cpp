// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/sandbox_decoy_command.h"

#include "core/sandbox/sandbox_edits.h"
#include "core/store/audit_kinds.h"

#include <CLI/CLI.hpp>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

Shape decoyShape()
{
    return {Shape::member("decoyToken"), {{"ID", Shape::member("id")}, {"DECOY TOKEN", Shape::member("decoyToken")}}};
}

} // namespace

void SandboxDecoyCommand::declare(CLI::App &options)
{
    OneSandboxCommand::declare(options);
    options.add_flag("--remove", m_removes, "take the decoy away");
}

void SandboxDecoyCommand::act(Invocation &invocation, const sandbox::FoundSandbox &found)
{
    const std::string token = base::randomHex64();
    const auto decoy = m_removes ? std::nullopt : std::optional(base::digest(token));
    invocation.audit().begin(*invocation.cluster(), store::kinds::decoyMake, QString::fromStdString(id()));
    m_step = sandbox::SandboxEdits(invocation.cluster()->api())
                 .setDecoy(found.sandbox, decoy, this,
                           orFail<sandbox::Sandbox>(invocation, [this, &invocation, token](const auto &) {
                               const QString id = QString::fromStdString(this->id());
                               const QJsonValue shown = m_removes ? QJsonValue() : QString::fromStdString(token);
                               invocation.output().item(decoyShape(), {{u"id"_s, id}, {u"decoyToken"_s, shown}});
                               invocation.finish();
                           }));
}

} // namespace liteboxd::ctl
