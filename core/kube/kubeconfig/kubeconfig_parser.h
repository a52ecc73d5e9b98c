// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/kubeconfig/kubeconfig_entries.h"

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace liteboxd::kube {

/// No kubeconfig is larger: it would hold up its thread for more than a second.
constexpr std::size_t largestKubeconfig = 1 << 20;

/// Reads one kubeconfig text (v1 Config, YAML or JSON). Checks its shape, opens no other file. Unknown fields are
/// passed over, as kubectl does. Malformed with the line for what is wrong with the whole, a name that is used twice
/// too; what is wrong with one entry is in that. Never throws, whatever the bytes.
base::Result<KubeconfigEntries> parseKubeconfig(std::string_view text, const std::filesystem::path &origin);

} // namespace liteboxd::kube
