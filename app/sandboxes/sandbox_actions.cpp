// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/sandbox_actions.h"

#include "app/sandboxes/port_dialog.h"
#include "app/shell/actions/action_registry.h"
#include "app/shell/words/rbac_rule.h"
#include "core/session/capability.h"

#include <QAction>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

using sandbox::InternetWish;
using sandbox::SandboxPtr;
using session::Capability;
using shell::ActionGroup;
using shell::ActionRegistry;
using shell::MenuSection;

SandboxActions::SandboxActions(ActionRegistry &actions, SandboxAccess &access, models::SandboxFilterModel &rows,
                               QWidget *window)
    : QObject(window)
    , m_access(access)
    , m_rows(rows)
    , m_window(window)
{
    auto section = MenuSection::Main;
    const auto add = [&](const QString &id, const QString &text, const QString &icon, const QKeySequence &keys = {}) {
        return actions.add({u"sandbox."_s + id, ActionGroup::Sandbox, text, icon, keys, section});
    };
    m_open = add(u"open"_s, tr("&Open in browser"), u"open"_s, QKeySequence(u"Ctrl+O"_s));
    section = MenuSection::Internet;
    m_toggle = add(u"internet.toggle"_s, tr("Switch &internet on or off"), u"globe"_s, QKeySequence(u"Ctrl+I"_s));
    m_allow = add(u"internet.allow"_s, tr("&Allow internet"), u"globe"_s);
    m_cut = add(u"internet.cut"_s, tr("&Cut internet"), u"globe-off"_s, QKeySequence(u"Ctrl+Shift+I"_s));
    section = MenuSection::Copy;
    m_copyToken = add(u"copy.token"_s, tr("Copy access &token"), u"token"_s, QKeySequence(u"Ctrl+Shift+C"_s));
    m_copyAddress = add(u"copy.address"_s, tr("Copy gateway &URL"), u"link"_s);
    m_copyCurl = add(u"copy.curl"_s, tr("Copy cur&l command"), u"terminal"_s);
    m_copyWebSocket = add(u"copy.websocket"_s, tr("Copy &WebSocket command"), u"plug"_s);

    m_copyToken->setIconText(tr("Copy token"));
    m_copyAddress->setIconText(tr("URL"));
    m_copyCurl->setIconText(tr("curl"));
    m_copyWebSocket->setIconText(tr("WebSocket"));

    connect(m_open, &QAction::triggered, this, [this] { withPort(&SandboxAccess::openInBrowser); });
    connect(m_copyAddress, &QAction::triggered, this, [this] { withPort(&SandboxAccess::copyAddress); });
    connect(m_copyCurl, &QAction::triggered, this, [this] { withPort(&SandboxAccess::copyCurlLine); });
    connect(m_copyWebSocket, &QAction::triggered, this, [this] { withPort(&SandboxAccess::copyWebSocketLine); });
    connect(m_copyToken, &QAction::triggered, this, [this] { m_access.copyToken(*m_selection.front().sandbox); });
    connect(m_toggle, &QAction::triggered, this, [this] { setInternet(toggled()); });
    connect(m_allow, &QAction::triggered, this, [this] { setInternet(InternetWish::Allow); });
    connect(m_cut, &QAction::triggered, this, [this] { setInternet(InternetWish::Deny); });
    update();
}

QList<QAction *> SandboxActions::all() const
{
    return {m_open, nullptr, m_allow, m_cut, nullptr, m_copyToken, m_copyAddress, m_copyCurl, m_copyWebSocket};
}

void SandboxActions::setSelection(std::vector<models::SandboxRow> selection)
{
    m_selection = std::move(selection);
    update();
}

void SandboxActions::setSession(InternetSwitch *internet, kube::Permissions *permissions)
{
    if (m_permissions)
        m_permissions->disconnect(this);
    m_switch = internet;
    m_permissions = permissions;
    if (permissions)
        connect(permissions, &kube::Permissions::changed, this, &SandboxActions::update);
    update();
}

