// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/table_state_words.h"

#include "app/sandboxes/tr.h"
#include "core/session/capability.h"

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

using shell::ColorRole;
using Offer = TableStateWords::Offer;

TableStateWords words(TableState state, const TableStateFacts &facts)
{
    const QString &nameSpace = facts.nameSpace;
    switch (state) {
    case TableState::Rows:
        return {};
    case TableState::Loading:
        return {u"state-pending"_s, ColorRole::Accent, Tr::tr("Reading the sandboxes…")};
    case TableState::Empty:
        return {u"box"_s, ColorRole::Muted,
                (facts.isNamespaceMissing ? Tr::tr("There is no namespace %1 in this cluster")
                                          : Tr::tr("No sandboxes in namespace %1"))
                    .arg(nameSpace),
                Tr::tr("A sandbox that is created shows up here by itself. LiteBoxd's own installation uses the "
                       "namespace liteboxd-sandbox: choose the namespace above.")};
    case TableState::NothingFound:
        return {u"filter"_s, ColorRole::Muted, Tr::tr("No sandbox matches the filter"), {}, {}, Offer::ClearFilter};
    case TableState::Forbidden:
        return {u"lock"_s,
                ColorRole::Warning,
                Tr::tr("Your account may not list pods in namespace %1").arg(nameSpace),
                Tr::tr("The cluster's administrator can allow it by this Role, bound to your account:"),
                QString::fromStdString(session::sandboxRole(nameSpace.toStdString())).trimmed(),
                Offer::Retry};
    case TableState::NotConnected:
    case TableState::Failed:
        break;
    }
    TableStateWords words{u"disconnected"_s, ColorRole::Danger, Tr::tr("Not connected"), {}, {}, Offer::Retry};
    if (facts.error) {
        words.headline = shell::sentence(*facts.error, facts.subject);
        words.text = shell::advice(*facts.error, facts.subject);
        words.block = shell::details(*facts.error);
    }
    return words;
}

} // namespace liteboxd::sandboxes
