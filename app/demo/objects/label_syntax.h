// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace liteboxd::demo {

/// What is wrong with a label or annotation key ("prefix/name", 63 characters in the name), in the API server's
/// words; empty if nothing is.
QString complaintAboutLabelKey(const QString &key);

/// The same for the value of a label.
QString complaintAboutLabelValue(const QString &value);

/// The same for the name of an object (RFC 1123 subdomain, 253 characters) and of a namespace (label, 63).
QString complaintAboutSubdomain(const QString &name);
QString complaintAboutLabel(const QString &name);

} // namespace liteboxd::demo
