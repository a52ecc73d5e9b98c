// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/check.h"

#include <map>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

QString groupTitle(const QString &parent)
{
    static const std::map<QString, QString> titles{{u"cluster"_s, u"Cluster"_s},
                                                   {u"login"_s, u"Login"_s},
                                                   {u"cilium"_s, u"Cilium and Hubble"_s},
                                                   {u"policies"_s, u"Network policies"_s},
                                                   {u"sandboxes"_s, u"Sandboxes"_s},
                                                   {u"probes"_s, u"Probes"_s},
                                                   {u"persistence"_s, u"Persistence"_s}};
    const auto title = titles.find(parent);
    return title == titles.end() ? parent : title->second;
}

std::function<async::Request(QObject *, async::Callback<CheckOutcome>)> judging(std::function<CheckOutcome()> judge)
{
    return [judge = std::move(judge)](QObject *context, async::Callback<CheckOutcome> done) {
        const async::Promise<CheckOutcome> promise(context, std::move(done));
        async::Request request = promise.request();
        promise.complete(judge());
        return request;
    };
}

} // namespace liteboxd::verify
