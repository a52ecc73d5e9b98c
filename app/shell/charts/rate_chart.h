// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChartView>

#include <chrono>
#include <deque>
#include <utility>

class QAreaSeries;
class QDateTimeAxis;
class QLineSeries;
class QValueAxis;

namespace liteboxd::shell {

/// One rate over the last minutes, as it goes on. GUI thread.
class RateChart : public QChartView
{
    Q_OBJECT

public:
    static constexpr std::chrono::minutes span{2};

    /// `what` is what the axis and a screen reader say: "requests/s".
    explicit RateChart(const QString &what, QWidget *parent = nullptr);

    /// The rate at a moment, which is later than those before.
    void add(std::chrono::system_clock::time_point at, double rate);
    void clear();
    /// What is shown, the oldest first.
    const std::deque<std::pair<std::chrono::system_clock::time_point, double>> &points() const { return m_points; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void show();
    void paintInScheme();

    std::deque<std::pair<std::chrono::system_clock::time_point, double>> m_points;
    QLineSeries *m_line;
    QAreaSeries *m_area;
    QDateTimeAxis *m_times;
    QValueAxis *m_rates;
};

} // namespace liteboxd::shell
