// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/objects/status.h"

#include <QJsonObject>

namespace liteboxd::demo {

/// Whether the members this project reads have the JSON types of their schema. 400 in the words of the API server's
/// decoder otherwise. Members it does not know are let through, except below metadata, where they are dropped.
Outcome<void> checkShape(const ResourceType &type, const QJsonObject &object);

/// `object` as the API server stores it: with kind and apiVersion, without nulls, unknown metadata, and the maps and
/// lists of metadata that are empty.
QJsonObject normalised(const ResourceType &type, QJsonObject object);

} // namespace liteboxd::demo
