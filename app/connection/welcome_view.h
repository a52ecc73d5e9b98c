// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;

namespace liteboxd::shell {
class StateView;
}

namespace liteboxd::connection {

/// What the console shows while it has no kubeconfig: a place to drop one, and buttons for the other ways.
/// Dropping itself is KubeconfigDrop's, since it works on the whole window.
class WelcomeView : public QWidget
{
    Q_OBJECT

public:
    WelcomeView(QAction *browse, QAction *paste, QWidget *parent = nullptr);

    /// A kubeconfig was named and not opened: which are looked for without a name is beside the point.
    void setAfterFailure();

    /// Draws the frame as "let go here".
    void setHovered(bool hovered);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    shell::StateView *m_view;
    bool m_hovered = false;
};

} // namespace liteboxd::connection
