// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/internet_command.h"

#include "app/ctl/frame/duration_option.h"
#include "app/ctl/sandboxes/internet_shape.h"
#include "app/ctl/sandboxes/keeper_note.h"
#include "core/sandbox/sandbox_edits.h"
#include "core/sandbox/sandbox_snapshot.h"
#include "core/store/audit_kinds.h"

#include <CLI/CLI.hpp>
#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

using sandbox::InternetWish;

namespace {

constexpr std::chrono::milliseconds s_watchLimit(60'000); ///< a label takes up to 40 s to become an identity

} // namespace

void InternetCommand::declare(CLI::App &options)
{
    CLI::Option *const ids = options.add_option("ID", m_ids, "the sandboxes");
    options.add_flag("--wait", m_waits, "wait until the datapath is seen to do it; 6 where it cannot be seen");
    if (m_wish == InternetWish::Allow) {
        ids->required();
        addDuration(options, "--for", "take it away again after this, such as 15m",
                    [this](std::chrono::seconds time) { m_for = time; });
    } else {
        options.add_flag("--all", m_isAll, "every sandbox of the namespace that has it; needs --yes")->excludes(ids);
        options.add_flag("--yes", m_isYes, "yes, all of them");
    }
}

void InternetCommand::start(Invocation &invocation)
{
    if (m_isAll == !m_ids.empty())
        return invocation.fail({base::ErrorCode::InvalidArgument, "name the sandboxes, or say --all --yes", {}});
    if (m_isAll && !m_isYes)
        return invocation.fail({base::ErrorCode::InvalidArgument, "--all takes it from every sandbox", {}},
                               "Say --yes as well if that is meant.");
    Cluster *const cluster = invocation.cluster();
    if (cluster == nullptr)
        return;
    invocation.limitTime(std::chrono::minutes(2), "the API server to take the changes");
    m_access = std::make_unique<sandbox::InternetAccess>(cluster->api());
    std::reverse(m_ids.begin(), m_ids.end());
    if (!m_isAll)
        return findNext(invocation);
    m_step =
        sandbox::SandboxSnapshot::take(cluster->api(), cluster->nameSpace(), this,
                                       [this, &invocation](const base::Result<std::vector<sandbox::SandboxPtr>> &all) {
                                           if (!all)
                                               return invocation.fail(all.error());
                                           for (const sandbox::SandboxPtr &each : *all) {
                                               if (each->internetRequested)
                                                   m_ids.push_back(each->id.text());
                                           }
                                           findNext(invocation);
                                       });
}

void InternetCommand::findNext(Invocation &invocation)
{
    if (m_ids.empty())
        return finish(invocation);
    const auto id = base::SandboxId::parse(m_ids.back());
    m_ids.pop_back();
    if (!id)
        return invocation.fail(id.error());
    Cluster &cluster = *invocation.cluster();
    m_step = sandbox::SandboxSearch::start(cluster.api(), cluster.nameSpace(), *id, this,
                                           [this, &invocation](const base::Result<sandbox::FoundSandbox> &found) {
                                               if (!found)
                                                   return invocation.fail(found.error());
                                               invocation.noteAnswer();
                                               change(invocation, found->sandbox);
                                           });
}

void InternetCommand::change(Invocation &invocation, const sandbox::Sandbox &sandbox)
{
    const bool isOn = m_wish == InternetWish::Allow;
    invocation.audit().begin(*invocation.cluster(), isOn ? store::kinds::internetOn : store::kinds::internetOff,
                             QString::fromStdString(sandbox.id.text()),
                             m_for ? QJsonObject{{u"for"_s, static_cast<qint64>(m_for->count())}} : QJsonObject());
    m_step = m_access->set(sandbox, m_wish, this,
                           [this, &invocation, sandbox](const base::Result<sandbox::InternetReceipt> &receipt) {
                               if (!receipt)
                                   return invocation.fail(receipt.error());
                               if (receipt->managedByServer)
                                   invocation.messages().note("LiteBoxd's server manages sandbox " + sandbox.id.text() +
                                                              " and does not learn of this");
                               if (receipt->lostWithPod)
                                   invocation.messages().note("the next pod of sandbox " + sandbox.id.text() +
                                                              " will be made without this change");
                               sandbox::Sandbox changed = sandbox;
                               changed.internetRequested = m_wish == InternetWish::Allow;
                               limit(invocation, changed);
                           });
}

/// The end of its time is written, or an earlier one taken away.
void InternetCommand::limit(Invocation &invocation, const sandbox::Sandbox &sandbox)
{
    if (!m_for && !sandbox.internetUntil)
        return note(invocation, sandbox);
    std::optional<sandbox::Sandbox::Time> until;
    if (m_for)
        until = std::chrono::system_clock::now() + *m_for;
    m_step =
        sandbox::SandboxEdits(invocation.cluster()->api())
            .limitInternet(sandbox, until, this, [this, &invocation](const base::Result<sandbox::Sandbox> &changed) {
                if (!changed)
                    return invocation.fail(changed.error());
                note(invocation, *changed);
            });
}

void InternetCommand::note(Invocation &invocation, const sandbox::Sandbox &changed)
{
    invocation.audit().done(QString::fromStdString(changed.id.text()));
    m_changed.push_back({changed, std::chrono::system_clock::now()});
    findNext(invocation);
}

void InternetCommand::finish(Invocation &invocation)
{
    if (m_for && !std::exchange(m_hasAskedForKeeper, true)) {
        m_step = sayWhoKeeps(invocation, "takes it away again", this, [this, &invocation] { finish(invocation); });
        return;
    }
    if (m_waits && !m_changed.empty())
        return watch(invocation);
    tell(invocation, m_changed);
    invocation.finish();
}

void InternetCommand::watch(Invocation &invocation)
{
    invocation.endLimit(); // what is seen by then is told
    m_watch = std::make_unique<InternetWatch>(*invocation.cluster(), m_changed);
    connect(m_watch.get(), &InternetWatch::ended, this, [this, &invocation] {
        tell(invocation, m_watch->subjects());
        if (m_watch->isSeen())
            return invocation.finish();
        invocation.messages().note(m_watch->problem().empty()
                                       ? "it is requested; in this time the datapath was not seen to do it"
                                       : "it is requested; whether the datapath does it cannot be seen from here: " +
                                             m_watch->problem());
        invocation.finish(ExitCode::CannotTell);
    });
    m_watch->start(invocation.options().timeout.value_or(s_watchLimit));
}

void InternetCommand::tell(Invocation &invocation, const std::vector<InternetWatch::Subject> &subjects)
{
    if (subjects.size() == 1 && !m_isAll)
        return invocation.output().item(internetShape(), internetJson(subjects.front()));
    QJsonArray items;
    for (const InternetWatch::Subject &each : subjects)
        items.append(internetJson(each));
    invocation.output().list(internetShape(), items);
}

} // namespace liteboxd::ctl
