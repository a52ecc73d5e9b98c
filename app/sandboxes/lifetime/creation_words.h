// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/creation/creation_stage.h"

#include <QString>

namespace liteboxd::sandboxes {

/// What a stage is called while a sandbox is made, translated.
QString text(sandbox::CreationStage stage);

/// That it did not become ready after this was reached, translated.
QString failureText(sandbox::CreationStage stage);

} // namespace liteboxd::sandboxes
