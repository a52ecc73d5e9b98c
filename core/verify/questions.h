// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/api_client.h"
#include "core/verify/batch.h"

namespace liteboxd::verify {

using Lists = Batch<kube::ObjectList>;
using Reviews = Batch<kube::AccessAnswer>;

/// `api` must live until the batch is done.
Lists::Question listing(kube::ApiClient &api, kube::ListQuery query);
Reviews::Question reviewing(kube::ApiClient &api, kube::AccessQuestion question);

/// The condition Ready of a node or a pod, and whether it is True. Pure.
QJsonValue readinessOf(const QJsonObject &object);
bool isReady(const QJsonObject &object);

} // namespace liteboxd::verify
