// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/kubeconfig/kubeconfig_entries.h"

#include <filesystem>
#include <string_view>

namespace liteboxd::kube {

/// Reads one kubeconfig text (v1 Config, YAML or JSON). Checks its shape, opens no other file. Unknown fields are
/// passed over, as kubectl does. Malformed with line and
/// entry, for a name that is used twice too; never throws, whatever the bytes.
base::Result<KubeconfigEntries> parseKubeconfig(std::string_view yaml, const std::filesystem::path &origin);

} // namespace liteboxd::kube
