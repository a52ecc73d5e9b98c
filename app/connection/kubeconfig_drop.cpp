// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connection/kubeconfig_drop.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace liteboxd::connection {

KubeconfigDrop::KubeconfigDrop(QWidget &window, QObject *parent)
    : QObject(parent)
{
    window.setAcceptDrops(true);
    window.installEventFilter(this);
}

QStringList KubeconfigDrop::filesOf(const QMimeData &content)
{
    QStringList files;
    for (const QUrl &url : content.urls()) {
        if (url.isLocalFile())
            files << url.toLocalFile();
    }
    return files;
}

bool KubeconfigDrop::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter: {
        auto *enter = static_cast<QDragEnterEvent *>(event);
        if (filesOf(*enter->mimeData()).isEmpty() && !enter->mimeData()->hasText())
            return false;
        enter->acceptProposedAction();
        Q_EMIT hovered(true);
        return true;
    }
    case QEvent::DragLeave:
        Q_EMIT hovered(false);
        return false;
    case QEvent::Drop: {
        auto *drop = static_cast<QDropEvent *>(event);
        drop->acceptProposedAction();
        Q_EMIT hovered(false);
        const QStringList files = filesOf(*drop->mimeData());
        if (!files.isEmpty())
            Q_EMIT filesDropped(files);
        else
            Q_EMIT textDropped(drop->mimeData()->text());
        return true;
    }
    default:
        return QObject::eventFilter(watched, event);
    }
}

} // namespace liteboxd::connection
