// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/objects/field_set.h"

#include <QJsonObject>

namespace liteboxd::demo {

/// The fields that a server-side apply configuration speaks of: its scalars, atomic values, empty maps, and the items
/// of keyed lists.
FieldSet appliedFields(const QJsonObject &configuration);

/// What a write did to an object.
struct FieldDifference
{
    FieldSet changed; ///< fields that are new or have another value, with the maps that are new
    FieldSet removed;
};

FieldDifference compare(const QJsonObject &before, const QJsonObject &after);

/// `configuration` laid over `live`: maps and keyed lists item by item, anything else as one value.
QJsonObject overlaid(const QJsonObject &live, const QJsonObject &configuration);

/// `object` without the fields of `gone`; maps that become empty by it go too.
QJsonObject pruned(const QJsonObject &object, const FieldSet &gone);

} // namespace liteboxd::demo
