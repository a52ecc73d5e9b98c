// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/internet_state.h"

namespace liteboxd::sandbox {

namespace {

InternetState wantedState(const InternetObservation &seen)
{
    if (seen.flowAllowed == true)
        return InternetState::On;
    return seen.identityAllows || seen.flowAllowed ? InternetState::Applying : InternetState::Unknown;
}

InternetState unwantedState(const InternetObservation &seen)
{
    if (seen.identityAllows == true || seen.flowAllowed == true)
        return InternetState::Removing;
    return seen.identityAllows || seen.flowAllowed ? InternetState::Off : InternetState::Unknown;
}

} // namespace

InternetState internetState(bool requested, const InternetObservation &observation)
{
    if (!observation.observable)
        return requested ? InternetState::Requested : InternetState::NotRequested;
    return requested ? wantedState(observation) : unwantedState(observation);
}

bool isWanted(InternetState state)
{
    return state == InternetState::On || state == InternetState::Applying || state == InternetState::Requested;
}

} // namespace liteboxd::sandbox
