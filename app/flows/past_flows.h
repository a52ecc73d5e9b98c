// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flows/flow_history.h"
#include "core/flows/flow_filter.h"
#include "core/models/flow_model.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace liteboxd::flows {

class HistoryBar;

/// What the page shows while its bar stands at a recorded moment: rows, filtered here, and their digest. `bar` must
/// outlive it. GUI thread.
class PastFlows : public QObject
{
    Q_OBJECT

public:
    explicit PastFlows(HistoryBar &bar, QObject *parent = nullptr);

    void setPlace(store::Store *store, const RecordedPlace &place);

    /// More was recorded.
    void refresh() { m_history.refresh(); }

    /// Whether a recorded moment is to be shown, and not the present.
    bool isShown() const;

    /// Shows what this query means of the moment; its times and numbers are not asked.
    void setQuery(const FlowQuery &query);

    models::FlowModel &model() { return m_model; }
    const FlowDigest &digest() const { return m_digest; }

Q_SIGNALS:
    /// Another moment, or the present again.
    void changed();
    void failed(const liteboxd::base::Error &error);

private:
    void move();
    void fill();

    HistoryBar &m_bar;
    FlowHistory m_history;
    models::FlowModel m_model;
    FlowDigest m_digest;
    FlowQuery m_query;
    std::shared_ptr<const RecordedMoment> m_moment;
    QTimer m_soon; ///< until the slider rests
};

} // namespace liteboxd::flows
