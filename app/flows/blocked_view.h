// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/blocked_destinations.h"

#include <QWidget>

#include <vector>

class QPushButton;
class QTreeWidget;

namespace liteboxd::flows {

class AllowView;

/// The inbox: destinations that sandboxes wanted and no rule allows, by name, and what to do about the chosen one.
/// GUI thread.
class BlockedView : public QWidget
{
    Q_OBJECT

public:
    explicit BlockedView(QWidget *parent = nullptr);

    /// The latest first, where none of them stands there yet.
    void show(const std::vector<BlockedDestination> &blocked);

    /// Chooses the one that is shown so; none, where it does not stand there.
    void choose(const QString &shown);

    /// nullptr: none is chosen.
    const BlockedDestination *selected() const;

    AllowView *allow() const { return m_allow; }
    QTreeWidget *list() const { return m_list; }
    QPushButton *never() const { return m_never; }

Q_SIGNALS:
    void shown();

    /// Not to be asked about again.
    void neverWished(const QString &shown);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void take();

    QTreeWidget *m_list;
    QPushButton *m_never;
    AllowView *m_allow;
    std::vector<BlockedDestination> m_blocked;
};

} // namespace liteboxd::flows
