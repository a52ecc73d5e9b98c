// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow_filter.h"

#include <QWidget>

class QLineEdit;

namespace liteboxd::shell {
class PlainLabel;
}

namespace liteboxd::flows {

/// Takes the words of `hubble observe`, so that a line of a terminal can be pasted; Enter puts them in force. Suggests
/// words while one is typed. What cannot be read is said, and what was in force stays. GUI thread.
class FilterLine : public QWidget
{
    Q_OBJECT

public:
    explicit FilterLine(QWidget *parent = nullptr);

    /// What is in force, as it was typed; empty: everything.
    const QString &inForce() const { return m_inForce; }

    /// Puts a line in force as if it was typed.
    void setLine(const QString &line);

    /// Adds words to what is in force ("--verdict DROPPED"), or takes them away.
    void setWords(const QString &words, bool present);
    bool hasWords(const QString &words) const;

    QLineEdit *input() const { return m_input; }
    QString fault() const;

Q_SIGNALS:
    void changed();

    /// Escape on an empty line, or the arrow down.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply();

    QLineEdit *m_input;
    shell::PlainLabel *m_fault;
    QString m_inForce;
};

} // namespace liteboxd::flows
