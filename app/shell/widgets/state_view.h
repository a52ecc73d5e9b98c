// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/looks/color_roles.h"

#include <QWidget>

class QAbstractButton;
class QAction;
class QBoxLayout;

namespace liteboxd::shell {

class CopyBlock;
class IconLabel;
class PlainLabel;

/// What stands in the middle of a page that has no rows to show: a large icon, a headline, a sentence, a block of
/// text to copy, buttons. Used for empty, loading, forbidden and failed alike.
class StateView : public QWidget
{
    Q_OBJECT

public:
    explicit StateView(QWidget *parent = nullptr);

    void setIcon(const QString &name, ColorRole role);
    void setHeadline(const QString &text);
    void setText(const QString &text);

    /// Text in a fixed-width box with a button that copies it; empty hides it.
    void setBlock(const QString &text);

    /// Puts a widget between the text and the buttons; owns it.
    void setFields(QWidget *fields);

    /// Puts these in place of the buttons; the first one is the default.
    void setActions(const QList<QAction *> &actions);

    /// For a narrow place: a smaller headline, and one button below the other.
    void setCompact();

    QString headline() const;
    QString text() const;
    QString block() const;

private:
    QWidget *m_column;
    IconLabel *m_icon;
    PlainLabel *m_headline;
    PlainLabel *m_text;
    CopyBlock *m_block;
    QBoxLayout *m_fields;
    QWidget *m_buttonRow;
    QBoxLayout *m_buttons;
};

} // namespace liteboxd::shell
