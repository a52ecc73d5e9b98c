// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "gateway/engine/upstream_ladder.h"

#include <chrono>
#include <optional>

namespace liteboxd::engine {

/// One request's way down the ladder (UpstreamLadder says how `auto` goes about it). Pure: it is told what happened and
/// says what to do. The ladder outlives it; who is given a choice passes it on to the ladders of all workers.
class LadderDescent
{
public:
    /// An address that does not answer within this counts as out of reach: a client is waiting for the next way.
    static constexpr std::chrono::milliseconds addressTimeout{1500};

    /// Without an API server there is no way but direct; the pod proxy carries HTTP alone.
    enum class Ways { All, DirectOnly, WithoutPodProxy };

    LadderDescent(const UpstreamLadder &ladder, base::SandboxId sandboxId, Ways ways);

    /// The way to take now; never Auto.
    UpstreamMode mode() const { return m_mode; }
    /// How long a connection by that way may take where the setting says `usual`.
    std::chrono::milliseconds timeout(std::chrono::milliseconds usual) const;

    /// No connection was made by mode(). True: mode() is the next way, which is to be tried. Else fault() says why the
    /// request fails.
    bool goOn(const base::Error &error);
    const base::Error &fault() const { return *m_fault; }

    /// Whether another way was taken because somebody at the address refused: only the sandbox's answer will tell
    /// whether that was the sandbox.
    bool isTentative() const { return m_isTentative; }

    /// What is known now that it was not before: a connection was made by mode(); the sandbox has answered on it;
    /// inside the pod it was refused as at the address. Nothing, if it is no news.
    std::optional<UpstreamChoice> connected() const;
    std::optional<UpstreamChoice> answered();
    std::optional<UpstreamChoice> refusedInside();

private:
    std::optional<UpstreamChoice> newsOf(UpstreamMode mode) const;

    const UpstreamLadder &m_ladder;
    base::SandboxId m_sandboxId;
    Ways m_ways;
    UpstreamMode m_mode;
    bool m_isTentative = false;
    std::optional<UpstreamMode> m_failed; ///< the last way that gave no connection
    std::optional<base::Error> m_fault;   ///< why
};

} // namespace liteboxd::engine
