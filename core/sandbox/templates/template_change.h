// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/api_client.h"

#include <QString>

#include <string>

namespace liteboxd::sandbox {

/// Where a template is to be changed.
struct TemplateChange
{
    kube::ApiClient &api;
    std::string nameSpace;
    QString name;
    kube::Persistence persistence = kube::Persistence::Store;
};

} // namespace liteboxd::sandbox
