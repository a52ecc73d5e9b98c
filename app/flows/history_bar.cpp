// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/history_bar.h"

#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/plain_label.h"
#include "core/models/time_text.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

using namespace shell;

namespace {

constexpr int s_page = 6;
constexpr int s_leastWidth = 300; ///< of the words, so that the slider does not move under the mouse

} // namespace

HistoryBar::HistoryBar(QWidget *parent)
    : QWidget(parent)
    , m_slider(new QSlider(Qt::Horizontal))
    , m_words(new PlainLabel)
    , m_live(new QPushButton(tr("&Live")))
{
    m_slider->setRange(0, 0);
    m_slider->setPageStep(s_page);
    m_slider->setAccessibleName(tr("Recorded moment"));
    m_words->setMinimumWidth(s_leastWidth);
    m_live->setToolTip(tr("Show what happens now"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::Medium, 0, metrics::Medium, metrics::Tiny);
    row->setSpacing(metrics::Small);
    row->addWidget(m_slider, 1);
    row->addWidget(m_words);
    row->addWidget(m_live);
    connect(m_slider, &QSlider::valueChanged, this, [this] {
        follow();
        Q_EMIT moved();
    });
    connect(m_live, &QPushButton::clicked, this, &HistoryBar::goLive);
    follow();
}

void HistoryBar::setSegments(const store::FlowSegments &segments)
{
    const auto before = position();
    const auto time = before ? std::optional(m_stops[*before].first) : std::nullopt;
    m_stops.clear();
    for (const store::FlowSegment &each : segments)
        m_stops.emplace_back(each.to, each.dropped);
    int value = static_cast<int>(m_stops.size());
    if (time) {
        const auto at = std::lower_bound(m_stops.begin(), m_stops.end(), *time,
                                         [](const auto &stop, auto wanted) { return stop.first < wanted; });
        value = static_cast<int>(at - m_stops.begin());
    }
    {
        const QSignalBlocker blocker(m_slider);
        m_slider->setRange(0, static_cast<int>(m_stops.size()));
        m_slider->setValue(value);
    }
    follow();
    if (before.has_value() != position().has_value())
        Q_EMIT moved();
}

std::optional<std::size_t> HistoryBar::position() const
{
    const auto value = static_cast<std::size_t>(m_slider->value());
    return value < m_stops.size() ? std::optional(value) : std::nullopt;
}

void HistoryBar::say(const RecordedMoment &moment)
{
    QString text = tr("%1 and the minute before").arg(models::timeText(moment.to));
    if (moment.leftOut > 0)
        text = tr("%1; %n flows were counted only", nullptr, static_cast<int>(moment.leftOut)).arg(text);
    m_words->setText(text);
}

void HistoryBar::goLive()
{
    m_slider->setValue(m_slider->maximum());
}

QString HistoryBar::words() const
{
    return m_words->text();
}

void HistoryBar::follow()
{
    const auto at = position();
    m_live->setEnabled(at.has_value());
    m_slider->setEnabled(!m_stops.empty());
    if (at)
        m_words->setText(tr("%1, %n dropped", nullptr, static_cast<int>(m_stops[*at].second))
                             .arg(models::timeText(m_stops[*at].first)));
    else
        m_words->setText(m_stops.empty() ? tr("Live. Nothing is recorded yet.")
                                         : tr("Live. Recorded since %1").arg(models::timeText(m_stops.front().first)));
    m_slider->setToolTip(m_words->text().toHtmlEscaped());
    m_slider->setAccessibleDescription(m_words->text());
}

} // namespace liteboxd::flows
