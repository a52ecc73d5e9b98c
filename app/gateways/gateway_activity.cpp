// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateways/gateway_activity.h"

namespace liteboxd::gateways {

using control::GatewayEvent;
using models::ActivityEntry;

GatewayActivity::GatewayActivity(const control::LoopbackGateway &gateway, models::ActivityModel &activity,
                                 QObject *parent)
    : QObject(parent)
    , m_activity(activity)
{
    connect(&gateway, &control::LoopbackGateway::happened, this, &GatewayActivity::note);
    connect(&gateway, &control::LoopbackGateway::troubled, this, &GatewayActivity::noteTrouble);
}

void GatewayActivity::note(const GatewayEvent &event)
{
    ActivityEntry entry;
    entry.at = event.at;
    entry.sandboxId = event.sandboxId;
    entry.port = event.port;
    switch (event.kind) {
    case GatewayEvent::Kind::LinkMade:
        entry.kind = ActivityEntry::Kind::LinkMade;
        break;
    case GatewayEvent::Kind::SignedIn:
        entry.kind = ActivityEntry::Kind::BrowserSignedIn;
        break;
    case GatewayEvent::Kind::DecoyUsed:
        entry.kind = ActivityEntry::Kind::DecoyUsed;
        entry.subject = event.client;
        entry.outcome = ActivityEntry::Outcome::Refused;
        break;
    case GatewayEvent::Kind::SignInRefused:
        entry.kind = ActivityEntry::Kind::BrowserRefused;
        entry.repeats = event.count;
        entry.outcome = ActivityEntry::Outcome::Refused;
        break;
    }
    m_activity.add(std::move(entry));
}

void GatewayActivity::noteTrouble(const base::Error &error)
{
    ActivityEntry entry{ActivityEntry::Kind::GatewayTroubled};
    entry.at = std::chrono::system_clock::now();
    entry.outcome = ActivityEntry::Outcome::Failed;
    entry.error = error;
    m_activity.add(std::move(entry));
}

} // namespace liteboxd::gateways
