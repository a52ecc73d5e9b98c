// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/gateway/link_shape.h"

namespace liteboxd::ctl {

Shape linkShape()
{
    return {Shape::member("id"),
            {{"ID", Shape::member("id")},
             {"SANDBOX", Shape::member("sandbox")},
             {"PORT", Shape::member("port")},
             {"PATH", Shape::member("path")},
             {"METHODS", Shape::member("methods")},
             {"USES", Shape::member("uses")},
             {"UNTIL", Shape::member("until")},
             {"EXPIRED", Shape::member("expired")},
             {"VIEWERS", Shape::member("viewers")},
             {"CONNECTIONS", Shape::member("connections"), ColumnUse::Wide},
             {"REQUESTS", Shape::member("requests"), ColumnUse::Wide},
             {"URL", Shape::member("url"), ColumnUse::Wide}}};
}

} // namespace liteboxd::ctl
