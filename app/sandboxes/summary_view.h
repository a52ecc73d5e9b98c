// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandboxes/details/endpoint_reading.h"
#include "app/sandboxes/details/network_reading.h"
#include "app/sandboxes/details/usage_reading.h"
#include "app/sandboxes/sandbox_facts.h"
#include "core/base/clock.h"
#include "core/models/sandbox_model.h"

#include <QScrollArea>
#include <QTimer>

namespace liteboxd::shell {
class Badge;
class PlainLabel;
class PropertyList;
} // namespace liteboxd::shell

namespace liteboxd::sandboxes {

class SandboxActions;

/// What is known of one sandbox, and the buttons for it. `clock` and `actions` must outlive it. GUI thread.
class SummaryView : public QScrollArea
{
    Q_OBJECT

public:
    SummaryView(const base::Clock &clock, const SandboxActions &actions, QWidget *parent = nullptr);

    void show(const models::SandboxRow &row);

    void setWhoEnds(WhoEnds whoEnds);

    /// nullptr while there is none.
    void setSession(session::Session *session);

private:
    QWidget *makePage(const SandboxActions &actions);
    QList<PodReading *> readings() const;
    void showTimes();

    const base::Clock &m_clock;
    WhoEnds m_whoEnds;
    UsageReading *m_usage;
    NetworkReading *m_network;
    EndpointReading *m_endpoint;
    models::SandboxRow m_row;
    QTimer m_tick; ///< what is left of its time grows less
    shell::PlainLabel *m_id;
    shell::Badge *m_state;
    shell::PlainLabel *m_reason;
    shell::Badge *m_internet;
    shell::PlainLabel *m_internetText;
    shell::PropertyList *m_internetFacts;
    shell::PropertyList *m_facts;
};

} // namespace liteboxd::sandboxes
