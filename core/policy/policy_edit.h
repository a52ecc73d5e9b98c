// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace liteboxd::policy {

/// Something about a text that is being edited, and where.
struct TextRemark
{
    enum class Weight {
        Fault,  ///< it cannot be applied like this
        Warning ///< it can, and will not do what it looks like
    };

    enum class Subject {
        Syntax,        ///< no YAML: `detail` is why
        NoObject,      ///< not one mapping
        UnknownField,  ///< `path`: the cluster drops it, or refuses it
        WrongType,     ///< `detail` says of which field
        RefusedPolicy, ///< by Cilium: `detail` is why
        FixedField,    ///< `path` cannot be changed in place
        OtherObject    ///< with another `path` it would be another object
    };

    Weight weight = Weight::Fault;
    int line = 0; ///< from 1; 0: of the whole text
    Subject subject = Subject::Syntax;
    QString path{};   ///< "spec.egress[0].toMoon"; empty: of the whole text
    QString detail{}; ///< plain English, without a full stop

    bool operator==(const TextRemark &) const = default;
};

/// A policy's text as somebody edits it.
struct PolicyEdit
{
    std::optional<QJsonObject> object{}; ///< nothing if it is no YAML of one mapping
    std::vector<TextRemark> remarks{};   ///< in the order of their lines

    bool isApplicable() const;
};

/// Reads an edited text of `original`: faults of YAML, fields of a wrong type, what Cilium would refuse, fields that
/// are not understood; and that it is still the same object. Pure.
PolicyEdit readEdit(const QByteArray &yaml, const QJsonObject &original);

/// The line of a field in a YAML text, from 1; of the nearest part around it if it is not there; 0 if nothing is. Pure.
int lineOf(const QByteArray &yaml, const QString &path);

/// What somebody edits of a live object: without what the system keeps in it (managedFields, uid, status, …).
QJsonObject editable(const QJsonObject &live);

/// The merge patch (RFC 7386) that turns `before` into `after`. It holds no resource version, so that an object that is
/// busy is no conflict; lists are replaced whole.
QJsonObject mergePatchBetween(const QJsonObject &before, const QJsonObject &after);

} // namespace liteboxd::policy
