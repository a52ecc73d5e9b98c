// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/node/pod_usage.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 window = 15; // seconds
constexpr qint64 nano = 1'000'000'000;
constexpr double usualCores = 0.5;
constexpr double usualMemory = 512.0 * 1024 * 1024;

/// From 0 to 1, the same for the same words.
double share(const QString &name, qint64 turn)
{
    return static_cast<double>(qHash(name, static_cast<std::size_t>(turn)) % 1000) / 1000;
}

double limitOf(const QJsonObject &container, const QString &resource, double otherwise)
{
    QString text = container.value("resources"_L1).toObject().value("limits"_L1).toObject().value(resource).toString();
    double factor = 1;
    for (const auto &[suffix, size] :
         {std::pair("m"_L1, 1e-3), std::pair("Mi"_L1, 0x1p20), std::pair("Gi"_L1, 0x1p30)}) {
        if (!text.endsWith(suffix))
            continue;
        text.chop(suffix.size());
        factor = size;
    }
    bool isNumber = false;
    const double value = text.toDouble(&isNumber) * factor;
    return isNumber && value > 0 && value < 1e15 ? value : otherwise;
}

} // namespace

QJsonObject ContainerUsage::json() const
{
    return {{u"cpu"_s, QString::number(nanoCores) + u'n'}, {u"memory"_s, QString::number(memory / 1024) + u"Ki"_s}};
}

ContainerUsage usageAt(const QJsonObject &pod, const QJsonObject &container, const QDateTime &now)
{
    const QJsonObject metadata = pod.value("metadata"_L1).toObject();
    const QString name = metadata.value("name"_L1).toString() + u'/' + container.value("name"_L1).toString();
    const bool isBusy =
        metadata.value("annotations"_L1).toObject().value("liteboxd.io/demo-behaviour"_L1) == u"hostile"_s;
    const qint64 turn = now.toSecsSinceEpoch() / window;
    const double busy = isBusy ? 0.85 : 0.02 + 0.3 * share(name, 1);
    const double period = 20 + 40 * share(name, 2); // windows
    const double wave = std::sin(2 * std::numbers::pi * static_cast<double>(turn) / period);
    const double cpu = busy * (0.75 + 0.25 * wave) * (0.8 + 0.2 * share(name, turn));
    const double held = (0.12 + 0.35 * share(name, 3)) * (0.9 + 0.06 * wave + 0.04 * share(name, turn + 1));
    return {std::max<qint64>(1, static_cast<qint64>(cpu * limitOf(container, u"cpu"_s, usualCores) * nano)),
            static_cast<qint64>(held * limitOf(container, u"memory"_s, usualMemory))};
}

} // namespace liteboxd::demo
