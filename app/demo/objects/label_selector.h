// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/objects/status.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <vector>

namespace liteboxd::demo {

/// The labelSelector of a list or watch: "app=liteboxd,tier in (a,b),!old,size>3" (Kubernetes: labels and selectors).
class LabelSelector
{
public:
    /// 400 with the API server's words where `text` is no selector. An empty text selects everything.
    static Outcome<LabelSelector> parse(const QString &text);

    bool matches(const QJsonObject &labels) const;
    bool isEmpty() const { return m_requirements.empty(); }

private:
    enum class Operator { Exists, Absent, In, NotIn, Greater, Less };

    struct Requirement
    {
        QString key;
        Operator op = Operator::Exists;
        QStringList values;
    };

    static bool matches(const Requirement &requirement, const QJsonObject &labels);
    friend class LabelSelectorParser;

    std::vector<Requirement> m_requirements;
};

} // namespace liteboxd::demo
