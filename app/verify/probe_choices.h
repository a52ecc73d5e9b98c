// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verify/probe_settings.h"

class QSettings;

namespace liteboxd::verify {

/// What the person wants probes to run and to connect to, remembered between runs of the program.
struct ProbeChoices
{
    QString image{};
    QString internet{}; ///< HOST:PORT, as it was typed
    QString lan{};
    QString resolver{};

    static ProbeChoices from(const QSettings &settings);
    void keepIn(QSettings &settings) const;

    /// InvalidArgument, with what was typed, if a place is none.
    base::Result<ProbeSettings> settings() const;

    bool operator==(const ProbeChoices &) const = default;
};

} // namespace liteboxd::verify
