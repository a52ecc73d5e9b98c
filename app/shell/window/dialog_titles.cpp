// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/window/dialog_titles.h"

#include <QApplication>
#include <QDialog>
#include <QEvent>

namespace liteboxd::shell {

DialogTitles::DialogTitles(QWidget &window)
    : QObject(&window)
    , m_window(window)
{
    qApp->installEventFilter(this);
}

bool DialogTitles::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Show || m_place.isEmpty())
        return false;
    auto *const dialog = qobject_cast<QDialog *>(watched);
    if (dialog != nullptr && dialog->isWindow() && dialog->parentWidget() != nullptr &&
        dialog->parentWidget()->window() == &m_window && !dialog->windowTitle().contains(m_place))
        dialog->setWindowTitle(tr("%1 – %2", "title of a dialog, cluster").arg(dialog->windowTitle(), m_place));
    return false;
}

} // namespace liteboxd::shell
