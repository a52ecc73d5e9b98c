// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/sandbox_choice.h"

#include "core/sandbox/sandbox_search.h"
#include "core/sandbox/sandbox_snapshot.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <utility>

namespace liteboxd::ctl {

namespace {

constexpr const char *whatThereIs = "liteboxctl sandbox list shows the ids there are.";

} // namespace

void SandboxChoice::declareIds(CLI::App &options)
{
    options.add_option("ID", m_ids, "the sandboxes")->required();
}

void SandboxChoice::declareAll(CLI::App &options, const std::string &help, std::string consequence)
{
    CLI::Option *const ids = options.add_option("ID", m_ids, "the sandboxes");
    options.add_flag("--all", m_isAll, help + "; needs --yes")->excludes(ids);
    options.add_flag("--yes", m_isYes, "yes, all of them");
    m_consequence = std::move(consequence);
}

void SandboxChoice::find(Invocation &invocation, SeveralOutcome &outcome, Found found)
{
    m_done = std::move(found);
    m_outcome = &outcome;
    if (m_isAll == !m_ids.empty())
        return invocation.fail({base::ErrorCode::InvalidArgument, "name the sandboxes, or say --all --yes", {}});
    if (m_isAll && !m_isYes)
        return invocation.fail({base::ErrorCode::InvalidArgument, m_consequence, {}},
                               "Say --yes as well if that is meant.");
    for (const std::string &named : m_ids) {
        const auto id = base::SandboxId::parse(named);
        if (!id)
            return invocation.fail(id.error(), whatThereIs);
        m_left.push_back(*id);
    }
    if (invocation.cluster() == nullptr)
        return;
    if (m_isAll)
        return findAll(invocation);
    std::reverse(m_left.begin(), m_left.end());
    findNext(invocation);
}

void SandboxChoice::findAll(Invocation &invocation)
{
    Cluster &cluster = *invocation.cluster();
    m_step =
        sandbox::SandboxSnapshot::take(cluster.api(), cluster.nameSpace(), this,
                                       [this, &invocation](const base::Result<std::vector<sandbox::SandboxPtr>> &all) {
                                           if (!all)
                                               return invocation.fail(all.error());
                                           invocation.noteAnswer();
                                           for (const sandbox::SandboxPtr &each : *all)
                                               m_found.push_back(*each);
                                           m_done(std::move(m_found));
                                       });
}

void SandboxChoice::findNext(Invocation &invocation)
{
    if (m_left.empty())
        return m_done(std::move(m_found));
    const base::SandboxId id = std::move(m_left.back());
    m_left.pop_back();
    Cluster &cluster = *invocation.cluster();
    m_step = sandbox::SandboxSearch::start(cluster.api(), cluster.nameSpace(), id, this,
                                           [this, &invocation](const base::Result<sandbox::FoundSandbox> &found) {
                                               if (!found && found.error().code != base::ErrorCode::NotFound)
                                                   return invocation.fail(found.error());
                                               invocation.noteAnswer();
                                               if (found)
                                                   take(found->sandbox);
                                               else
                                                   m_outcome->fail(invocation, found.error(), whatThereIs);
                                               findNext(invocation);
                                           });
}

void SandboxChoice::take(const sandbox::Sandbox &sandbox)
{
    const bool isTwice = std::any_of(m_found.begin(), m_found.end(),
                                     [&sandbox](const sandbox::Sandbox &other) { return other.uid == sandbox.uid; });
    if (!isTwice)
        m_found.push_back(sandbox);
}

} // namespace liteboxd::ctl
