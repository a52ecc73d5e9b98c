// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/access/browser_origin.h"

#include "core/base/ascii.h"
#include "core/base/secret.h"

namespace liteboxd::engine {

std::string originTag(std::string_view cluster, std::string_view podNamespace, std::string_view podUid)
{
    std::string text(cluster);
    text.append(1, '\0').append(podNamespace).append(1, '\0').append(podUid);
    return base::hex(base::digest(text)).substr(0, 8);
}

base::SandboxId labelIdOf(const base::SandboxId &id)
{
    if (id.text().size() <= longestLabelId)
        return id;
    return *base::SandboxId::parse(base::hex(base::digest(id.text())).substr(0, 40));
}

} // namespace liteboxd::engine
