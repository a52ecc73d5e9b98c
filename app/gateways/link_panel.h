// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gateways/session_gateway.h"
#include "core/async/request.h"
#include "core/models/activity_entry.h"
#include "gateway/install/link_uses.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <optional>

class QPushButton;
class QTreeWidget;

namespace liteboxd::shell {
class PlainLabel;
}

namespace liteboxd::gateways {

/// The signed links into the sandboxes of a session, and who uses each now, as the gateways in the cluster say; asked
/// while it is shown and there are any. Takes one away, or all of a sandbox, which ends what is open by them. Not there
/// without links. `host` must outlive it. GUI thread.
class LinkPanel : public QWidget
{
    Q_OBJECT

public:
    enum Column { Sandbox, Port, Path, Methods, Until, Viewers, ColumnCount };

    explicit LinkPanel(SessionGateway &host, QWidget *parent = nullptr);

    QTreeWidget *table() const { return m_table; }
    QPushButton *revokeButton() const { return m_revoke; }
    QPushButton *revokeAllButton() const { return m_revokeAll; }

    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

Q_SIGNALS:
    /// Links were taken away, or were not.
    void happened(const liteboxd::models::ActivityEntry &entry);

private:
    enum class Which { This, AllOfItsSandbox };

    void layOut();
    void revoke(Which which);
    void updateButtons();
    void follow();
    void showLinks();
    void ask();
    QString viewersOf(const QString &link) const;

    SessionGateway &m_host;
    QPointer<session::Session> m_session;
    QTreeWidget *m_table;
    shell::PlainLabel *m_hint;
    QPushButton *m_revoke;
    QPushButton *m_revokeAll;
    QTimer m_timer;
    QTimer m_soon;
    QList<QStringList> m_rows;               ///< what the table shows, and the link's name
    std::optional<install::LinkUses> m_uses; ///< nothing: nobody was asked yet, or the pods may not be listed
    async::Request m_step;
    async::Request m_change;
};

} // namespace liteboxd::gateways
