// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connection/production_mark.h"

#include "app/connection/cluster_key.h"
#include "app/connection/connector.h"
#include "app/shell/actions/action_registry.h"
#include "app/shell/window/connection_strip.h"

#include <QAction>
#include <QSettings>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::connection {

using shell::ActionRegistry;

namespace {
const QString s_key = u"connection/production"_s;
}

ProductionMark::ProductionMark(Connector &connector, ActionRegistry &actions, shell::ConnectionStrip &strip,
                               QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_connector(connector)
    , m_strip(strip)
    , m_settings(settings)
    , m_action(actions.add({u"file.production"_s,
                            shell::ActionGroup::File,
                            tr("This is a p&roduction cluster"),
                            u"warning"_s,
                            {},
                            shell::MenuSection::Cluster}))
{
    m_action->setCheckable(true);
    connect(m_action, &QAction::triggered, this, &ProductionMark::mark);
    connect(&connector, &Connector::changed, this, &ProductionMark::show);
    connect(&connector, &Connector::contextsChanged, this, &ProductionMark::show);
    connect(&connector, &Connector::questionChanged, this, &ProductionMark::show);
    connect(&connector, &Connector::kubeconfigFailed, this, &ProductionMark::show);
    show();
}

bool ProductionMark::isSet() const
{
    return isMarked(m_connector.context());
}

bool ProductionMark::isMarked(const QString &context) const
{
    const QString key = m_connector.keyOf(context);
    return !key.isEmpty() && m_settings.value(s_key).toStringList().contains(key);
}

void ProductionMark::mark(bool production)
{
    const QString key = m_connector.keyOf(m_connector.context());
    QStringList marked = m_settings.value(s_key).toStringList();
    marked.removeAll(key);
    if (production)
        marked << key;
    m_settings.setValue(s_key, marked);
    show();
}

void ProductionMark::show()
{
    QStringList marked;
    for (const QString &context : m_connector.contexts()) {
        if (isMarked(context))
            marked << context;
    }
    m_strip.setProductionContexts(marked);
    m_action->setChecked(isSet());
    if (m_connector.keyOf(m_connector.context()).isEmpty())
        ActionRegistry::disable(m_action, tr("No context is chosen"));
    else
        ActionRegistry::enable(m_action);
    Q_EMIT changed();
}

} // namespace liteboxd::connection
