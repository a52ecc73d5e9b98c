// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/resource_usage.h"

#include <QJsonArray>

#include <array>
#include <cmath>
#include <string_view>
#include <utility>

namespace liteboxd::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array<std::pair<std::string_view, double>, 14> suffixes{{{"Ki", 0x1p10},
                                                                        {"Mi", 0x1p20},
                                                                        {"Gi", 0x1p30},
                                                                        {"Ti", 0x1p40},
                                                                        {"Pi", 0x1p50},
                                                                        {"Ei", 0x1p60},
                                                                        {"n", 1e-9},
                                                                        {"u", 1e-6},
                                                                        {"m", 1e-3},
                                                                        {"k", 1e3},
                                                                        {"M", 1e6},
                                                                        {"G", 1e9},
                                                                        {"T", 1e12},
                                                                        {"P", 1e15}}};
constexpr double largest = 9e18;

const kube::Resource podMetrics{"metrics.k8s.io", "v1beta1", "pods", "PodMetrics", true};

ResourceUsages usagesOf(const QJsonArray &items)
{
    ResourceUsages found;
    for (const QJsonValue &item : items) {
        if (const auto usage = usageOf(item.toObject()))
            found.insert(item["metadata"_L1]["name"_L1].toString(), *usage);
    }
    return found;
}

base::Result<ResourceUsages> orNone(const base::Error &error)
{
    if (error.code == base::ErrorCode::NotFound)
        return ResourceUsages();
    return base::fail(error);
}

} // namespace

QJsonObject ResourceUsage::json() const
{
    return {{u"cpuMilli"_s, cpuMilli}, {u"memory"_s, memory}};
}

std::optional<qint64> quantity(const QString &text, qint64 scale)
{
    QString number = text;
    double factor = static_cast<double>(scale);
    for (const auto &[suffix, size] : suffixes) {
        if (!number.endsWith(QLatin1StringView(suffix.data(), static_cast<qsizetype>(suffix.size()))))
            continue;
        number.chop(static_cast<qsizetype>(suffix.size()));
        factor *= size;
        break;
    }
    bool isNumber = false;
    const double value = std::ceil(number.toDouble(&isNumber) * factor);
    if (!isNumber || !(value >= 0 && value < largest))
        return std::nullopt;
    return static_cast<qint64>(value);
}

std::optional<ResourceUsage> usageOf(const QJsonObject &podMetricsObject)
{
    ResourceUsage sum;
    for (const QJsonValue &container : podMetricsObject.value("containers"_L1).toArray()) {
        const auto cpu = quantity(container["usage"_L1]["cpu"_L1].toString(), 1000);
        const auto memory = quantity(container["usage"_L1]["memory"_L1].toString(), 1);
        if (!cpu || !memory)
            return std::nullopt;
        sum.cpuMilli += *cpu;
        sum.memory += *memory;
    }
    return sum;
}

async::Request askForUsage(kube::ApiClient &api, const std::string &nameSpace, const std::string &pod, QObject *context,
                           async::Callback<ResourceUsages> done)
{
    if (!pod.empty()) {
        return api.get({podMetrics, nameSpace, pod}, context,
                       [done = std::move(done)](const base::Result<QJsonObject> &one) {
                           done(one ? base::Result<ResourceUsages>(usagesOf({*one})) : orNone(one.error()));
                       });
    }
    return api.list({{podMetrics, nameSpace}, {}, {}}, context,
                    [done = std::move(done)](const base::Result<kube::ObjectList> &all) {
                        done(all ? base::Result<ResourceUsages>(usagesOf(all->items)) : orNone(all.error()));
                    });
}

} // namespace liteboxd::sandbox
