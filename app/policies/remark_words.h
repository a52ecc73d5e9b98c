// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/policy_edit.h"

namespace liteboxd::policies {

/// What is said of an edited text, translated; what a YAML parser says of it stays in English.
QString words(const policy::TextRemark &remark);

} // namespace liteboxd::policies
