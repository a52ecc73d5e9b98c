// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace liteboxd::kube {

/// Which of a container's lines are wanted (Kubernetes, PodLogOptions). A value.
struct LogQuery
{
    /// Whether the stream goes on with what is written later.
    enum class Follow { No, Yes };

    /// Which run of the container.
    enum class Run { Current, Previous };

    std::string nameSpace;
    std::string pod;
    std::string container{}; ///< empty: the only one, or the pod's default
    Follow follow = Follow::No;
    Run run = Run::Current;
    bool timestamps = false;                 ///< each line says when it was written
    std::optional<std::int64_t> tailLines{}; ///< only so many from the end, and then what follows
    std::string sinceTime{};                 ///< RFC 3339; whole seconds are looked at

    /// Path and query for the API server: ".../pods/{pod}/log?follow=true".
    std::string target() const;

    /// For people, as Error::context.
    std::string text() const;
};

} // namespace liteboxd::kube
