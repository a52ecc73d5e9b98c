// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>

/// Pods as JSON for tests: a sandbox that is in order, to be bent from there.
namespace liteboxd::tests {

/// A running pod "sandbox-{id}" with every label, annotation and status that a sandbox can have.
QJsonObject podObject(const QString &id);

/// `object` with the value at a dotted path ("metadata.labels.app") replaced; Undefined takes it out. A dot within a
/// name is written as "|".
QJsonObject with(const QJsonObject &object, const QString &path, const QJsonValue &value);

QByteArray jsonText(const QJsonObject &object);

} // namespace liteboxd::tests
