// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flows/flow_history.h"

#include <QWidget>

#include <optional>

class QPushButton;
class QSlider;

namespace liteboxd::shell {
class PlainLabel;
}

namespace liteboxd::flows {

/// A slider over what was recorded, its end is what happens now. One step is a segment, a page six. GUI thread.
class HistoryBar : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryBar(QWidget *parent = nullptr);

    /// What there is to go to. Who looks at the present goes on with it, who looks at the past stays there.
    void setSegments(const store::FlowSegments &segments);

    /// The segment that was gone to; nothing: the present.
    std::optional<std::size_t> position() const;

    /// Says what is shown of the past.
    void say(const RecordedMoment &moment);
    void goLive();

    QSlider *slider() const { return m_slider; }
    QPushButton *live() const { return m_live; }
    QString words() const;

Q_SIGNALS:
    void moved();

private:
    void follow();

    QSlider *m_slider;
    shell::PlainLabel *m_words;
    QPushButton *m_live;
    std::vector<std::pair<std::chrono::system_clock::time_point, std::uint64_t>> m_stops; ///< end and drops of each
};

} // namespace liteboxd::flows
