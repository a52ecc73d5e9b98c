// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verify/probe_choices.h"

#include <QSettings>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString imageKey = u"verify/probe-image"_s;
const QString internetKey = u"verify/probe-internet"_s;
const QString lanKey = u"verify/probe-lan"_s;
const QString resolverKey = u"verify/probe-resolver"_s;

} // namespace

ProbeChoices ProbeChoices::from(const QSettings &settings)
{
    return {settings.value(imageKey).toString(), settings.value(internetKey).toString(),
            settings.value(lanKey).toString(), settings.value(resolverKey).toString()};
}

void ProbeChoices::keepIn(QSettings &settings) const
{
    settings.setValue(imageKey, image);
    settings.setValue(internetKey, internet);
    settings.setValue(lanKey, lan);
    settings.setValue(resolverKey, resolver);
}

base::Result<ProbeSettings> ProbeChoices::settings() const
{
    ProbeSettings chosen;
    chosen.image = image;
    const auto take = [](const QString &text, std::optional<ProbePlace> &place) -> base::Result<void> {
        if (text.isEmpty())
            return {};
        auto parsed = ProbePlace::parse(text.toStdString());
        if (!parsed)
            return base::fail(std::move(parsed.error()));
        place = std::move(*parsed);
        return {};
    };
    for (const auto &taken :
         {take(internet, chosen.internet), take(lan, chosen.lan), take(resolver, chosen.resolver)}) {
        if (!taken)
            return base::fail(taken.error());
    }
    return chosen;
}

} // namespace liteboxd::verify
