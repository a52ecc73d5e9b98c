// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace liteboxd::verify {

/// The version that an image's tag tells: "1.18.6" of "quay.io/cilium/cilium:v1.18.6@sha256:…"; empty if it has no tag,
/// or one that is no version. Pure.
QString versionOfImage(const QString &image);

} // namespace liteboxd::verify
