// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/audit_record.h"

#include "core/store/stored_time.h"

namespace liteboxd::store {

using namespace Qt::Literals::StringLiterals;

QJsonObject AuditRecord::json() const
{
    const QJsonValue error = errorCode.isEmpty()
                                 ? QJsonValue(QJsonValue::Null)
                                 : QJsonValue(QJsonObject{{u"code"_s, errorCode}, {u"message"_s, errorText}});
    return {{u"number"_s, number},     {u"at"_s, isoText(at)},           {u"through"_s, through},
            {u"kind"_s, kind},         {u"parameters"_s, parameters},    {u"osUser"_s, osUser},
            {u"user"_s, user},         {u"context"_s, context},          {u"clusterUid"_s, clusterUid},
            {u"namespace"_s, nameSpace}, {u"object"_s, object},          {u"outcome"_s, outcome},
            {u"error"_s, error}};
}

} // namespace liteboxd::store
