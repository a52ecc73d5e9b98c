// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/looks/color_roles.h"
#include "core/models/sandbox_model.h"

#include <QString>

namespace liteboxd::sandboxes {

/// Icon and colour of a state; the word comes from the model.
struct Look
{
    shell::ColorRole role = shell::ColorRole::Muted;
    QString iconName;
};

Look look(sandbox::SandboxState state);
Look look(sandbox::InternetState state);

/// The internet look of a row: a change under way comes first.
Look internetLook(const models::SandboxRow &row);

} // namespace liteboxd::sandboxes
