// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/fakes/pod_protobuf.h"

#include "core/kube/decode/api_time.h"
#include "core/kube/decode/kubernetes.pb.h"
#include "tests/core/fakes/pod_objects.h"

#include <google/protobuf/util/json_util.h>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::tests {

namespace {

void setTime(kube::wire::Time &time, const QJsonValue &text)
{
    if (const auto at = kube::timeFromText(text.toString().toStdString()))
        time.set_seconds(std::chrono::duration_cast<std::chrono::seconds>(at->time_since_epoch()).count());
}

} // namespace

std::optional<std::string> podProtobuf(const QJsonObject &pod)
{
    kube::wire::Pod message;
    QJsonObject rest = pod; // dates are texts in JSON and messages here
    for (const QString &date : {u"creationTimestamp"_s, u"deletionTimestamp"_s})
        rest = with(rest, u"metadata."_s + date, QJsonValue::Undefined);
    google::protobuf::util::JsonParseOptions options;
    options.ignore_unknown_fields = true;
    if (!google::protobuf::util::JsonStringToMessage(jsonText(rest).toStdString(), &message, options).ok())
        return std::nullopt;
    const QJsonObject metadata = pod[u"metadata"_s].toObject();
    if (metadata.contains(u"creationTimestamp"_s))
        setTime(*message.mutable_metadata()->mutable_creationtimestamp(), metadata[u"creationTimestamp"_s]);
    if (metadata.contains(u"deletionTimestamp"_s))
        setTime(*message.mutable_metadata()->mutable_deletiontimestamp(), metadata[u"deletionTimestamp"_s]);
    return message.SerializeAsString();
}

} // namespace liteboxd::tests
