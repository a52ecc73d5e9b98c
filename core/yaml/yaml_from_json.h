// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonValue>

namespace liteboxd::yaml {

/// A JSON value as a YAML document of block style, with a line feed at its end. Reading it with jsonFromYaml() (or
/// as Kubernetes does) gives the same value: texts that look like something else ("1.10", "yes", "null") are quoted,
/// those of several lines are literal blocks where that keeps them. Pure.
QByteArray fromJson(const QJsonValue &value);

} // namespace liteboxd::yaml
