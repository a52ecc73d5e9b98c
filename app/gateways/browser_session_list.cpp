// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateways/browser_session_list.h"

#include "app/shell/looks/fonts.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/plain_label.h"
#include "core/models/time_text.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <vector>

namespace liteboxd::gateways {

using namespace shell;

BrowserSessionList::BrowserSessionList(control::LoopbackGateway &gateway, QWidget *parent)
    : QWidget(parent)
    , m_gateway(gateway)
    , m_column(new QVBoxLayout(this))
    , m_endAll(new QToolButton(this))
{
    auto *heading = new PlainLabel(tr("Browsers that are signed in"), this);
    heading->setFont(textFont(0, QFont::DemiBold));
    m_endAll->setText(tr("Sign all out"));
    auto *head = new QHBoxLayout;
    head->addWidget(heading, 1);
    head->addWidget(m_endAll);
    m_column->setContentsMargins(0, metrics::Large, 0, 0);
    m_column->setSpacing(metrics::Small);
    m_column->addLayout(head);
    connect(m_endAll, &QToolButton::clicked, &m_gateway, &control::LoopbackGateway::endSessions);
    connect(&m_gateway, &control::LoopbackGateway::sessionsChanged, this, &BrowserSessionList::showSessions);
    connect(&m_gateway, &control::LoopbackGateway::listeningChanged, this, &BrowserSessionList::showSessions);
    showSessions();
}

void BrowserSessionList::showSessions()
{
    const std::vector<control::BrowserSession> sessions = m_gateway.sessions();
    std::erase_if(m_rows, [&sessions](const auto &row) {
        const bool isOpen = std::any_of(sessions.begin(), sessions.end(),
                                        [&row](const auto &session) { return session.number == row.first; });
        if (!isOpen)
            row.second->deleteLater(); // one of its buttons may be what was clicked
        row.second->setVisible(isOpen);
        return !isOpen;
    });
    for (const control::BrowserSession &session : sessions) {
        QWidget *&row = m_rows[session.number];
        if (row == nullptr) {
            row = makeRow(session);
            m_column->addWidget(row);
        }
    }
    setVisible(!sessions.empty());
}

QWidget *BrowserSessionList::makeRow(const control::BrowserSession &session)
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    //: %1: a port; %2: the id of a sandbox; %3, %4: dates with times
    auto *text = new PlainLabel(tr("Port %1 of %2, since %3, until %4 at the latest")
                                    .arg(QString::number(session.port), session.sandboxId,
                                         models::timeText(session.since), models::timeText(session.until)),
                                row);
    text->setWordWrap(true);
    auto *end = new QToolButton(row);
    end->setText(tr("Sign out"));
    //: %1: a port; %2: the id of a sandbox
    end->setAccessibleName(tr("Sign out of port %1 of %2").arg(QString::number(session.port), session.sandboxId));
    connect(end, &QToolButton::clicked, this, [this, number = session.number] { m_gateway.endSession(number); });
    layout->addWidget(text, 1);
    layout->addWidget(end);
    return row;
}

} // namespace liteboxd::gateways
