// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace liteboxd::shell {

/// Puts the cluster's name into the title of each dialog of a window when it is shown, so that every question says where
/// its answer counts: "Delete templates – prod (production)". GUI thread.
class DialogTitles : public QObject
{
    Q_OBJECT

public:
    explicit DialogTitles(QWidget &window);

    /// "prod (production)"; empty: dialogs keep the titles they have.
    void setPlace(const QString &place) { m_place = place; }

private:
    bool eventFilter(QObject *watched, QEvent *event) override;

    QWidget &m_window;
    QString m_place;
};

} // namespace liteboxd::shell
