// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/policies/looks.h"

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::policies {

using shell::ColorRole;
using Health = models::PolicyModel::Health;

Look look(Health health)
{
    switch (health) {
    case Health::Good:
        return {ColorRole::Ok, u"state-succeeded"_s};
    case Health::Absent:
        return {ColorRole::Warning, u"state-unknown"_s};
    case Health::Differs:
        return {ColorRole::Warning, u"warning"_s};
    case Health::Invalid:
        return {ColorRole::Danger, u"state-failed"_s};
    case Health::Foreign:
        break;
    }
    return {ColorRole::Muted, u"info"_s};
}

Look look(policy::explain::Outcome outcome)
{
    switch (outcome) {
    case policy::explain::Outcome::Allowed:
        return {ColorRole::Ok, u"check"_s};
    case policy::explain::Outcome::Denied:
        return {ColorRole::Danger, u"lock"_s};
    case policy::explain::Outcome::Unknown:
        break;
    }
    return {ColorRole::Warning, u"state-unknown"_s};
}

Look look(policy::lint::Severity severity)
{
    switch (severity) {
    case policy::lint::Severity::Error:
        return {ColorRole::Danger, u"error"_s};
    case policy::lint::Severity::Warning:
        return {ColorRole::Warning, u"warning"_s};
    case policy::lint::Severity::Info:
        break;
    }
    return {ColorRole::Muted, u"info"_s};
}

} // namespace liteboxd::policies
