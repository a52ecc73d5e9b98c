// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/ladder_descent.h"

#include <algorithm>
#include <utility>

namespace liteboxd::engine {

namespace {

/// Faults that the next way would not spare us: the sandbox's own, or an API server that is down or cannot be reached.
bool isTheSameEverywhere(const base::Error &error)
{
    using base::ErrorCode;
    return error.code == ErrorCode::ConnectionRefused || error.code == ErrorCode::NotFound ||
           error.code == ErrorCode::ProxyFailed;
}

} // namespace

LadderDescent::LadderDescent(const UpstreamLadder &ladder, base::SandboxId sandboxId, Ways ways)
    : m_ladder(ladder)
    , m_sandboxId(std::move(sandboxId))
    , m_ways(ways)
    , m_mode(ways == Ways::DirectOnly ? UpstreamMode::Direct : ladder.begin(m_sandboxId))
{
    if (ways == Ways::WithoutPodProxy && m_mode == UpstreamMode::ApiServer)
        m_mode = UpstreamMode::PortForward;
}

std::chrono::milliseconds LadderDescent::timeout(std::chrono::milliseconds usual) const
{
    return m_mode == UpstreamMode::Direct ? std::min(usual, addressTimeout) : usual;
}

bool LadderDescent::goOn(const base::Error &error)
{
    const auto next = nextWay(m_mode);
    const bool isLast = !next || m_ways == Ways::DirectOnly || m_isTentative ||
                        (m_ways == Ways::WithoutPodProxy && next == UpstreamMode::ApiServer);
    const bool isKnown = m_mode != UpstreamMode::Direct || m_ladder.hasWorked(m_sandboxId, m_mode);
    const bool isFutile = isTheSameEverywhere(error);
    if (isLast || (isKnown && isFutile)) {
        if (!m_isTentative) // else nobody says better than the first: the sandbox refuses
            m_fault = error;
        return false;
    }
    m_isTentative = isFutile;
    m_failed = m_mode;
    m_fault = error;
    m_mode = *next;
    return true;
}

std::optional<UpstreamChoice> LadderDescent::connected() const
{
    return m_isTentative ? std::nullopt : newsOf(m_mode);
}

std::optional<UpstreamChoice> LadderDescent::answered()
{
    return std::exchange(m_isTentative, false) ? newsOf(m_mode) : std::nullopt;
}

std::optional<UpstreamChoice> LadderDescent::refusedInside()
{
    if (!m_isTentative)
        return std::nullopt;
    m_failed.reset();
    m_fault.reset();
    return newsOf(UpstreamMode::Direct);
}

std::optional<UpstreamChoice> LadderDescent::newsOf(UpstreamMode mode) const
{
    // What worked before for this sandbox needs no new reason.
    if (m_ladder.hasWorked(m_sandboxId, mode))
        return std::nullopt;
    return UpstreamChoice{m_sandboxId, mode, m_failed, m_fault};
}

} // namespace liteboxd::engine
