// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/explain/verdict.h"

namespace liteboxd::policy::explain {

std::string_view nameOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Allowed:
        return "allowed";
    case Outcome::Denied:
        return "denied";
    case Outcome::Unknown:
        break;
    }
    return "unknown";
}

std::string_view nameOf(Direction direction)
{
    return direction == Direction::Ingress ? "ingress" : "egress";
}

} // namespace liteboxd::policy::explain
