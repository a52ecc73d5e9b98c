// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sandbox/templates/template_spec.h"

#include <QByteArray>

#include <vector>

namespace liteboxd::sandbox {

/// A tar archive (pax) of these files, as members below the root, for `tar -xf - -C /`. Mode 0644; those that begin
/// with
/// "#!" 0755. Internal if libarchive refuses one.
base::Result<QByteArray> archiveOf(const std::vector<TemplateFile> &files);

/// The same of one file at an absolute path.
base::Result<QByteArray> archiveOf(const QString &path, const QByteArray &content);

} // namespace liteboxd::sandbox
