// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

#include <vector>

namespace liteboxd::verify {

/// What the API server refused (RBAC), in the words of `kubectl auth can-i`: "list pods -n kube-system", "create pods
/// --subresource=exec -n liteboxd", "list nodes --all-namespaces". Empty where its answer does not say: other
/// authorizers and admission have words of their own.
QString missingRight(const base::Error &refusal);

/// What to do about questions that were refused: the rights by name where they are known, and where the role to bind
/// is.
QString adviceFor(const std::vector<base::Error> &refusals);

} // namespace liteboxd::verify
