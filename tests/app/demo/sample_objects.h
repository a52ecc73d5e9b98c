// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>

namespace liteboxd::demo {

/// A pod as a client writes it, with the labels and the token of a sandbox.
inline QJsonObject samplePod(const QString &name)
{
    using namespace Qt::Literals::StringLiterals;
    const QJsonObject container{{u"name"_s, u"main"_s}, {u"image"_s, u"python:3.12"_s}};
    return {{u"apiVersion"_s, u"v1"_s},
            {u"kind"_s, u"Pod"_s},
            {u"metadata"_s, QJsonObject{{u"name"_s, name},
                                        {u"labels"_s, QJsonObject{{u"app"_s, u"liteboxd"_s}}},
                                        {u"annotations"_s, QJsonObject{{u"liteboxd.io/access-token"_s, u"x"_s}}}}},
            {u"spec"_s, QJsonObject{{u"containers"_s, QJsonArray{container}}}}};
}

inline QJsonObject sampleNamespace(const QString &name)
{
    using namespace Qt::Literals::StringLiterals;
    return {{u"apiVersion"_s, u"v1"_s}, {u"kind"_s, u"Namespace"_s}, {u"metadata"_s, QJsonObject{{u"name"_s, name}}}};
}

} // namespace liteboxd::demo
