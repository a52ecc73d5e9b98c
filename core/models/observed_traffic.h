// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/flow_feed.h"
#include "core/models/sandbox_model.h"

#include <QHash>
#include <QObject>

namespace liteboxd::models {

/// Puts what flows say of each sandbox into its row: drops, and what its internet access really is. A change of the
/// label makes what was seen before it worth nothing. It looks at the rows that may say something else, not at all of
/// them. Both must outlive it. GUI thread.
class ObservedTraffic : public QObject
{
    Q_OBJECT

public:
    ObservedTraffic(FlowFeed &feed, SandboxModel &rows, QObject *parent = nullptr);

private:
    void lookAtAll();
    void lookAtMoved();
    void look(int first, int last);
    std::optional<InternetReceipt> receiptOf(const sandbox::Sandbox &sandbox, const flows::SandboxTraffic &seen) const;
    void noteLabel(const QString &key, bool requested);

    FlowFeed &m_feed;
    SandboxModel &m_rows;
    QHash<QString, bool> m_requested;                                ///< by sandbox, as last seen
    QHash<QString, std::chrono::system_clock::time_point> m_written; ///< when its label changed
    bool m_isLive = false;
    bool m_isLooking = false;
};

} // namespace liteboxd::models
