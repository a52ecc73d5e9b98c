// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/charts/rate_chart.h"

#include "app/shell/looks/color_roles.h"

#include <QAreaSeries>
#include <QChart>
#include <QDateTime>
#include <QDateTimeAxis>
#include <QEvent>
#include <QLegend>
#include <QLineSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::shell {

namespace {

constexpr int s_height = 140;

qint64 millisecondsOf(std::chrono::system_clock::time_point time)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

} // namespace

RateChart::RateChart(const QString &what, QWidget *parent)
    : QChartView(new QChart, parent)
    , m_line(new QLineSeries(this))
    , m_area(new QAreaSeries(m_line))
    , m_times(new QDateTimeAxis)
    , m_rates(new QValueAxis)
{
    m_times->setFormat(u"HH:mm:ss"_s);
    m_times->setTickCount(3);
    m_times->setLabelsVisible(false); // until there is a time
    m_rates->setRange(0, 2);
    m_rates->setLabelFormat(u"%.0f"_s);
    m_rates->setTickCount(3);
    chart()->addSeries(m_area);
    chart()->addAxis(m_times, Qt::AlignBottom);
    chart()->addAxis(m_rates, Qt::AlignLeft);
    m_area->attachAxis(m_times);
    m_area->attachAxis(m_rates);
    chart()->legend()->hide();
    chart()->setTitle(what);
    chart()->setMargins({});
    chart()->setBackgroundVisible(false);
    setFrameShape(NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setMinimumHeight(s_height);
    setAccessibleName(what);
    paintInScheme();
}

void RateChart::add(std::chrono::system_clock::time_point at, double rate)
{
    m_points.emplace_back(at, rate);
    while (m_points.front().first < at - span)
        m_points.pop_front();
    show();
}

void RateChart::clear()
{
    m_points.clear();
    m_line->clear();
    m_times->setLabelsVisible(false);
}

void RateChart::show()
{
    QList<QPointF> points;
    double most = 1;
    for (const auto &[at, rate] : m_points) {
        points += {static_cast<qreal>(millisecondsOf(at)), rate};
        most = std::max(most, rate);
    }
    m_line->replace(points);
    m_rates->setRange(0, 2 * std::ceil(most / 2)); // of which the half is a whole number, too
    m_times->setLabelsVisible(true);
    const auto last = m_points.back().first;
    m_times->setRange(QDateTime::fromMSecsSinceEpoch(millisecondsOf(last - span)),
                      QDateTime::fromMSecsSinceEpoch(millisecondsOf(last)));
}

void RateChart::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintInScheme();
}

void RateChart::paintInScheme()
{
    m_area->setPen(QPen(color(ColorRole::Accent, palette()), 1.5));
    m_area->setBrush(softColor(ColorRole::Accent, palette()));
    for (QAbstractAxis *axis : {static_cast<QAbstractAxis *>(m_times), static_cast<QAbstractAxis *>(m_rates)}) {
        axis->setLabelsColor(palette().color(QPalette::PlaceholderText));
        axis->setLinePenColor(color(ColorRole::Border, palette()));
        axis->setGridLineColor(color(ColorRole::Border, palette()));
        axis->setLabelsFont(font());
    }
    chart()->setTitleBrush(palette().color(QPalette::PlaceholderText));
    chart()->setTitleFont(font());
    setBackgroundBrush(palette().color(QPalette::Base));
}

} // namespace liteboxd::shell
