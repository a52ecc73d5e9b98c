// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/objects/resource_type.h"
#include "app/demo/objects/status.h"

#include <QJsonObject>
#include <QString>

#include <vector>

namespace liteboxd::demo {

/// The fieldSelector of a list or watch. Supported are metadata.name and metadata.namespace, and for pods also
/// status.phase, status.podIP, spec.nodeName, spec.restartPolicy, spec.serviceAccountName and spec.schedulerName.
class FieldSelector
{
public:
    /// 400 where `text` is no selector, or names another field.
    static Outcome<FieldSelector> parse(const ResourceType &type, const QString &text);

    bool matches(const QJsonObject &object) const;
    bool isEmpty() const { return m_terms.empty(); }

private:
    struct Term
    {
        QString section;
        QString field;
        QString value;
        bool equal = true;
    };

    std::vector<Term> m_terms;
};

} // namespace liteboxd::demo
