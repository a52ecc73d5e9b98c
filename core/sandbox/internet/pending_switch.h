// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/internet/internet_change.h"

#include <QHash>
#include <QString>

#include <optional>

namespace liteboxd::sandbox {

constexpr InternetWish opposite(InternetWish wish)
{
    return wish == InternetWish::Allow ? InternetWish::Deny : InternetWish::Allow;
}

/// A wish that was sent, or waits to be, and is not known to be fulfilled.
struct PendingSwitch
{
    InternetWish wish = InternetWish::Deny;
    bool unanswered = false; ///< it was sent, no answer came, and the watch has not shown yet what became of it

    bool operator==(const PendingSwitch &) const = default;
};

/// What is pending where it was not, or was something else, before; nothing where it has ended. By sandbox id.
using PendingChanges = QHash<QString, std::optional<PendingSwitch>>;

} // namespace liteboxd::sandbox
