// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/sandbox_commands.h"

#include "app/ctl/sandboxes/internet_command.h"
#include "app/ctl/sandboxes/sandbox_cp_command.h"
#include "app/ctl/sandboxes/sandbox_create_command.h"
#include "app/ctl/sandboxes/sandbox_delete_command.h"
#include "app/ctl/sandboxes/sandbox_events_command.h"
#include "app/ctl/sandboxes/sandbox_decoy_command.h"
#include "app/ctl/sandboxes/sandbox_exec_command.h"
#include "app/ctl/sandboxes/sandbox_get_command.h"
#include "app/ctl/sandboxes/sandbox_list_command.h"
#include "app/ctl/sandboxes/sandbox_logs_command.h"
#include "app/ctl/sandboxes/sandbox_renew_command.h"
#include "app/ctl/sandboxes/sandbox_rotate_command.h"
#include "app/ctl/sandboxes/sandbox_shell_command.h"
#include "app/ctl/sandboxes/sandbox_token_command.h"

namespace liteboxd::ctl {

namespace {

template<sandbox::InternetWish wish>
std::unique_ptr<Command> makeInternet()
{
    return std::make_unique<InternetCommand>(wish);
}

} // namespace

std::vector<CommandRow> sandboxCommands()
{
    const char *const noun = "sandbox";
    return {
        {noun, "create", "Makes a sandbox and waits until it is ready",
         "liteboxctl sandbox create --template python --ttl 2h -o json", make<SandboxCreateCommand>},
        {noun, "list", "Lists sandboxes", "liteboxctl sandbox list status:running -internet:on",
         make<SandboxListCommand>},
        {noun, "get", "Shows a sandbox", "liteboxctl sandbox get 0a1b2c3d -o yaml", make<SandboxGetCommand>},
        {noun, "delete", "Deletes sandboxes and waits until they are gone", "liteboxctl sandbox delete 0a1b2c3d",
         make<SandboxDeleteCommand>},
        {noun, "token", "Shows the access token of a sandbox", "liteboxctl sandbox token 0a1b2c3d -o json",
         make<SandboxTokenCommand>},
        {noun, "rotate", "Gives a sandbox a new access token", "liteboxctl sandbox rotate 0a1b2c3d",
         make<SandboxRotateCommand>},
        {noun, "decoy", "Makes a token that opens nothing and raises an alarm when it is used",
         "liteboxctl sandbox decoy 0a1b2c3d -o json", make<SandboxDecoyCommand>},
        {noun, "renew", "Lets a sandbox live longer", "liteboxctl sandbox renew 0a1b2c3d --ttl 4h",
         make<SandboxRenewCommand>},
        {noun, "exec", "Runs a command in a sandbox", "liteboxctl sandbox exec 0a1b2c3d -- ls -l /workspace",
         make<SandboxExecCommand>},
        {noun, "shell", "Opens a shell of a sandbox on this terminal", "liteboxctl sandbox shell 0a1b2c3d",
         make<SandboxShellCommand>},
        {noun, "logs", "Shows what a sandbox wrote", "liteboxctl sandbox logs 0a1b2c3d --follow --tail 20",
         make<SandboxLogsCommand>},
        {noun, "events", "Shows what the cluster noted about a sandbox", "liteboxctl sandbox events 0a1b2c3d",
         make<SandboxEventsCommand>},
        {noun, "cp", "Copies files and folders into a sandbox or out of it",
         "liteboxctl sandbox cp results 0a1b2c3d:/workspace/", make<SandboxCpCommand>},
        {"internet", "on", "Gives sandboxes internet access", "liteboxctl internet on 0a1b2c3d --for 15m",
         makeInternet<sandbox::InternetWish::Allow>},
        {"internet", "off", "Takes internet access from sandboxes", "liteboxctl internet off --all --yes",
         makeInternet<sandbox::InternetWish::Deny>},
    };
}

} // namespace liteboxd::ctl
