// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/templates/template_shape.h"

#include <QJsonArray>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

/// As a sandbox of it would have it, in the words of `sandbox list`.
QString internet(const QJsonObject &value)
{
    const QJsonValue network = value[u"spec"][u"network"];
    if (!network[u"allowInternetAccess"].toBool())
        return u"off"_s;
    const qsizetype domains = network[u"allowedDomains"].toArray().size();
    return domains == 0 ? u"on"_s : u"domains (%1)"_s.arg(domains);
}

} // namespace

Shape templateShape()
{
    return {Shape::member("name"),
            {{"NAME", Shape::member("name")},
             {"VERSION", Shape::member("version")},
             {"IMAGE", Shape::member("spec.image")},
             {"INTERNET", internet},
             {"SANDBOXES", Shape::member("sandboxes")},
             {"CREATED", Shape::member("createdAt")},
             {"CPU", Shape::member("spec.resources.cpu"), ColumnUse::Wide},
             {"MEMORY", Shape::member("spec.resources.memory"), ColumnUse::Wide},
             {"TTL", Shape::member("spec.ttl"), ColumnUse::Wide}}};
}

} // namespace liteboxd::ctl
