// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>

namespace liteboxd::kube {

/// A kubeconfig's text with another server for a cluster, and the name that the server's certificate must have unless
/// the cluster has one. Every other byte stays as it is, comments too. NotFound if there is no such cluster, or the
/// text is of a form (anchors, aliases) in which no other entry is safe from the change.
base::Result<std::string> withServer(const std::string &yaml, const std::string &cluster, const std::string &server,
                                     const std::string &certificateName);

} // namespace liteboxd::kube
