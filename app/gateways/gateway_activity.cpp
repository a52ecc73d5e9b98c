// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateways/gateway_activity.h"

namespace liteboxd::gateways {

using control::GatewayEvent;
using models::ActivityEntry;

GatewayActivity::GatewayActivity(const control::LocalGateway &gateway, models::ActivityModel &activity, QObject *parent)
    : QObject(parent)
    , m_activity(activity)
{
    connect(&gateway, &control::LocalGateway::happened, this, &GatewayActivity::note);
    connect(&gateway, &control::LocalGateway::troubled, this, &GatewayActivity::noteTrouble);
}

void GatewayActivity::note(const GatewayEvent &event)
{
    switch (event.kind) {
    case GatewayEvent::Kind::LinkMade:
        return m_activity.add({event.at, event.sandboxId, tr("A one-time link to port %1 was made.").arg(event.port)});
    case GatewayEvent::Kind::SignedIn:
        return m_activity.add({event.at, event.sandboxId, tr("A browser signed in to port %1.").arg(event.port)});
    case GatewayEvent::Kind::SignInRefused:
        return m_activity.add(
            {event.at, event.sandboxId,
             tr("A browser was refused at port %1: its link was used, too old or unknown.").arg(event.port),
             ActivityEntry::Outcome::Refused});
    }
}

void GatewayActivity::noteTrouble(const base::Error &error)
{
    m_activity.add({std::chrono::system_clock::now(),
                    {},
                    tr("The gateway has a problem that may heal by itself."),
                    ActivityEntry::Outcome::Failed,
                    error});
}

} // namespace liteboxd::gateways
