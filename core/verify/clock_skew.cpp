// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/clock_skew.h"

#include "core/kube/decode/api_time.h"

#include <QJsonObject>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;
using std::chrono::milliseconds;

async::Request readClockSkew(kube::ApiClient &api, const base::Clock &clock, QObject *context,
                             async::Callback<ClockSkew> done)
{
    const kube::ResourcePath reviews{{"authentication.k8s.io", "v1", "selfsubjectreviews", "SelfSubjectReview", false}};
    const QJsonObject question{{u"apiVersion"_s, u"authentication.k8s.io/v1"_s}, {u"kind"_s, u"SelfSubjectReview"_s}};
    return api.create(
        reviews, question, {}, context,
        [&clock, askedAt = clock.wall(), done = std::move(done)](const base::Result<QJsonObject> &review) {
            if (!review)
                return done(base::fail(review.error()));
            const QString text = (*review)[u"metadata"][u"creationTimestamp"].toString();
            const auto date = kube::timeFromText(text.toStdString());
            if (!date)
                return done(base::fail(base::ErrorCode::Malformed, "the API server does not say what time it is",
                                       "SelfSubjectReview"));
            // It wrote the date somewhere between question and answer, and cut off what is behind its second.
            const auto halfWay = std::chrono::duration_cast<milliseconds>(clock.wall() - askedAt) / 2;
            const auto ahead =
                std::chrono::duration_cast<milliseconds>(*date + milliseconds(500) - (askedAt + halfWay));
            done(ClockSkew{ahead, halfWay + milliseconds(500)});
        });
}

} // namespace liteboxd::verify
