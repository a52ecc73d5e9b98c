// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gateways/session_gateway.h"
#include "core/async/request.h"
#include "gateway/install/link_uses.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <optional>

class QTreeWidget;

namespace liteboxd::shell {
class PlainLabel;
}

namespace liteboxd::gateways {

/// The signed links into the sandboxes of a session, and who uses each now, as the gateways in the cluster say; asked
/// while it is shown and there are any. Not there without links. `host` must outlive it. GUI thread.
class LinkPanel : public QWidget
{
    Q_OBJECT

public:
    enum Column { Sandbox, Port, Path, Methods, Until, Viewers, ColumnCount };

    explicit LinkPanel(SessionGateway &host, QWidget *parent = nullptr);

    QTreeWidget *table() const { return m_table; }

    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void layOut();
    void follow();
    void showLinks();
    void ask();
    QString viewersOf(const QString &link) const;

    SessionGateway &m_host;
    QPointer<session::Session> m_session;
    QTreeWidget *m_table;
    shell::PlainLabel *m_hint;
    QTimer m_timer;
    QTimer m_soon;
    QList<QStringList> m_rows;               ///< what the table shows
    std::optional<install::LinkUses> m_uses; ///< nothing: nobody was asked yet, or the pods may not be listed
    async::Request m_step;
};

} // namespace liteboxd::gateways
