// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/policies/quarantine.h"

#include "core/policy/sandbox_policies.h"

#include <algorithm>

namespace liteboxd::policies {

bool isInQuarantine(const policy::PolicyPicture &picture, const QString &nameSpace, const QString &sandboxId)
{
    const auto path = policy::quarantinePath(nameSpace, sandboxId);
    return std::any_of(picture.policies.begin(), picture.policies.end(), [&path](const auto &each) {
        return each.present && each.name.toStdString() == path.name && each.kind.toStdString() == path.resource.kind;
    });
}

} // namespace liteboxd::policies
