// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>

namespace liteboxd::shell {

class Page;

/// The list of pages at the left edge: icon, title, number. One entry per page, in the order of adding; entry n is
/// reached by Ctrl+n. GUI thread.
class SideBar : public QListWidget
{
    Q_OBJECT

public:
    enum Role { BadgeRole = Qt::UserRole + 1 };

    explicit SideBar(QWidget *parent = nullptr);

    /// `page` must live as long as the sidebar.
    void addPage(const Page &page);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
};

} // namespace liteboxd::shell
