// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/objects/status.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>

namespace liteboxd::demo {

/// The media type of a Content-Type, without parameters, in lower case; "application/json" for none.
QByteArray mediaType(const QByteArray &contentType);

/// A body that is an object of `type`: JSON or YAML. 400 where it is not, 415 for another media type. Where kind and
/// apiVersion are missing, those of the URL count.
Outcome<QJsonObject> decodedObject(const ResourceType &type, const QByteArray &media, const QByteArray &body);

/// The configuration of a server-side apply: YAML, of which JSON is a part. Kind and apiVersion must be there.
Outcome<QJsonObject> decodedConfiguration(const ResourceType &type, const QByteArray &body);

/// The patch of a merge or strategic merge patch, and of a JSON patch.
Outcome<QJsonObject> decodedMergePatch(const QByteArray &body);
Outcome<QJsonArray> decodedJsonPatch(const QByteArray &body);

/// DeleteOptions, empty for an empty body. 500, as the API server has it, where it does not parse.
Outcome<QJsonObject> decodedOptions(const QByteArray &body);

} // namespace liteboxd::demo
