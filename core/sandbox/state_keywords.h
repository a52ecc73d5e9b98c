// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/internet_state.h"
#include "core/sandbox/sandbox_state.h"

#include <QLatin1StringView>

namespace liteboxd::sandbox {

/// The word by which a state is asked for ("running"): English, small letters, in no language's dictionary. The same in
/// the filter line and on the command line.
QLatin1StringView keyword(SandboxState state);

/// The same for the internet access; NotRequested is "off" as Off is.
QLatin1StringView keyword(InternetState state);

} // namespace liteboxd::sandbox
