// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/widgets/choice_box.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QWheelEvent>

namespace liteboxd::shell {

void ChoiceBox::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

void ChoiceBox::keyPressEvent(QKeyEvent *event)
{
    if (opens(*event))
        showPopup();
    else
        QComboBox::keyPressEvent(event);
}

void ChoiceBox::focusOutEvent(QFocusEvent *event)
{
    QComboBox::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        Q_EMIT left();
}

/// QComboBox takes these for a choice while its list is closed.
bool ChoiceBox::opens(const QKeyEvent &event) const
{
    switch (event.key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        return true;
    case Qt::Key_Home:
    case Qt::Key_End:
        return !isEditable();
    default:
        return !isEditable() && !event.text().isEmpty() && event.text().front().isPrint();
    }
}

} // namespace liteboxd::shell
