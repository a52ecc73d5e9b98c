// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateways/traffic_panel.h"

#include "app/shell/charts/rate_chart.h"
#include "app/shell/looks/fonts.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/plain_label.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

namespace liteboxd::gateways {

using namespace shell;

namespace {

constexpr std::chrono::seconds s_interval{1};
constexpr int s_tableHeight = 160;

} // namespace

TrafficPanel::TrafficPanel(control::LoopbackGateway &gateway, QWidget *parent)
    : QWidget(parent)
    , m_gateway(gateway)
    , m_model(new ConnectionModel(this))
    , m_sandboxModel(new SandboxTrafficModel(this))
    , m_requests(new RateChart(tr("requests/s"), this))
    , m_bytes(new RateChart(tr("KiB/s sent"), this))
    , m_sandboxes(new QTableView(this))
    , m_table(new QTableView(this))
    , m_empty(new PlainLabel(tr("No WebSocket or TCP connection is open."), this))
    , m_close(new QPushButton(tr("Close connection"), this))
{
    layOut();
    m_timer.setInterval(s_interval);
    connect(&m_timer, &QTimer::timeout, &m_gateway, &control::LoopbackGateway::askTraffic);
    connect(&m_gateway, &control::LoopbackGateway::trafficSeen, this, &TrafficPanel::take);
    connect(&m_gateway, &control::LoopbackGateway::listeningChanged, this, &TrafficPanel::followListening);
    connect(m_close, &QPushButton::clicked, this, &TrafficPanel::closeSelected);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_close->setEnabled(m_table->selectionModel()->hasSelection()); });
    connect(m_model, &QAbstractItemModel::rowsRemoved, this,
            [this] { m_close->setEnabled(m_table->selectionModel()->hasSelection()); });
    followListening();
}

void TrafficPanel::layOut()
{
    auto *heading = new PlainLabel(tr("What goes through it"), this);
    heading->setFont(textFont(0, QFont::DemiBold));
    auto *charts = new QHBoxLayout;
    charts->setSpacing(metrics::Medium);
    charts->addWidget(m_requests, 1);
    charts->addWidget(m_bytes, 1);
    m_sandboxes->setModel(m_sandboxModel);
    m_sandboxes->setSelectionMode(QAbstractItemView::NoSelection);
    m_sandboxes->setAccessibleName(tr("What goes to each sandbox"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAccessibleName(tr("Open connections"));
    for (QTableView *const each : {m_sandboxes, m_table}) {
        each->setMinimumHeight(s_tableHeight);
        each->setWordWrap(false);
        each->setTabKeyNavigation(false);
        each->verticalHeader()->hide();
        each->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
        each->horizontalHeader()->setStretchLastSection(true);
    }
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_close->setEnabled(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, metrics::Large, 0, 0);
    column->setSpacing(metrics::Small);
    column->addWidget(heading);
    column->addLayout(charts);
    column->addWidget(m_sandboxes);
    column->addWidget(m_empty);
    column->addWidget(m_table);
    column->addWidget(m_close, 0, Qt::AlignLeft);
}

void TrafficPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_seen.reset(); // what went through meanwhile was not of one second
    m_gateway.askTraffic();
    m_timer.start();
}

void TrafficPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_timer.stop();
}

/// Another run counts from nothing.
void TrafficPanel::followListening()
{
    m_seen.reset();
    m_requests->clear();
    m_bytes->clear();
    m_model->setConnections({});
    m_sandboxModel->setFigures({}, {});
    m_sandboxes->hide();
    m_table->hide();
    m_close->hide();
    setVisible(m_gateway.isListening());
}

void TrafficPanel::take(const control::GatewayTraffic &traffic)
{
    const auto seenAt = std::chrono::steady_clock::now();
    m_sandboxModel->setFigures(traffic.sandboxes, seenAt);
    m_sandboxes->setVisible(!traffic.sandboxes.isEmpty());
    m_model->setConnections(traffic.connections);
    m_table->setVisible(!traffic.connections.isEmpty());
    m_close->setVisible(!traffic.connections.isEmpty());
    m_empty->setVisible(traffic.connections.isEmpty());
    const Seen now{traffic.requests, traffic.sentBytes, seenAt};
    const std::optional<Seen> before = std::exchange(m_seen, now);
    if (!before || now.requests < before->requests || now.sentBytes < before->sentBytes)
        return; // sandboxes that are gone are not counted any more
    const double seconds = std::chrono::duration<double>(now.at - before->at).count();
    if (seconds <= 0)
        return;
    const auto at = std::chrono::system_clock::now();
    m_requests->add(at, static_cast<double>(now.requests - before->requests) / seconds);
    m_bytes->add(at, static_cast<double>(now.sentBytes - before->sentBytes) / 1024 / seconds);
}

void TrafficPanel::closeSelected()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (!rows.isEmpty())
        m_gateway.closeConnection(m_model->numberAt(rows.front().row()));
}

} // namespace liteboxd::gateways
