// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/page_state.h"

#include "app/flows/tr.h"
#include "app/shell/words/error_texts.h"

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

using Phase = hubble::SourceState::Phase;
using shell::ColorRole;

PageState pageState(const PageFacts &facts)
{
    if (facts.hasRows)
        return PageState::Rows;
    if (!facts.hasSession)
        return PageState::NotConnected;
    if (!facts.hasSource || facts.source.phase == Phase::Failed || facts.source.phase == Phase::Waiting)
        return PageState::Unavailable;
    if (facts.source.phase == Phase::Live || facts.source.phase == Phase::Finished)
        return facts.hasFilter ? PageState::NothingFound : PageState::Empty;
    return PageState::Connecting;
}

PageStateWords words(PageState state, const std::optional<base::Error> &error)
{
    switch (state) {
    case PageState::Rows:
        return {};
    case PageState::Connecting:
        return {u"state-pending"_s, ColorRole::Accent, Tr::tr("Asking Hubble…")};
    case PageState::Empty:
        return {u"activity"_s, ColorRole::Muted, Tr::tr("No flows yet"),
                Tr::tr("Hubble answers. What the sandboxes do on the network appears here as it happens.")};
    case PageState::NothingFound:
        return {u"filter"_s, ColorRole::Muted, Tr::tr("No flow matches the filter"),
                Tr::tr("New ones appear as they happen.")};
    case PageState::NothingRecorded:
        return {u"filter"_s, ColorRole::Muted, Tr::tr("Nothing was recorded that matches"),
                Tr::tr("Move on along the bar above, or change the filter.")};
    case PageState::Unavailable:
        return {u"warning"_s,
                ColorRole::Warning,
                Tr::tr("Flows cannot be seen"),
                Tr::tr("They come from Cilium's Hubble through Hubble Relay (service hubble-relay in namespace "
                       "kube-system), which was not reached, nor did Cilium's agents answer by themselves. Everything "
                       "else goes on without it: sandboxes, policies "
                       "and their computed verdicts, gateway and verification. What is missing: drops, the observed "
                       "internet state, and blocked destinations. Cilium switches Relay on by "
                       "hubble.relay.enabled=true in its Helm values."),
                error ? shell::details(*error) : QString(),
                true};
    case PageState::NotConnected:
        break;
    }
    if (!error)
        return {u"disconnected"_s, ColorRole::Muted, Tr::tr("Not connected")};
    return {u"disconnected"_s,
            ColorRole::Danger,
            shell::sentence(*error, shell::Subject::Kubeconfig),
            shell::advice(*error, shell::Subject::Kubeconfig),
            shell::details(*error),
            true};
}

} // namespace liteboxd::flows
