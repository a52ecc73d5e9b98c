// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/models/activity_model.h"
#include "core/store/store.h"

#include <QObject>
#include <QSet>
#include <QString>
#include <QTimer>

#include <optional>
#include <utility>
#include <vector>

namespace liteboxd::activity {

/// Keeps what the console's list of activity shows over its end: reads what is stored when it is made, stores what is
/// added, and looks every ten seconds for what other programs of this user have stored. GUI thread; what it is given
/// must outlive it.
class ActivityTrail : public QObject
{
    Q_OBJECT

public:
    /// Where, and as whom, what happens from now on happens. What is not known is empty.
    struct Place
    {
        QString user{};
        QString context{};
        QString clusterUid{};
        QString nameSpace{};
    };

    ActivityTrail(models::ActivityModel &activity, store::Store &store, QObject *parent = nullptr);

    void setPlace(Place place) { m_place = std::move(place); }

    /// Looks now for what others have stored.
    void look();

Q_SIGNALS:
    /// The stored entries are in the list.
    void loaded();

    /// The trail cannot be read, or an entry not be stored; once for each kind of reason.
    void troubled(const liteboxd::base::Error &error);

private:
    void load();
    void record(const models::ActivityEntry &entry);
    void complain(const base::Error &error);

    models::ActivityModel &m_activity;
    store::Store &m_store;
    Place m_place;
    qint64 m_last = 0;   ///< number of the last row that was read
    QSet<qint64> m_own;  ///< numbers behind it that are in the list already
    QTimer m_next;
    async::Request m_question;
    std::vector<async::Request> m_writes;
    std::optional<base::ErrorCode> m_complained;
};

} // namespace liteboxd::activity
