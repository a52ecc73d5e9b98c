// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/access_actions.h"

#include "app/sandboxes/port_dialog.h"
#include "app/sandboxes/sandbox_facts.h"
#include "app/shell/actions/action_registry.h"
#include "app/shell/words/rbac_rule.h"
#include "core/models/sandbox_words.h"
#include "core/session/capability.h"

#include <QAction>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

using models::SandboxRow;
using sandbox::SandboxState;
using session::Capability;
using shell::ActionGroup;
using shell::ActionRegistry;
using shell::MenuSection;

AccessActions::AccessActions(ActionRegistry &actions, SandboxAccess &access, QSettings &settings,
                             const std::vector<SandboxRow> &selection, QWidget *window)
    : QObject(window)
    , m_access(access)
    , m_paths(settings)
    , m_selection(selection)
    , m_window(window)
{
    registerActions(actions);
    connect(m_copyId, &QAction::triggered, this, [this] { m_access.copyIds(selected()); });
    connect(m_copyToken, &QAction::triggered, this, [this] { m_access.copyTokens(selected()); });
    onTrigger(m_open, nullptr, [this](const Sandboxes &sandboxes, quint16 port, const QString &) {
        m_access.openInBrowser(*sandboxes.front(), port);
    });
    onTrigger(m_copyLink, nullptr, [this](const Sandboxes &sandboxes, quint16 port, const QString &) {
        m_access.copyLink(*sandboxes.front(), port);
    });
    onTrigger(m_copyAddress, nullptr, [this](const Sandboxes &sandboxes, quint16 port, const QString &) {
        m_access.copyAddresses(sandboxes, port);
    });
    onTrigger(m_copyCurl, nullptr, [this](const Sandboxes &sandboxes, quint16 port, const QString &) {
        m_access.copyCurlLines(sandboxes, port);
    });
    onTrigger(m_copyWebSocket, &m_paths, [this](const Sandboxes &sandboxes, quint16 port, const QString &path) {
        m_access.copyWebSocketLines(sandboxes, port, path);
    });
}

void AccessActions::registerActions(ActionRegistry &actions)
{
    auto section = MenuSection::Main;
    const auto add = [&](const QString &id, const QString &text, const QString &icon, const QKeySequence &keys = {}) {
        return actions.add({u"sandbox."_s + id, ActionGroup::Sandbox, text, icon, keys, section});
    };
    m_open = add(u"open"_s, tr("&Open in browser"), u"open"_s, QKeySequence(u"Ctrl+O"_s));
    m_copyLink = add(u"link"_s, tr("Copy one-time lin&k"), u"link"_s);
    section = MenuSection::Copy;
    m_copyId = add(u"copy.id"_s, tr("Copy i&d"), u"copy"_s, QKeySequence::Copy);
    m_copyToken = add(u"copy.token"_s, tr("Copy access &token"), u"token"_s, QKeySequence(u"Ctrl+Shift+C"_s));
    m_copyAddress = add(u"copy.address"_s, tr("Copy gateway &URL"), u"link"_s);
    m_copyCurl = add(u"copy.curl"_s, tr("Copy cur&l command"), u"terminal"_s);
    m_copyWebSocket = add(u"copy.websocket"_s, tr("Copy &WebSocket command…"), u"plug"_s);
    m_copyId->setShortcutContext(Qt::WidgetShortcut); // elsewhere Ctrl+C copies what is marked there
    m_copyToken->setIconText(tr("Copy token"));
    m_copyAddress->setIconText(tr("URL"));
    m_copyCurl->setIconText(tr("curl"));
    m_copyWebSocket->setIconText(tr("WebSocket"));
}

void AccessActions::setPermissions(kube::Permissions *permissions)
{
    if (m_permissions)
        m_permissions->disconnect(this);
    m_permissions = permissions;
    if (permissions)
        connect(permissions, &kube::Permissions::changed, this, &AccessActions::update);
    update();
}

void AccessActions::update()
{
    const auto follow = [](QAction *action, const QString &why) {
        if (why.isEmpty())
            ActionRegistry::enable(action);
        else
            ActionRegistry::disable(action, why);
    };
    const QString none = m_selection.empty() ? tr("Select a sandbox") : QString();
    const QString noToken = none.isEmpty() ? whyNoToken() : none;
    const QString noGateway = m_access.gateway().isListening() ? QString() : tr("The gateway does not listen");
    follow(m_copyId, none);
    follow(m_copyToken, noToken);
    for (QAction *action : {m_copyAddress, m_copyCurl, m_copyWebSocket})
        follow(action, noToken.isEmpty() ? noGateway : noToken);
    QString notOpen = m_selection.size() > 1 ? tr("Select one sandbox only") : noToken;
    if (notOpen.isEmpty())
        notOpen = whyNotOpen();
    for (QAction *action : {m_open, m_copyLink})
        follow(action, notOpen.isEmpty() ? noGateway : notOpen);
}

/// Why the first of them that has none has none; empty if all have one.
QString AccessActions::whyNoToken() const
{
    const auto found = std::find_if(m_selection.begin(), m_selection.end(),
                                    [](const SandboxRow &row) { return row.sandbox->accessToken.isEmpty(); });
    return found == m_selection.end() ? QString() : tokenFaultText(found->sandbox->tokenFault);
}

/// What the cluster or the account forbids; what is not known forbids nothing.
QString AccessActions::whyNotOpen() const
{
    const SandboxState state = m_selection.front().sandbox->state;
    if (state != SandboxState::Running && state != SandboxState::Unknown)
        return tr("The sandbox does not run: %1").arg(models::text(state));
    return missingRight();
}

/// The right without which a page cannot even be asked for in the gateway's upstream mode.
QString AccessActions::missingRight() const
{
    using Mode = control::UpstreamMode;
    const Mode mode = m_access.gateway().upstreamMode();
    if (!m_permissions || (mode != Mode::ApiServer && mode != Mode::PortForward))
        return {}; // the pod's own address may be reached without any right
    const Capability way = mode == Mode::ApiServer ? Capability::ReachByPodProxy : Capability::ReachByPortForward;
    for (const session::Limit &limit : session::limits(*m_permissions, {way})) {
        const auto isGet = [](const kube::AccessQuestion &question) { return question.verb == "get"; };
        if (const auto get = std::find_if(limit.denied.begin(), limit.denied.end(), isGet); get != limit.denied.end())
            return shell::missingRule({*get});
    }
    return {};
}

SandboxAccess::Sandboxes AccessActions::selected() const
{
    Sandboxes sandboxes;
    for (const SandboxRow &row : m_selection)
        sandboxes.push_back(row.sandbox);
    return sandboxes;
}

void AccessActions::onTrigger(QAction *action, PathMemory *paths, const Use &use)
{
    connect(action, &QAction::triggered, this, [this, paths, use] { choose(paths, use); });
}

/// Goes on with the one port there is, or asks; for a path in any case.
void AccessActions::choose(PathMemory *paths, const Use &use)
{
    const Sandboxes sandboxes = selected();
    const std::vector<quint16> ports = PortDialog::portsOf(sandboxes);
    if (ports.size() == 1 && !paths)
        return use(sandboxes, ports.front(), {});
    auto *dialog = new PortDialog(sandboxes, paths, m_window);
    connect(dialog, &PortDialog::chosen, this,
            [sandboxes, use](quint16 port, const QString &path) { use(sandboxes, port, path); });
    dialog->open();
}

} // namespace liteboxd::sandboxes
