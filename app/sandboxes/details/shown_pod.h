// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace liteboxd::sandboxes {

/// A pod as it may stand on a screen: without the access token (a sentence stands in its place, translated), without the
/// copy of itself that kubectl keeps in an annotation, and without who owns which field. Pure.
QJsonObject shownPod(QJsonObject pod);

} // namespace liteboxd::sandboxes
