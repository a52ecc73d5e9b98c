// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/resource_path.h"

#include <QJsonArray>

#include <string>

namespace liteboxd::kube {

/// Which objects a list or a watch is about.
struct ListQuery
{
    ResourcePath collection;
    std::string labelSelector{}; ///< "app=liteboxd,liteboxd.io/internet-access=true"
    std::string fieldSelector{}; ///< "metadata.name=x"
};

/// What a whole list held.
struct ObjectList
{
    QJsonArray items;
    std::string resourceVersion; ///< a watch may go on from here
};

} // namespace liteboxd::kube
