// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connection/login_lines.h"

#include <QTextEdit>

namespace liteboxd::connection {

/// Shows the lines of a login question, to be read to their end: our words bold at the edge, the stranger's indented in
/// a fixed-width font, also where a long one is broken. Scrolls; is never cut short. GUI thread.
class LoginText : public QTextEdit
{
    Q_OBJECT

public:
    explicit LoginText(QWidget *parent = nullptr);

    void setLines(const std::vector<LoginLine> &lines);

    /// Whether the last line has been on the screen since setLines().
    bool isEndSeen() const { return m_isEndSeen; }

Q_SIGNALS:
    void endSeen();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitHeight();

    bool m_isEndSeen = false;
};

} // namespace liteboxd::connection
