// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <string>
#include <vector>

namespace liteboxd::kube {

/// The texts of a Warning field with code 299, as Kubernetes sends them for deprecated kinds and doubtful objects
/// (RFC 7234, 5.5; Kubernetes, "Warning: Helpful Warnings Ahead"). Several fields may be joined by commas. What is no
/// warning is left out, with all that follows it. Control characters become spaces; a text is cut at 1,000 bytes.
std::vector<std::string> readWarnings(QByteArrayView field);

} // namespace liteboxd::kube
