// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/wire/http2_support.h"

namespace liteboxd::kube {

bool isHttp2Sound(const QVersionNumber &qt)
{
    const bool isFixedLongTerm = qt >= QVersionNumber(6, 5, 7) && qt < QVersionNumber(6, 6);
    return isFixedLongTerm || qt >= QVersionNumber(6, 7, 3);
}

} // namespace liteboxd::kube
