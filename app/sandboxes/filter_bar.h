// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/sandbox_query.h"

#include <QFrame>

class QHBoxLayout;
class QLineEdit;

namespace liteboxd::sandboxes {

/// The filter line: terms with a key become chips at the next space or Enter; Backspace at the beginning makes the last
/// chip text again; Escape clears all. Suggests keys and values while one is typed. GUI thread.
class FilterBar : public QFrame
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent = nullptr);

    /// Chips and text together.
    sandbox::SandboxQuery query() const;
    void setQuery(const sandbox::SandboxQuery &query);
    void clear() { setQuery({}); }

    QStringList chips() const { return m_chips; }
    QLineEdit *input() const { return m_input; }

Q_SIGNALS:
    void queryChanged(const liteboxd::sandbox::SandboxQuery &query);

    /// Escape on an empty line, or the arrow down: the person wants to go on to the table.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static QString hint();
    void takeTerms(bool all);
    void rebuildChips();
    void tell();

    QStringList m_chips;
    QLineEdit *m_input;
    QHBoxLayout *m_chipRow;
    sandbox::SandboxQuery m_told;
};

} // namespace liteboxd::sandboxes
