// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api/access_review.h"

#include "app/demo/api/request_body.h"

#include <QJsonArray>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

Outcome<QJsonObject> reviewedAccess(const ReviewRequest &request, const AccessRules &rules)
{
    static const ResourceType type{u"authorization.k8s.io"_s,
                                   u"v1"_s,
                                   u"selfsubjectaccessreviews"_s,
                                   u"selfsubjectaccessreview"_s,
                                   u"SelfSubjectAccessReview"_s,
                                   false,
                                   {},
                                   false};
    auto review = decodedObject(type, mediaType(request.contentType), request.body);
    if (!review)
        return review;
    const QJsonObject spec = review->value("spec"_L1).toObject();
    const bool onResource = spec.value("resourceAttributes"_L1).isObject();
    if (onResource == spec.value("nonResourceAttributes"_L1).isObject()) {
        return refuse(
            invalid(type.group, {}, {},
                    {{u"FieldValueInvalid"_s,
                      u"Invalid value: null: exactly one of nonResourceAttributes or resourceAttributes must be "
                      "specified"_s,
                      u"spec.resourceAttributes"_s}}));
    }
    review->insert(u"metadata"_s, QJsonObject());
    const QJsonObject asked = spec.value("resourceAttributes"_L1).toObject();
    QString resource = asked[u"resource"].toString();
    if (const QString part = asked[u"subresource"].toString(); !part.isEmpty())
        resource += u'/' + part;
    const bool isAllowed =
        !onResource || rules.allows(asked[u"verb"].toString(), resource, asked[u"namespace"].toString());
    review->insert(u"status"_s, QJsonObject{{u"allowed"_s, isAllowed}});
    return review;
}

Outcome<QJsonObject> reviewedRules(const ReviewRequest &request, const AccessRules &rules)
{
    static const ResourceType type{u"authorization.k8s.io"_s,
                                   u"v1"_s,
                                   u"selfsubjectrulesreviews"_s,
                                   u"selfsubjectrulesreview"_s,
                                   u"SelfSubjectRulesReview"_s,
                                   false,
                                   {},
                                   false};
    auto review = decodedObject(type, mediaType(request.contentType), request.body);
    if (!review)
        return review;
    const QString space = review->value("spec"_L1).toObject().value("namespace"_L1).toString();
    if (space.isEmpty())
        return refuse(badRequest(u"no namespace on request"_s));
    const QJsonArray all{u"*"_s};
    const QJsonObject onPaths{{u"verbs"_s, all}, {u"nonResourceURLs"_s, all}};
    review->insert(u"metadata"_s, QJsonObject());
    review->insert(u"spec"_s, QJsonObject()); // as the API server leaves it
    review->insert(u"status"_s, QJsonObject{{u"resourceRules"_s, rules.rulesIn(space)},
                                            {u"nonResourceRules"_s, QJsonArray{onPaths}},
                                            {u"incomplete"_s, false}});
    return review;
}

Outcome<QJsonObject> reviewedSelf(const ReviewRequest &request, const QDateTime &now)
{
    static const ResourceType type{u"authentication.k8s.io"_s,
                                   u"v1"_s,
                                   u"selfsubjectreviews"_s,
                                   u"selfsubjectreview"_s,
                                   u"SelfSubjectReview"_s,
                                   false,
                                   {},
                                   false};
    auto review = decodedObject(type, mediaType(request.contentType), request.body);
    if (!review)
        return review;
    const QJsonObject user{{u"username"_s, u"liteboxd-demo"_s},
                           {u"groups"_s, QJsonArray{u"system:masters"_s, u"system:authenticated"_s}}};
    review->remove(u"spec"_s);
    review->insert(u"metadata"_s, QJsonObject{{u"creationTimestamp"_s, now.toString(Qt::ISODate)}});
    review->insert(u"status"_s, QJsonObject{{u"userInfo"_s, user}});
    return review;
}

} // namespace liteboxd::demo
