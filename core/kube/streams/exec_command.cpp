// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/streams/exec_command.h"

#include "core/kube/wire/query_string.h"
#include "core/kube/wire/resource_path.h"

namespace liteboxd::kube {

std::string ExecCommand::target() const
{
    QueryString query;
    query.add("container", container);
    query.add("stdin", input == ExecInput::Stream ? "true" : "");
    query.add("stdout", "true");
    query.add("stderr", terminal == ExecTerminal::None ? "true" : "");
    query.add("tty", terminal == ExecTerminal::Allocate ? "true" : "");
    for (const std::string &word : command)
        query.addEvenEmpty("command", word);
    return ResourcePath{resources::pods(), nameSpace, pod, "exec"}.path() + query.text();
}

std::string ExecCommand::text() const
{
    const std::string program = command.empty() ? "a command" : command.front();
    return program + " in " + ResourcePath{resources::pods(), nameSpace, pod}.text();
}

} // namespace liteboxd::kube
