// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/explain/selector.h"

#include <optional>
#include <string>
#include <vector>

namespace liteboxd::policy::explain {

/// The selectors that an entity of fromEntities or toEntities stands for, in a cluster named `default`; nothing for a
/// word that is no entity.
std::optional<std::vector<Selector>> selectorsOfEntity(const std::string &entity);

} // namespace liteboxd::policy::explain
