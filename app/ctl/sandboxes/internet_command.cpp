// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/internet_command.h"

#include "app/ctl/frame/duration_option.h"
#include "app/ctl/sandboxes/internet_shape.h"
#include "app/ctl/sandboxes/keeper_note.h"
#include "app/ctl/sandboxes/sandbox_shape.h"
#include "core/sandbox/sandbox_edits.h"
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
constexpr std::chrono::milliseconds s_lookLimit(10'000);

} // namespace

void InternetCommand::declare(CLI::App &options)
{
    auto *wait = options.add_flag("--wait", m_waits, "wait until traffic shows it; 6 where it cannot be seen");
    options
        .add_flag_callback(
            "--no-wait", [this] { m_looks = false; }, "end when it is written")
        ->excludes(wait);
    if (m_wish == InternetWish::Allow) {
        m_choice.declareIds(options);
        addDuration(options, "--for", "take it away again after this, such as 15m",
                    [this](std::chrono::seconds time) { m_for = time; });
    } else {
        m_choice.declareAll(options, "every sandbox of the namespace that has it", "--all takes it from every sandbox");
    }
}

void InternetCommand::start(Invocation &invocation)
{
    invocation.limitTime(std::chrono::minutes(2), "the API server to take the changes");
    m_choice.find(invocation, m_outcome, [this, &invocation](std::vector<sandbox::Sandbox> found) {
        m_access = std::make_unique<sandbox::InternetAccess>(invocation.cluster()->api());
        m_left = std::move(found);
        if (m_choice.isOne())
            m_outcome.expectOne();
        if (!m_choice.isAll())
            return changeAll(invocation);
        QJsonArray all;
        for (const sandbox::Sandbox &each : m_left)
            all.append(jsonOf(each));
        m_domains = std::make_unique<DomainLook>(invocation, all);
        connect(m_domains.get(), &DomainLook::finished, this, [this, &invocation] {
            keepOpen();
            changeAll(invocation);
        });
        m_domains->start();
    });
}

/// Those that reach something, by their label or by their list of domains; one of which that is not known is among
/// them.
void InternetCommand::keepOpen()
{
    std::vector<sandbox::Sandbox> open;
    const QJsonArray looked = m_domains->sandboxes();
    for (std::size_t i = 0; i < m_left.size(); ++i) {
        const QJsonValue internet = looked.at(static_cast<qsizetype>(i))[u"internet"];
        if (internet[u"requested"].toBool() || internet[u"scope"].isNull())
            open.push_back(std::move(m_left[i]));
    }
    m_left = std::move(open);
}

void InternetCommand::changeAll(Invocation &invocation)
{
    std::reverse(m_left.begin(), m_left.end());
    changeNext(invocation);
}

void InternetCommand::changeNext(Invocation &invocation)
{
    if (m_left.empty())
        return finish(invocation);
    const sandbox::Sandbox next = std::move(m_left.back());
    m_left.pop_back();
    change(invocation, next);
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
                                   return giveUp(invocation, sandbox, receipt.error());
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
    m_step = sandbox::SandboxEdits(invocation.cluster()->api())
                 .limitInternet(
                     sandbox, until, this, [this, &invocation, sandbox](const base::Result<sandbox::Sandbox> &limited) {
                         if (!limited)
                             return giveUp(invocation, sandbox, limited.error());
                         sandbox::Sandbox changed = *limited;
                         changed.internetRequested = sandbox.internetRequested; // a list of domains has no label
                         note(invocation, changed);
                     });
}

/// One that fails keeps nobody else from being switched off.
void InternetCommand::giveUp(Invocation &invocation, const sandbox::Sandbox &sandbox, const base::Error &error)
{
    invocation.audit().failed(QString::fromStdString(sandbox.id.text()), error);
    m_outcome.fail(invocation, sandbox, error);
    changeNext(invocation);
}

void InternetCommand::note(Invocation &invocation, const sandbox::Sandbox &changed)
{
    invocation.audit().done(QString::fromStdString(changed.id.text()));
    m_changed.push_back({changed, std::chrono::system_clock::now()});
    changeNext(invocation);
}

void InternetCommand::finish(Invocation &invocation)
{
    if (m_for && !m_changed.empty() && !std::exchange(m_hasAskedForKeeper, true)) {
        m_step = sayWhoKeeps(invocation, "takes it away again", this, [this, &invocation] { finish(invocation); });
        return;
    }
    if (m_looks && !m_changed.empty())
        return watch(invocation);
    tell(invocation, m_changed, ExitCode::Done);
}

void InternetCommand::watch(Invocation &invocation)
{
    invocation.endLimit(); // what is seen by then is told
    m_watch = std::make_unique<InternetWatch>(*invocation.cluster(), m_changed);
    connect(m_watch.get(), &InternetWatch::ended, this, [this, &invocation] {
        if (m_watch->isSeen() || !m_waits)
            return tell(invocation, m_watch->subjects(), ExitCode::Done);
        invocation.messages().note(m_watch->problem().empty()
                                       ? "it is requested; in this time the datapath was not seen to do it"
                                       : "it is requested; whether the datapath does it cannot be seen from here: " +
                                             m_watch->problem());
        tell(invocation, m_watch->subjects(), ExitCode::CannotTell);
    });
    if (m_waits)
        m_watch->start(invocation.options().timeout.value_or(s_watchLimit), InternetWatch::Goal::Flow);
    else
        m_watch->start(s_lookLimit, InternetWatch::Goal::Identity);
}

void InternetCommand::tell(Invocation &invocation, const std::vector<InternetWatch::Subject> &subjects, ExitCode code)
{
    QJsonArray items;
    for (const InternetWatch::Subject &each : subjects)
        items.append(internetJson(each));
    m_outcome.finish(invocation, internetShape(), items, code);
}

} // namespace liteboxd::ctl
