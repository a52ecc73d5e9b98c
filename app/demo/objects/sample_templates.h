// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <vector>

namespace liteboxd::demo {

/// A template that the demo's first sandboxes were made from.
struct SampleTemplate
{
    QString name;
    QStringList images; ///< of each version, the oldest first
    int ttl = 0;        ///< seconds
    bool allowsInternet = false;
    QStringList domains{};

    /// The newest.
    qsizetype version() const { return images.size(); }
    const QString &image() const { return images.last(); }
};

const std::vector<SampleTemplate> &sampleTemplates();

/// The ConfigMaps that keep them, one a version, as LiteBoxd Console writes them.
std::vector<QJsonObject> sampleTemplateObjects();

} // namespace liteboxd::demo
