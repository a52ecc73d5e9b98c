// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/verdict_timeline.h"

#include <QChartView>

#include <vector>

class QAreaSeries;
class QDateTimeAxis;
class QLineSeries;
class QValueAxis;

namespace liteboxd::shell {

/// Verdicts over time: what passed, and on top of it what was dropped, in the colours of the scheme. GUI thread.
class VerdictChart : public QChartView
{
    Q_OBJECT

public:
    explicit VerdictChart(QWidget *parent = nullptr);

    /// One point a slot, the oldest first, counted for the second. The last one is not over yet, and would look like a
    /// fall: it is left out where there are others.
    void show(const std::vector<flows::VerdictTimeline::Slot> &points, std::chrono::seconds length);

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintInScheme();

    QLineSeries *m_ground;
    QLineSeries *m_passed;
    QLineSeries *m_all;
    QAreaSeries *m_passedArea;
    QAreaSeries *m_droppedArea;
    QDateTimeAxis *m_times;
    QValueAxis *m_rates;
    bool m_hasDrops = false; ///< in what is shown
};

} // namespace liteboxd::shell
