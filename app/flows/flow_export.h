// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/models/flow_model.h"

#include <QString>

namespace liteboxd::flows {

enum class ExportFormat {
    Csv,      ///< one line a row, with its count
    JsonLines ///< what `hubble observe --input-file` reads: the latest flow of each row, and what was lost
};

/// Writes the rows and says how many they were; the file is there whole or not at all. FileUnreadable if it cannot be
/// written.
base::Result<int> exportRows(const models::FlowModel &model, ExportFormat format, const QString &file);

} // namespace liteboxd::flows
