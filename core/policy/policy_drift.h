// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QStringList>

#include <vector>

namespace liteboxd::policy {

/// One field in which the policy in the cluster is not what it should be.
struct FieldDifference
{
    QString path;        ///< "spec.egress[0].ports[1].port"
    QJsonValue expected; ///< Undefined: the field should not be there
    QJsonValue actual;   ///< Undefined: the field is missing
    QStringList managers{}; ///< who has written it in the cluster since; fieldOwners()

    bool operator==(const FieldDifference &) const = default;
};

/// The field managers to whom the API server says a field belongs (metadata.managedFields of a live object), or the
/// nearest part around it that has owners: lists of policies are owned as a whole. In order of name, without our own:
/// empty if the field was last written by this project, so that it is the shipped file that changed since.
QStringList fieldOwners(const QJsonObject &live, const QString &path);

/// How `actual` (as the API server tells it) departs from `expected` (the manifest): in the whole spec, and in those
/// labels and annotations that the manifest sets; what others add there is theirs. In path order.
/// The rule lists spec.ingress and spec.egress of a NetworkPolicy mean the same when empty and when missing, as the API
/// server drops empty ones; everywhere below, `{}` and nothing are different (an empty selector selects everything).
std::vector<FieldDifference> drift(const QJsonObject &expected, const QJsonObject &actual);

} // namespace liteboxd::policy
