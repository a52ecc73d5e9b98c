// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/access_review.h"

#include "core/demo/request_body.h"

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

Outcome<QJsonObject> reviewedAccess(const QByteArray &contentType, const QByteArray &body)
{
    static const ResourceType type{u"authorization.k8s.io"_s,
                                   u"v1"_s,
                                   u"selfsubjectaccessreviews"_s,
                                   u"selfsubjectaccessreview"_s,
                                   u"SelfSubjectAccessReview"_s,
                                   false,
                                   {},
                                   false};
    auto review = decodedObject(type, mediaType(contentType), body);
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
    review->insert(u"status"_s, QJsonObject{{u"allowed"_s, true}});
    return review;
}

} // namespace liteboxd::demo
