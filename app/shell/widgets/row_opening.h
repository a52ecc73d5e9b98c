// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QTreeWidget;
class QTreeWidgetItem;

namespace liteboxd::shell {

/// Calls `open` for a row that is double-clicked or on which Enter is pressed. QTreeWidget::itemActivated comes by a
/// single click too on desktops that are set so (KDE), and would lead away from a row that is only to be selected.
/// GUI thread; `list` must not outlive what `open` refers to.
void onRowOpened(QTreeWidget *list, const std::function<void(QTreeWidgetItem *)> &open);

} // namespace liteboxd::shell
