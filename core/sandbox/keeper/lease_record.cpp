// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/keeper/lease_record.h"

#include "core/kube/decode/api_time.h"

#include <QDateTime>

#include <algorithm>

namespace liteboxd::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

/// MicroTime of the API: RFC 3339 with six digits behind the second.
QString microTime(Sandbox::Time time)
{
    const auto whole = std::chrono::floor<std::chrono::seconds>(time);
    const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(time - whole).count();
    return QDateTime::fromSecsSinceEpoch(whole.time_since_epoch().count(), Qt::UTC).toString(u"yyyy-MM-dd'T'HH:mm:ss"_s) +
           u".%1Z"_s.arg(static_cast<qlonglong>(micros), 6, 10, QLatin1Char('0'));
}

std::optional<Sandbox::Time> timeOf(const QJsonValue &value)
{
    return kube::timeFromText(value.toString().toStdString());
}

} // namespace

LeaseRecord LeaseRecord::of(const QJsonObject &lease)
{
    const QJsonObject spec = lease.value("spec"_L1).toObject();
    LeaseRecord record;
    record.holder = spec.value("holderIdentity"_L1).toString();
    record.duration = std::chrono::seconds(std::clamp(spec.value("leaseDurationSeconds"_L1).toInt(), 0, 3600));
    record.acquiredAt = timeOf(spec.value("acquireTime"_L1));
    record.renewedAt = timeOf(spec.value("renewTime"_L1));
    record.transitions = std::max(0, spec.value("leaseTransitions"_L1).toInt());
    record.resourceVersion = lease.value("metadata"_L1)["resourceVersion"_L1].toString();
    return record;
}

QJsonObject LeaseRecord::spec() const
{
    const auto orNull = [](const std::optional<Sandbox::Time> &time) {
        return time ? QJsonValue(microTime(*time)) : QJsonValue();
    };
    return {{u"holderIdentity"_s, holder},
            {u"leaseDurationSeconds"_s, static_cast<int>(duration.count())},
            {u"acquireTime"_s, orNull(acquiredAt)},
            {u"renewTime"_s, orNull(renewedAt)},
            {u"leaseTransitions"_s, transitions}};
}

} // namespace liteboxd::sandbox
