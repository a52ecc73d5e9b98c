// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/models/sandbox_model.h"

#include <QFrame>

#include <vector>

class QStackedWidget;
class QVBoxLayout;

namespace liteboxd::shell {
class Badge;
class PlainLabel;
class PropertyList;
class StateView;
} // namespace liteboxd::shell

namespace liteboxd::sandboxes {

class SandboxActions;

/// What is known of the selected sandbox, and the buttons for it; for several, what can be done to all of them.
/// `clock` and `actions` must outlive it. GUI thread.
class DetailPane : public QFrame
{
    Q_OBJECT

public:
    DetailPane(const base::Clock &clock, const SandboxActions &actions, QWidget *parent = nullptr);

    void show(const std::vector<models::SandboxRow> &selection);

    /// Shows that what is shown may be old, as the table does.
    void setDimmed(bool dimmed);
    bool isDimmed() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeSummary(const SandboxActions &actions);
    void showOne(const models::SandboxRow &row);
    void showMany(const std::vector<models::SandboxRow> &selection);

    const base::Clock &m_clock;
    QStackedWidget *m_stack;
    shell::StateView *m_none;
    shell::StateView *m_many;
    shell::PlainLabel *m_id;
    shell::Badge *m_state;
    shell::PlainLabel *m_reason;
    shell::Badge *m_internet;
    shell::PlainLabel *m_internetText;
    shell::PropertyList *m_internetFacts;
    shell::PropertyList *m_facts;
};

} // namespace liteboxd::sandboxes
