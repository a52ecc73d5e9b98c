// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QMimeData;
class QWidget;

namespace liteboxd::connection {

/// Takes kubeconfig files, or their text, that are dropped anywhere on a window. GUI thread.
class KubeconfigDrop : public QObject
{
    Q_OBJECT

public:
    /// `window` must outlive it.
    explicit KubeconfigDrop(QWidget &window, QObject *parent = nullptr);

    /// The local files of a drop; empty if it has none.
    static QStringList filesOf(const QMimeData &content);

Q_SIGNALS:
    void hovered(bool inside);
    void filesDropped(const QStringList &files);
    void textDropped(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace liteboxd::connection
