// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/sandbox_actions.h"

#include "app/sandboxes/port_dialog.h"
#include "app/shell/action_registry.h"

#include <QAction>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

using sandbox::InternetWish;
using sandbox::SandboxPtr;
using shell::ActionGroup;
using shell::ActionRegistry;

SandboxActions::SandboxActions(ActionRegistry &actions, SandboxAccess &access, models::SandboxFilterModel &rows,
                               QWidget *window)
    : QObject(window)
    , m_access(access)
    , m_rows(rows)
    , m_window(window)
{
    const auto add = [&](const QString &id, const QString &text, const QString &icon, const QKeySequence &keys = {}) {
        return actions.add({u"sandbox."_s + id, ActionGroup::Sandbox, text, icon, keys});
    };
    m_open = add(u"open"_s, tr("&Open in browser"), u"open"_s, QKeySequence(u"Ctrl+O"_s));
    m_toggle = add(u"internet.toggle"_s, tr("Switch &internet on or off"), u"globe"_s, QKeySequence(u"Ctrl+I"_s));
    m_allow = add(u"internet.allow"_s, tr("&Allow internet"), u"globe"_s);
    m_cut = add(u"internet.cut"_s, tr("&Cut internet"), u"globe-off"_s, QKeySequence(u"Ctrl+Shift+I"_s));
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
    connect(m_toggle, &QAction::triggered, this,
            [this] { setInternet(allWanted() ? InternetWish::Deny : InternetWish::Allow); });
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

void SandboxActions::setSwitch(InternetSwitch *internet)
{
    m_switch = internet;
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
    const auto set = [this](QAction *action, bool useful, const QString &why) {
        if (!m_switch)
            ActionRegistry::disable(action, tr("Not connected"));
        else if (useful)
            ActionRegistry::enable(action);
        else
            ActionRegistry::disable(action, why);
    };
    m_toggle->setText(!m_selection.empty() && allWanted() ? tr("Switch &internet off") : tr("Switch &internet on"));
    m_toggle->setIconText(shell::plainText(m_toggle));
    m_cut->setText(m_selection.empty() ? tr("&Cut internet of all shown") : tr("&Cut internet"));
    m_cut->setIconText(shell::plainText(m_cut));
    set(m_toggle, !m_selection.empty(), tr("Select a sandbox"));
    set(m_allow, !m_selection.empty() && !targets(InternetWish::Allow).empty(),
        m_selection.empty() ? tr("Select a sandbox") : tr("Internet access is requested already"));
    set(m_cut, !targets(InternetWish::Deny).empty(), tr("No internet access is requested"));
}

bool SandboxActions::allWanted() const
{
    return std::all_of(m_selection.begin(), m_selection.end(), [](const models::SandboxRow &row) {
        return row.pending ? *row.pending == InternetWish::Allow : row.sandbox->internetRequested;
    });
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
