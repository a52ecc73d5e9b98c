// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/keeper_note.h"

#include "core/sandbox/keeper/keeper_presence.h"

namespace liteboxd::ctl {

async::Request sayWhoKeeps(Invocation &invocation, const std::string &does, QObject *context, std::function<void()> next)
{
    Cluster &cluster = *invocation.cluster();
    return sandbox::askForKeeper(
        cluster.api(), cluster.nameSpace(), std::chrono::system_clock::now(), context,
        [&invocation, does, next = std::move(next)](const base::Result<QString> &holder) {
            Messages &messages = invocation.messages();
            if (!holder)
                messages.note("whether a keeper runs in the cluster is not known (" + holder.error().text() +
                              "); your console " + does + " while it runs");
            else if (holder->isEmpty())
                messages.note("no keeper runs in the cluster: only your console " + does + ", while it runs");
            else
                messages.note("the keeper " + holder->toStdString() + " in the cluster " + does);
            next();
        });
}

} // namespace liteboxd::ctl
