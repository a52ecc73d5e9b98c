// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/dns_meter.h"
#include "core/flows/suspicion.h"

#include <QWidget>

#include <functional>
#include <vector>

class QPushButton;
class QTreeWidget;

namespace liteboxd::flows {

/// What the rules found, with their evidence, and what sandboxes carry out by DNS. GUI thread.
class WatchView : public QWidget
{
    Q_OBJECT

public:
    explicit WatchView(QWidget *parent = nullptr);

    /// Asks whether a sandbox has a list of allowed domains from now on: without one DNS cannot be locked to it.
    void setHasList(std::function<bool(const QString &sandboxId)> hasList);

    /// What is chosen stays so, wherever it stands now.
    void show(const std::vector<Suspicion> &suspicions, const std::vector<DnsUse> &dns);

    QTreeWidget *findings() const { return m_findings; }
    QTreeWidget *dns() const { return m_dns; }
    QPushButton *lockButton() const { return m_lock; }

Q_SIGNALS:
    /// A row was opened: words of a filter that shows its flows.
    void filterWished(const QString &line);

    /// The sandbox of the row is to ask for the names of its list only.
    void dnsLockWished(const QString &sandboxId);

    /// The sandbox of the row needs a list first.
    void listWished(const QString &sandboxId);

private:
    bool hasList(const QString &sandboxId) const;
    void updateButton();

    QTreeWidget *m_findings;
    QTreeWidget *m_dns;
    QPushButton *m_lock;
    std::function<bool(const QString &)> m_hasList;
};

} // namespace liteboxd::flows
