// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"
#include "core/async/request.h"
#include "core/sandbox/internet/internet_access.h"
#include "core/sandbox/sandbox_search.h"

#include <QJsonArray>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace liteboxd::ctl {

/// `internet on ID… [--for 15m]`, `internet off ID…`, `internet off --all --yes`: one sandbox after the other. What the
/// datapath makes of it cannot be seen from here, so --wait ends with CannotTell.
class InternetCommand final : public Command
{
    Q_OBJECT

public:
    explicit InternetCommand(sandbox::InternetWish wish)
        : m_wish(wish)
    {}

    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;

private:
    void findNext(Invocation &invocation);
    void change(Invocation &invocation, const sandbox::Sandbox &sandbox);
    void limit(Invocation &invocation, const sandbox::Sandbox &sandbox);
    void note(Invocation &invocation, const sandbox::Sandbox &changed);
    void finish(Invocation &invocation);

    const sandbox::InternetWish m_wish;
    std::vector<std::string> m_ids;
    bool m_isAll = false;
    bool m_isYes = false;
    bool m_waits = false;
    std::optional<std::chrono::seconds> m_for;
    bool m_hasAskedForKeeper = false;
    std::unique_ptr<sandbox::InternetAccess> m_access;
    QJsonArray m_changed;
    async::Request m_step;
};

} // namespace liteboxd::ctl
