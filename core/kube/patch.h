// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>

namespace liteboxd::kube {

/// A change of part of an object, in one of the forms the API server takes.
struct Patch
{
    QByteArray contentType;
    QByteArray body;

    /// RFC 7386: members replace, null removes, arrays are replaced whole.
    static Patch merge(const QJsonObject &changes);

    /// RFC 6902: a list of operations; "test" makes it fail (Rejected) when the object is not as expected.
    static Patch json(const QJsonArray &operations);
};

} // namespace liteboxd::kube