void SandboxActions::update()
{
    QString reason;
    if (m_selection.empty())
        reason = tr("Select a sandbox");
    else if (m_selection.size() > 1)
        reason = tr("Select one sandbox only");
    else if (m_selection.front().sandbox->accessToken.isEmpty())
        reason = tr("This sandbox has no access token");
    const auto set = [](QAction *action, const QString &why) {
        if (why.isEmpty())
            ActionRegistry::enable(action);
        else
            ActionRegistry::disable(action, why);
    };
    set(m_copyToken, reason);
    if (reason.isEmpty() && !m_access.isGatewayUp())
        reason = tr("The gateway does not listen");
    for (QAction *action : {m_open, m_copyAddress, m_copyCurl, m_copyWebSocket})
        set(action, reason);
    updateInternet();
}

void SandboxActions::updateInternet()
{
    const auto set = [this](QAction *action, InternetWish wish, const QString &useless) {
        const std::vector<SandboxPtr> sandboxes = targets(wish);
        if (!m_switch)
            return ActionRegistry::disable(action, tr("Not connected"));
        if (const QString why = refusal(sandboxes); !why.isEmpty())
            return ActionRegistry::disable(action, why);
        if (sandboxes.empty())
            return ActionRegistry::disable(action, useless);
        ActionRegistry::enable(action);
    };
    m_toggle->setText(toggled() == InternetWish::Deny ? tr("Switch &internet off") : tr("Switch &internet on"));
    m_toggle->setIconText(shell::plainText(m_toggle));
    m_cut->setText(m_selection.empty() ? tr("&Cut internet of all shown") : tr("&Cut internet"));
    m_cut->setIconText(shell::plainText(m_cut));
    const QString useless = m_selection.empty() ? tr("Select a sandbox") : tr("Internet access is requested already");
    set(m_toggle, toggled(), useless);
    set(m_allow, InternetWish::Allow, useless);
    set(m_cut, InternetWish::Deny, tr("No internet access is requested"));
}

/// Why the account can change none of these; empty as long as that is not known. Those that it cannot change among
/// others are told one by one.
QString SandboxActions::refusal(const std::vector<SandboxPtr> &targets) const
{
    if (!m_permissions)
        return {};
    std::vector<Capability> needed{Capability::SwitchInternet};
    const auto isOfReplicaSet = [](const SandboxPtr &sandbox) { return sandbox->controller.has_value(); };
    if (!targets.empty() && std::all_of(targets.begin(), targets.end(), isOfReplicaSet))
        needed.push_back(Capability::SwitchInternetOfReplicaSet);
    const std::vector<session::Limit> limits = session::limits(*m_permissions, needed);
    return limits.empty() ? QString() : shell::missingRule(limits.front().denied);
}

/// What toggling the selection means.
InternetWish SandboxActions::toggled() const
{
    const bool allWanted = std::all_of(m_selection.begin(), m_selection.end(), [](const models::SandboxRow &row) {
        return row.pending ? *row.pending == InternetWish::Allow : row.sandbox->internetRequested;
    });
    return !m_selection.empty() && allWanted ? InternetWish::Deny : InternetWish::Allow;
}

std::vector<SandboxPtr> SandboxActions::targets(InternetWish wish) const
{
    std::vector<SandboxPtr> found;
    const auto take = [&](const models::SandboxRow &row) {
        const bool wanted = row.pending ? *row.pending == InternetWish::Allow : row.sandbox->internetRequested;
        if (wanted != (wish == InternetWish::Allow))
            found.push_back(row.sandbox);
    };
    if (!m_selection.empty())
        std::for_each(m_selection.begin(), m_selection.end(), take);
    else if (wish == InternetWish::Deny)
        for (int row = 0; row < m_rows.rowCount(); ++row)
            take(m_rows.row(m_rows.index(row, 0)));
    return found;
}

void SandboxActions::setInternet(InternetWish wish)
{
    if (m_switch)
        m_switch->set(targets(wish), wish);
}

void SandboxActions::withPort(PortUse use)
{
    const SandboxPtr sandbox = m_selection.front().sandbox;
    if (sandbox->ports.size() == 1) {
        (m_access.*use)(*sandbox, sandbox->ports.front().number);
        return;
    }
    auto *dialog = new PortDialog(*sandbox, m_window);
    connect(dialog, &PortDialog::portChosen, this,
            [this, sandbox, use](quint16 port) { (m_access.*use)(*sandbox, port); });
    dialog->open();
}

} // namespace liteboxd::sandboxes
