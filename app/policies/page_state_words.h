// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/policies/page_state.h"
#include "app/shell/looks/color_roles.h"
#include "app/shell/words/error_texts.h"

#include <QString>

#include <optional>

class QAction;

namespace liteboxd::shell {
class PlainLabel;
class StateView;
} // namespace liteboxd::shell

namespace liteboxd::policies {

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

/// `error` is why there is no connection or no reading, of `subject`; nothing is said of Rows.
PageStateWords words(PageState state, const QString &nameSpace, const std::optional<base::Error> &error,
                     shell::Subject subject);

/// What stands beside the page's name: how many policies there are, or "!3" where three are not as they should be.
QString badgeOf(const policy::PolicyPicture &picture);

/// Says which kinds were not read; nothing if all were.
void sayUnread(const policy::PolicyPicture &picture, shell::PlainLabel &label);

/// Why something was not done: `what` says of which object, and the reason is the cluster's own where it judged it.
QString failureText(const QString &what, const base::Error &error);

/// Puts the words into a view; `retry`, if there is one, is offered where they say so.
void say(const PageStateWords &said, shell::StateView &view, QAction *retry);

} // namespace liteboxd::policies
