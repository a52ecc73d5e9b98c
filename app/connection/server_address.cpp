// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connection/server_address.h"

#include "app/connection/address_view.h"
#include "app/connection/connect_view.h"
#include "app/connection/connector.h"
#include "app/shell/actions/action_registry.h"
#include "app/shell/strips/error_strip.h"
#include "app/shell/window/main_window.h"
#include "core/kube/kubeconfig/server_address.h"

#include <QAction>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::connection {

using shell::ActionRegistry;

ServerAddress::ServerAddress(Connector &connector, ActionRegistry &actions, ConnectView &view,
                             shell::MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_connector(connector)
    , m_view(view)
    , m_window(window)
    , m_action(actions.add({u"file.address"_s,
                            shell::ActionGroup::File,
                            tr("&Server address…"),
                            u"link"_s,
                            {},
                            shell::MenuSection::Cluster}))
{
    connect(m_action, &QAction::triggered, this, &ServerAddress::edit);
    connect(&connector, &Connector::changed, this, &ServerAddress::update);
    connect(&connector, &Connector::contextsChanged, this, &ServerAddress::update);
    connect(view.address(), &AddressView::addressGiven, this, &ServerAddress::take);
    connect(view.address(), &AddressView::left, this, &ServerAddress::leave);
    update();
}

bool ServerAddress::ask(const session::Failed &failed)
{
    using Code = base::ErrorCode;
    const Code code = failed.error.code;
    const QString address = m_connector.serverAddress();
    const QString server = m_connector.kubeconfigServer();
    const bool isHere = kube::isLoopbackServer(server.toStdString()) && code == Code::ConnectionRefused;
    const bool isElsewhere = !address.isEmpty() && (code == Code::ConnectionRefused || code == Code::TimedOut ||
                                                    code == Code::HostNotFound || code == Code::ConnectionLost);
    if (!isHere && !isElsewhere)
        return false;
    m_view.address()->offer({server, m_connector.context(), address, m_connector.isFromFiles()}, failed.error);
    m_view.setCurrentWidget(m_view.address());
    m_window.showWelcome();
    return true;
}

void ServerAddress::edit()
{
    m_isEditing = true;
    m_view.setCurrentWidget(m_view.address());
    m_window.showWelcome();
    m_view.address()->edit({m_connector.kubeconfigServer(), m_connector.context(), m_connector.serverAddress(),
                            m_connector.isFromFiles()});
}

void ServerAddress::leave()
{
    m_isEditing = false;
    m_window.showPages();
}

void ServerAddress::take(const QString &address, bool write)
{
    if (const auto taken = m_connector.setServerAddress(address); !taken)
        return m_view.address()->showFault(tr("This is no address: give a name or an IP address, maybe with a port."));
    if (!write)
        return;
    if (const auto written = m_connector.writeServerAddress(); !written)
        m_window.errors()->show(tr("The address was not written to the kubeconfig file."), written.error(),
                                shell::Subject::Kubeconfig);
}

void ServerAddress::update()
{
    m_isEditing = false;
    if (kube::isLoopbackServer(m_connector.kubeconfigServer().toStdString()))
        ActionRegistry::enable(m_action);
    else
        ActionRegistry::disable(m_action, tr("The kubeconfig says where the server is"));
}

} // namespace liteboxd::connection
