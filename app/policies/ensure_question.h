// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/policy_overview.h"
#include "core/session/session_settings.h"

#include <QString>

namespace liteboxd::policies {

/// What a person is asked before the default policies are applied, translated, and the word that agrees.
struct EnsureQuestion
{
    QString text;
    QString accept;
};

/// Says so where the cluster's DNS is not where the policies look for it.
EnsureQuestion ensureQuestion(const policy::PolicyPicture &picture, const QString &nameSpace);

/// Whether one of the default policies is not in the cluster.
bool lacksDefaults(const policy::PolicyPicture &picture);

/// The setting that remembers that it was asked for this cluster and namespace.
QString askedKey(const session::SessionSettings &settings);

} // namespace liteboxd::policies
