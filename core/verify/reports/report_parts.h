// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <vector>

namespace liteboxd::verify {

/// The SHA-256 of each part of a report in hexadecimal, by name: its members ("result", "cluster") and each check
/// ("checks.policies.present"), as compact JSON. Pure.
QJsonObject digestsOf(const QJsonObject &report);

/// How a part differs from what was signed.
enum class PartChange { Changed, Missing, Added };

struct ChangedPart
{
    QString name;
    PartChange change = PartChange::Changed;

    bool operator==(const ChangedPart &) const = default;
};

/// Which parts of the report are not what these digests were taken of, in the order of their names. Pure.
std::vector<ChangedPart> changedParts(const QJsonObject &report, const QJsonObject &digests);

} // namespace liteboxd::verify
