// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/sandbox_query.h"

#include <QFrame>

class QLineEdit;
class QToolButton;

namespace liteboxd::shell {
class PlainLabel;
}

namespace liteboxd::sandboxes {

class FilterCompleter;
class FlowLayout;

/// The filter line: terms with a key become chips at the next space or Enter; Backspace at the beginning makes the last
/// chip text again; Escape clears all. Suggests keys and values while one is typed. What cannot be is said and filters
/// nothing, nor does a word that is half typed. GUI thread.
class FilterBar : public QFrame
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent = nullptr);

    /// What is in force: chips and text together, but for what is half typed or cannot be.
    sandbox::SandboxQuery query() const;
    void setQuery(const sandbox::SandboxQuery &query);
    void clear();

    QStringList chips() const { return m_chips; }
    QLineEdit *input() const { return m_input; }

    /// What is wrong with what was typed, translated; empty if nothing is.
    QString fault() const;

Q_SIGNALS:
    void queryChanged(const liteboxd::sandbox::SandboxQuery &query);

    /// Escape on an empty line, or the arrow down: the person wants to go on to the table.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void layOut();
    static QString hint();
    void takeTerms(bool all);
    void rebuildChips();
    void tell();

    QStringList m_chips;
    QLineEdit *m_input;
    FilterCompleter *m_completer;
    FlowLayout *m_flow;
    shell::PlainLabel *m_fault;
    QToolButton *m_clear;
    sandbox::SandboxQuery m_told;
};

} // namespace liteboxd::sandboxes
