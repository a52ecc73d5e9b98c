// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/source_action.h"

#include "app/flows/source_dialog.h"
#include "app/shell/actions/action_registry.h"

#include <QAction>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

using namespace shell;

SourceAction::SourceAction(ActionRegistry &actions, QSettings &settings, QWidget &window, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_window(window)
    , m_action(actions.add(
          {u"flows.source"_s, ActionGroup::View, tr("&Source of flows…"), u"flows"_s, {}, MenuSection::Cluster}))
{
    connect(m_action, &QAction::triggered, this, &SourceAction::ask);
    setServer({});
}

SourceAction::~SourceAction()
{
    delete m_dialog;
}

void SourceAction::setServer(const QString &server)
{
    if (m_server != server)
        delete m_dialog; // it is about the cluster before
    m_server = server;
    if (server.isEmpty())
        ActionRegistry::disable(m_action, tr("Not connected"));
    else
        ActionRegistry::enable(m_action);
}

SourceSettings SourceAction::settings() const
{
    return m_server.isEmpty() ? SourceSettings() : SourceSettings::remembered(m_settings, m_server);
}

SourceDialog *SourceAction::dialog() const
{
    return m_dialog;
}

void SourceAction::ask()
{
    if (m_dialog)
        return m_dialog->raise();
    m_dialog = new SourceDialog(settings(), &m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &QDialog::accepted, this, [this] {
        const SourceSettings wanted = m_dialog->settings();
        if (wanted == settings())
            return;
        wanted.remember(m_settings, m_server);
        Q_EMIT changed();
    });
    m_dialog->open();
}

} // namespace liteboxd::flows
