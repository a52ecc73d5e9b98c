// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/invocation.h"
#include "app/ctl/sandboxes/several_outcome.h"
#include "core/async/request.h"
#include "core/sandbox/sandbox.h"

#include <QObject>

#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
} // namespace CLI

namespace liteboxd::ctl {

/// Which sandboxes a command is about that takes several: `ID…`, or `--all --yes` where that is offered. One thread.
class SandboxChoice : public QObject
{
    Q_OBJECT

public:
    /// What was chosen and is there, each once.
    using Found = std::function<void(std::vector<sandbox::Sandbox> found)>;

    /// `ID` alone; at least one.
    void declareIds(CLI::App &options);

    /// `ID`, `--all` with this help, and `--yes`. `consequence` is what --all does, as a sentence begins.
    void declareAll(CLI::App &options, const std::string &help, std::string consequence);

    bool isAll() const { return m_isAll; }

    /// One was named, and no more.
    bool isOne() const { return m_ids.size() == 1; }

    /// Asks the cluster for them, gives `outcome`, which outlives this, those that are not there, and tells `found`; or
    /// fails the invocation: the command line says nothing or not enough, an id is none, there is no cluster. Called
    /// once.
    void find(Invocation &invocation, SeveralOutcome &outcome, Found found);

private:
    void findAll(Invocation &invocation);
    void findNext(Invocation &invocation);
    void take(const sandbox::Sandbox &sandbox);

    std::vector<std::string> m_ids;
    std::vector<base::SandboxId> m_left; ///< the last is the next
    bool m_isAll = false;
    bool m_isYes = false;
    std::string m_consequence;
    Found m_done;
    std::vector<sandbox::Sandbox> m_found;
    SeveralOutcome *m_outcome = nullptr;
    async::Request m_step;
};

} // namespace liteboxd::ctl
