// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/looks/color_roles.h"
#include "core/base/error.h"
#include "core/hubble/source_state.h"

#include <QString>

#include <optional>

namespace liteboxd::flows {

/// What stands where the list of flows is.
enum class PageState {
    NotConnected,    ///< there is no session
    Connecting,      ///< Hubble was asked, and nothing has come yet
    Unavailable,     ///< there is no way to Hubble, and nothing to show
    Empty,           ///< Hubble answers, and nothing has happened
    NothingFound,    ///< nothing that the filter takes has happened
    NothingRecorded, ///< the same of a recorded moment
    Rows             ///< the list; it stays, whatever happened since
};

struct PageFacts
{
    bool hasSession = false;
    bool hasSource = false;
    bool hasFilter = false;
    bool hasRows = false;
    hubble::SourceState source{};
};

PageState pageState(const PageFacts &facts);

/// What is said in place of the list, translated.
struct PageStateWords
{
    QString iconName;
    shell::ColorRole role = shell::ColorRole::Muted;
    QString headline;
    QString text{};
    QString block{}; ///< to be copied
    bool offersRetry = false;
};

/// `error` is why there is no connection or no way to Hubble; nothing is said of Rows.
PageStateWords words(PageState state, const std::optional<base::Error> &error);

} // namespace liteboxd::flows
