// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/templates/template_shape.h"

namespace liteboxd::ctl {

Shape templateShape()
{
    return {Shape::member("name"),
            {{"NAME", Shape::member("name")},
             {"VERSION", Shape::member("version")},
             {"IMAGE", Shape::member("spec.image")},
             {"INTERNET", Shape::member("spec.network.allowInternetAccess")},
             {"SANDBOXES", Shape::member("sandboxes")},
             {"CREATED", Shape::member("createdAt")},
             {"CPU", Shape::member("spec.resources.cpu"), ColumnUse::Wide},
             {"MEMORY", Shape::member("spec.resources.memory"), ColumnUse::Wide},
             {"TTL", Shape::member("spec.ttl"), ColumnUse::Wide}}};
}

} // namespace liteboxd::ctl
