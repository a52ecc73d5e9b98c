// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/charts/verdict_chart.h"

#include "app/shell/looks/color_roles.h"

#include <QAreaSeries>
#include <QChart>
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

constexpr int s_height = 170;
constexpr int s_marks = 4;
constexpr qint64 s_minute = 60'000; ///< ms

qreal millisecondsOf(std::chrono::system_clock::time_point time)
{
    return static_cast<qreal>(std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count());
}

} // namespace

VerdictChart::VerdictChart(QWidget *parent)
    : QChartView(new QChart, parent)
    , m_ground(new QLineSeries(this))
    , m_passed(new QLineSeries(this))
    , m_all(new QLineSeries(this))
    , m_passedArea(new QAreaSeries(m_passed, m_ground))
    , m_droppedArea(new QAreaSeries(m_all, m_passed))
    , m_times(new QDateTimeAxis)
    , m_rates(new QValueAxis)
{
    m_passedArea->setName(tr("Passed"));
    m_droppedArea->setName(tr("Dropped"));
    m_times->setFormat(u"HH:mm"_s);
    m_times->setTickCount(s_marks + 1);
    m_rates->setLabelFormat(u"%.0f"_s);
    m_rates->setTickCount(3);
    chart()->addSeries(m_passedArea);
    chart()->addSeries(m_droppedArea);
    chart()->addAxis(m_times, Qt::AlignBottom);
    chart()->addAxis(m_rates, Qt::AlignLeft);
    for (QAreaSeries *area : {m_passedArea, m_droppedArea}) {
        area->attachAxis(m_times);
        area->attachAxis(m_rates);
    }
    chart()->legend()->setAlignment(Qt::AlignRight);
    chart()->setTitle(tr("flows/s"));
    chart()->setMargins({});
    chart()->setBackgroundVisible(false);
    setFrameShape(NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setMinimumHeight(s_height);
    setAccessibleName(tr("Verdicts over time"));
    paintInScheme();
}

void VerdictChart::show(const std::vector<flows::VerdictTimeline::Slot> &points, std::chrono::seconds length)
{
    QList<QPointF> ground;
    QList<QPointF> passed;
    QList<QPointF> all;
    qreal most = 1;
    const auto seconds = static_cast<qreal>(length.count());
    const std::size_t count = points.size() > 1 ? points.size() - 1 : points.size();
    for (std::size_t at = 0; at < count; ++at) {
        const auto &slot = points[at];
        const qreal time = millisecondsOf(slot.begin);
        const qreal passing = static_cast<qreal>(slot.forwarded + slot.other) / seconds;
        const qreal whole = passing + static_cast<qreal>(slot.dropped) / seconds;
        ground += {time, 0};
        passed += {time, passing};
        all += {time, whole};
        most = std::max(most, whole);
    }
    for (QList<QPointF> *line : {&ground, &passed, &all}) { // a slot lasts, and one alone would be no line
        if (!line->empty())
            *line += {line->back().x() + seconds * 1000, line->back().y()};
    }
    m_ground->replace(ground);
    m_passed->replace(passed);
    m_all->replace(all);
    m_hasDrops = passed != all;
    paintInScheme();
    m_rates->setRange(0, 2 * std::ceil(most / 2)); // of which the half is a whole number, too
    if (points.empty())
        return;
    const auto last = static_cast<qint64>(ground.back().x());
    const auto first = std::min(static_cast<qint64>(ground.front().x()), last - s_minute);
    const bool marksAreClose = last - first < s_marks * s_minute; // and would say the same
    m_times->setFormat(marksAreClose ? u"HH:mm:ss"_s : u"HH:mm"_s);
    m_times->setRange(QDateTime::fromMSecsSinceEpoch(first), QDateTime::fromMSecsSinceEpoch(last));
}

void VerdictChart::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintInScheme();
}

void VerdictChart::paintInScheme()
{
    const auto paint = [this](QAreaSeries *area, ColorRole role, Qt::PenStyle line) {
        area->setPen(QPen(color(role, palette()), 1.5, line));
        area->setBrush(softColor(role, palette()));
    };
    paint(m_passedArea, ColorRole::Ok, Qt::SolidLine);
    paint(m_droppedArea, ColorRole::Danger, m_hasDrops ? Qt::DashLine : Qt::NoPen); // else it lies on what passed
    const QColor text = palette().color(QPalette::PlaceholderText);
    for (QAbstractAxis *axis : {static_cast<QAbstractAxis *>(m_times), static_cast<QAbstractAxis *>(m_rates)}) {
        axis->setLabelsColor(text);
        axis->setLinePenColor(color(ColorRole::Border, palette()));
        axis->setGridLineColor(color(ColorRole::Border, palette()));
        axis->setLabelsFont(font());
    }
    chart()->legend()->setLabelColor(palette().color(QPalette::Text));
    chart()->legend()->setFont(font());
    chart()->setTitleBrush(text);
    chart()->setTitleFont(font());
    setBackgroundBrush(palette().color(QPalette::Base));
}

} // namespace liteboxd::shell
