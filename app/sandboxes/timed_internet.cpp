// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/timed_internet.h"

#include "app/sandboxes/lifetime/failure_notes.h"
#include "app/shell/actions/action_registry.h"
#include "app/shell/words/rbac_rule.h"
#include "app/shell/words/sentences.h"
#include "core/sandbox/sandbox_edits.h"
#include "core/session/capability.h"

#include <QAction>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

using models::ActivityEntry;
using sandbox::InternetSwitch;
using sandbox::InternetWish;
using sandbox::Sandbox;
using sandbox::SandboxPtr;
using shell::ActionRegistry;

namespace {

QString idOf(const Sandbox &sandbox)
{
    return QString::fromStdString(sandbox.id.text());
}

} // namespace

TimedInternet::TimedInternet(ActionRegistry &actions, const base::Clock &clock,
                             const std::vector<models::SandboxRow> &selection, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_selection(selection)
{
    const auto add = [&](const QString &id, const QString &text, std::chrono::seconds length) {
        QAction *action = actions.add({u"sandbox.internet."_s + id, shell::ActionGroup::Sandbox, text, u"clock"_s,
                                       QKeySequence(), shell::MenuSection::Internet});
        connect(action, &QAction::triggered, this, [this, length] { allow(targets(), length); });
        m_actions << action;
    };
    add(u"for15"_s, tr("Internet on for &15 minutes"), std::chrono::minutes(15));
    add(u"for60"_s, tr("Internet on for 1 &hour"), std::chrono::hours(1));
    add(u"for480"_s, tr("Internet on for &8 hours"), std::chrono::hours(8));
}

TimedInternet::~TimedInternet() = default;

void TimedInternet::setSession(session::Session *session, InternetSwitch *internet)
{
    if (m_session)
        m_session->permissions().disconnect(this);
    m_run.reset();
    m_unlimiting.clear();
    m_timed.clear();
    m_session = session;
    m_switch = internet;
    if (session)
        connect(&session->permissions(), &kube::Permissions::changed, this, &TimedInternet::update);
    if (internet) {
        connect(internet, &InternetSwitch::changed, this,
                [this](const QString &id, const sandbox::InternetReceipt &receipt) {
                    if (receipt.wish == InternetWish::Allow && m_timed.removeAll(id) == 0)
                        takeEndAway(id);
                });
    }
    update();
}

void TimedInternet::update()
{
    QString why;
    if (!m_session || !m_switch)
        why = tr("Not connected");
    else if (const auto limits = session::limits(m_session->permissions(), {session::Capability::SwitchInternet});
             !limits.empty())
        why = shell::missingRule(limits.front().denied);
    else if (targets().empty())
        why = tr("Select a sandbox");
    else if (targets().size() > InternetSwitch::Few)
        why = tr("Select at most %n sandboxes", nullptr, static_cast<int>(InternetSwitch::Few));
    for (QAction *action : m_actions) {
        if (why.isEmpty())
            ActionRegistry::enable(action);
        else
            ActionRegistry::disable(action, why);
    }
}

std::vector<SandboxPtr> TimedInternet::targets() const
{
    std::vector<SandboxPtr> found;
    for (const models::SandboxRow &row : m_selection)
        found.push_back(row.sandbox);
    return found;
}

void TimedInternet::allow(const std::vector<SandboxPtr> &sandboxes, std::chrono::seconds length)
{
    if (!m_session || !m_switch || sandboxes.empty())
        return;
    m_written.clear();
    const auto until = m_clock.wall() + length;
    m_run = std::make_unique<EditRun>(
        sandboxes, [this, until](const Sandbox &sandbox, QObject *context, async::Callback<Sandbox> done) {
            return sandbox::SandboxEdits(m_session->api())
                .limitInternet(sandbox, until, context,
                               [this, done = std::move(done)](const base::Result<Sandbox> &changed) {
                                   if (changed)
                                       m_written << idOf(*changed);
                                   done(changed);
                               });
        });
    connect(m_run.get(), &EditRun::finished, this, [this, sandboxes, length] { finish(sandboxes, length); });
    m_run->start();
}

void TimedInternet::finish(const std::vector<SandboxPtr> &sandboxes, std::chrono::seconds length)
{
    ActivityEntry entry{ActivityEntry::Kind::InternetLimited};
    entry.seconds = static_cast<int>(length.count());
    entry.count = m_run->total();
    noteFailures(entry, m_run->failures());
    if (sandboxes.size() == 1)
        entry.sandboxId = idOf(*sandboxes.front());
    std::vector<SandboxPtr> open;
    for (const SandboxPtr &sandbox : sandboxes) {
        entry.sandboxIds << idOf(*sandbox);
        if (m_written.contains(idOf(*sandbox)) && !sandbox->internetRequested)
            open.push_back(sandbox);
    }
    Q_EMIT happened(entry, {});
    for (const SandboxPtr &sandbox : open)
        m_timed << idOf(*sandbox);
    if (!open.empty() && m_switch)
        m_switch->set(open, InternetWish::Allow);
}

/// It was switched on without one.
void TimedInternet::takeEndAway(const QString &id)
{
    const auto parsed = base::SandboxId::parse(id.toStdString());
    const SandboxPtr sandbox = parsed && m_session ? m_session->sandboxes().find(*parsed) : nullptr;
    if (!sandbox || !sandbox->internetUntil)
        return;
    std::erase_if(m_unlimiting, [](const async::Request &request) { return !request.isPending(); });
    m_unlimiting.push_back(
        sandbox::SandboxEdits(m_session->api())
            .limitInternet(*sandbox, std::nullopt, this, [this, id](const base::Result<Sandbox> &done) {
                if (done)
                    return;
                ActivityEntry entry{ActivityEntry::Kind::InternetAllowed};
                entry.sandboxId = id;
                entry.outcome = ActivityEntry::Outcome::Failed;
                entry.error = done.error();
                Q_EMIT happened(entry, tr("It ends when it was to end before."));
            }));
}

} // namespace liteboxd::sandboxes
