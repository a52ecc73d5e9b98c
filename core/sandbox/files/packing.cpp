// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/files/packing.h"

namespace liteboxd::sandbox {

namespace {

kube::ExecCommand inside(const Sandbox &sandbox, std::vector<std::string> command)
{
    return {sandbox.podNamespace.toStdString(), sandbox.podName.toStdString(), std::move(command)};
}

} // namespace

kube::ExecCommand Packing::whole(const Sandbox &sandbox) const
{
    return inside(sandbox, {"tar", "-cf", "-", "-C", folder, "--", name});
}

kube::ExecCommand Packing::digestOf(const Sandbox &sandbox, qint64 size) const
{
    return inside(sandbox, {"sh", "-c", R"(tar -cf - -C "$1" -- "$2" 2>/dev/null | head -c "$3" | sha256sum)", "sh",
                            folder, name, std::to_string(size)});
}

kube::ExecCommand Packing::rest(const Sandbox &sandbox, qint64 position) const
{
    const std::string script =
        R"({ tar -cf - -C "$1" -- "$2" || echo ")" + std::string(failureMark) + R"( $?" >&2; } | tail -c +"$3")";
    return inside(sandbox, {"sh", "-c", script, "sh", folder, name, std::to_string(position + 1)});
}

} // namespace liteboxd::sandbox
