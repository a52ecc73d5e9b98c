// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/looks/color_roles.h"

#include <QFrame>

class QHBoxLayout;
class QVBoxLayout;

namespace liteboxd::shell {

class PlainLabel;

/// A line of something to know, inside the page it concerns: icon, sentence, buttons. It never takes the focus and
/// hides nothing; it stands at the lower edge of its page, so that it moves nothing either when it comes and goes. The
/// ground is a soft tone of its role.
class Strip : public QFrame
{
    Q_OBJECT

public:
    explicit Strip(ColorRole role, const QString &iconName, QWidget *parent = nullptr);

    void setText(const QString &text);
    QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    QHBoxLayout *row() const { return m_row; }
    QVBoxLayout *column() const { return m_column; }

private:
    ColorRole m_role;
    PlainLabel *m_text;
    QHBoxLayout *m_row;
    QVBoxLayout *m_column;
};

} // namespace liteboxd::shell
