// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hubble/pod_readiness.h"

#include <QJsonArray>

#include <algorithm>

namespace liteboxd::hubble {

using namespace Qt::Literals::StringLiterals;

bool isReadyPod(const QJsonObject &pod)
{
    if (pod.value("metadata"_L1).toObject().contains("deletionTimestamp"_L1))
        return false;
    const QJsonArray conditions = pod.value("status"_L1).toObject().value("conditions"_L1).toArray();
    return std::any_of(conditions.begin(), conditions.end(), [](const QJsonValue &each) {
        return each["type"_L1] == u"Ready"_s && each["status"_L1] == u"True"_s;
    });
}

} // namespace liteboxd::hubble
