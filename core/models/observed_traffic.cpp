// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/observed_traffic.h"

namespace liteboxd::models {

ObservedTraffic::ObservedTraffic(FlowFeed &feed, SandboxModel &rows, QObject *parent)
    : QObject(parent)
    , m_feed(feed)
    , m_rows(rows)
    , m_isLive(feed.isLive())
{
    connect(&feed, &FlowFeed::counted, this, &ObservedTraffic::lookAtMoved);
    connect(&feed, &FlowFeed::reset, this, &ObservedTraffic::lookAtAll);
    // It comes with each new count of nodes, too.
    connect(&feed, &FlowFeed::stateChanged, this, [this] {
        if (m_isLive != m_feed.isLive())
            lookAtAll();
    });
    connect(&rows, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { look(first, last); });
    connect(&rows, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last) {
        if (!m_isLooking)
            look(first.row(), last.row());
    });
}

/// Forgets what was seen before the label changed.
void ObservedTraffic::noteLabel(const QString &key, bool requested)
{
    const auto before = m_requested.find(key);
    if (before == m_requested.end()) {
        m_requested.insert(key, requested);
        return;
    }
    if (*before != requested) {
        m_feed.counts().forgetInternet(key);
        m_written.insert(key, m_feed.now());
    }
    *before = requested;
}

/// A sandbox with a list of domains never carries the label: there only flows tell.
std::optional<InternetReceipt> ObservedTraffic::receiptOf(const sandbox::Sandbox &sandbox,
                                                          const flows::SandboxTraffic &seen) const
{
    const auto written = m_written.constFind(SandboxModel::keyOf(sandbox));
    if (written == m_written.constEnd())
        return std::nullopt;
    InternetReceipt receipt{*written};
    if (seen.labelled == sandbox.internetRequested && sandbox.allowedDomains.isEmpty())
        receipt.identity = seen.labelledSince;
    if (seen.internet == sandbox.internetRequested)
        receipt.firstFlow = seen.internetSince;
    return receipt;
}

void ObservedTraffic::lookAtAll()
{
    m_isLive = m_feed.isLive();
    look(0, m_rows.rowCount() - 1);
}

void ObservedTraffic::lookAtMoved()
{
    const QSet<QString> moved = m_feed.counts().takeMoved(m_feed.now());
    for (const QString &key : moved) {
        if (const int row = m_rows.rowOf(key); row >= 0)
            look(row, row);
    }
}

void ObservedTraffic::look(int first, int last)
{
    m_isLooking = true; // rows that it changes are no news
    for (int row = first; row <= last; ++row) {
        const sandbox::Sandbox &sandbox = *m_rows.row(row).sandbox;
        const QString key = SandboxModel::keyOf(sandbox);
        noteLabel(key, sandbox.internetRequested);
        if (!m_isLive) {
            m_rows.setTraffic(key, {});
            m_rows.setObservation(key, {});
            continue;
        }
        const flows::SandboxTraffic seen = m_feed.traffic(key);
        m_rows.setTraffic(key, SeenTraffic{seen.drops, seen.destinations, receiptOf(sandbox, seen)});
        m_rows.setObservation(key, {true, seen.labelled, seen.internet});
    }
    m_isLooking = false;
}

} // namespace liteboxd::models
