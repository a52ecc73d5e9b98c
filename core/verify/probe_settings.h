// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verify/probes/probe_tool.h"

#include <QString>
#include <QUrl>

#include <optional>

namespace liteboxd::verify {

/// What the probes of a run are told. Nothing outside of the cluster is connected to unless it is named here.
struct ProbeSettings
{
    QString image{};                      ///< empty: that of a running sandbox
    std::optional<ProbePlace> internet{}; ///< of one's own, answering on a public address
    std::optional<ProbePlace> lan{};
    QUrl gateway{};                           ///< of a gateway to this cluster; empty: none is asked
    std::optional<ProbePlace> resolver{}; ///< another name server than the cluster's
};

} // namespace liteboxd::verify
