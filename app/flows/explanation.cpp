// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/explanation.h"

namespace liteboxd::flows {

Explanation explanationOf(const policy::PolicyOverview &policies)
{
    if (const auto picture = policies.picture())
        return {picture->explainer, PolicyReading::Done};
    return {nullptr, policies.error() ? PolicyReading::Failed : PolicyReading::UnderWay};
}

} // namespace liteboxd::flows
