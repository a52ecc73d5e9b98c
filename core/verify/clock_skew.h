// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/base/clock.h"
#include "core/kube/api_client.h"

#include <chrono>

namespace liteboxd::verify {

/// How far the clock of an API server is ahead of ours (negative: behind), and how sure that is: it tells whole
/// seconds, and its answer was on its way.
struct ClockSkew
{
    std::chrono::milliseconds ahead{};
    std::chrono::milliseconds uncertainty{};
};

/// Asks the API server who we are: its answer says when it was made (SelfSubjectReview of authentication.k8s.io/v1,
/// metadata.creationTimestamp), and everybody may ask. Errors as ApiClient::create(); Malformed if it says no time.
/// `clock` must live until then.
async::Request readClockSkew(kube::ApiClient &api, const base::Clock &clock, QObject *context,
                             async::Callback<ClockSkew> done);

} // namespace liteboxd::verify
