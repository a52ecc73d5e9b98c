// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/gateway.h"
#include "gateway/engine/traffic.h"
#include "gateway/monitor/egress_figures.h"
#include "gateway/monitor/process_figures.h"

#include <optional>
#include <string>

namespace liteboxd::monitor {

/// The media type of metricsText().
inline constexpr const char *metricsType = "text/plain; version=0.0.4; charset=utf-8";

/// What Prometheus reads (its text format, version 0.0.4). Names no token and no path; a sandbox by its id. Pure.
std::string metricsText(const engine::Traffic &traffic, const engine::Gateway::Status &status,
                        const ProcessFigures &process, const std::optional<EgressFigures> &egress = std::nullopt);

} // namespace liteboxd::monitor
