// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace liteboxd::management {

class ApiCall;

/// What the rows of apiRoutes() do, by subject. Each begins one call on the control plane's thread and returns at once.
void listSandboxes(ApiCall &call);
void getSandbox(ApiCall &call);
void deleteSandbox(ApiCall &call);

} // namespace liteboxd::management
