// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandboxes/table_state.h"
#include "app/shell/looks/color_roles.h"
#include "app/shell/words/error_texts.h"
#include "core/base/error.h"

#include <QString>

#include <optional>

namespace liteboxd::sandboxes {

/// What is said in place of the table, translated.
struct TableStateWords
{
    enum class Offer { Nothing, Retry, ClearFilter };

    QString iconName;
    shell::ColorRole role = shell::ColorRole::Muted;
    QString headline;
    QString text{};
    QString block{}; ///< to be copied
    Offer offer = Offer::Nothing;
};

/// What the words are about.
struct TableStateFacts
{
    QString nameSpace{};
    bool isNamespaceMissing = false;                     ///< the cluster has no such namespace
    std::optional<base::Error> error{};                  ///< why there is no connection or no list, if that is known
    shell::Subject subject = shell::Subject::Kubeconfig; ///< whose fault that is
};

/// Nothing is said of Rows.
TableStateWords words(TableState state, const TableStateFacts &facts);

} // namespace liteboxd::sandboxes
