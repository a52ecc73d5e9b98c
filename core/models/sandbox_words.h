// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/internet/pending_switch.h"
#include "core/sandbox/internet_state.h"
#include "core/sandbox/sandbox.h"

#include <QString>

namespace liteboxd::models {

/// The word for a state, translated.
QString text(sandbox::SandboxState state);

/// What may be said of the internet access, in few words, translated.
QString text(sandbox::InternetState state);

/// The same in one sentence.
QString explanation(sandbox::InternetState state);

/// What is said between the operator's wish and its end.
QString text(const sandbox::PendingSwitch &pending);

/// Why it is in its state, in few words: the cluster's word and the exit code; empty if there is nothing to say.
QString reasonWord(const sandbox::Sandbox &sandbox);

} // namespace liteboxd::models
