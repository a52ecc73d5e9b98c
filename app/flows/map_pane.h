// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flows/map_layout.h"
#include "app/flows/map_view.h"
#include "core/flows/flow_digest.h"

#include <QWidget>

#include <chrono>
#include <functional>

namespace liteboxd::shell {
class ChoiceBox;
class PlainLabel;
} // namespace liteboxd::shell

namespace liteboxd::flows {

/// The map with the choice of what is drawn together, and a line that says what is current. It is made anew at most
/// every five seconds while it is seen, and placed anew only if it has other parts. GUI thread.
class MapPane : public QWidget
{
    Q_OBJECT

public:
    explicit MapPane(QWidget *parent = nullptr);

    /// Asks for the template of a sandbox from now on.
    void setTemplates(std::function<QString(const QString &sandboxId)> templateOf);

    /// Shows what this digest has now, unless that was done a moment ago.
    void fill(const FlowDigest &digest, std::chrono::steady_clock::time_point now);

    /// Nothing that was shown holds any more.
    void clear();

    MapView *view() const { return m_view; }
    shell::ChoiceBox *grouping() const { return m_grouping; }

Q_SIGNALS:
    void filterWished(const QString &line);

    /// Another grouping was chosen: to be filled again.
    void fillWished();

private:
    void take(const TrafficMap &map);
    void say();

    shell::ChoiceBox *m_grouping;
    shell::PlainLabel *m_words;
    MapView *m_view;
    MapLayout m_layout;
    std::function<QString(const QString &)> m_templateOf;
    TrafficMap m_asked; ///< what is being placed, or was
    PlacedMap m_placed;
    std::chrono::steady_clock::time_point m_filledAt{};
};

} // namespace liteboxd::flows
