// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace liteboxd::management {

/// docs/openapi.json, as it is served at /api/openapi.json. Any thread.
const std::string &apiDocument();

} // namespace liteboxd::management
