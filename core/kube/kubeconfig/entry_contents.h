// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/kubeconfig/kubeconfig_entries.h"

#include <string>

namespace liteboxd::kube {

/// Where an entry stands, as the context of its errors: `/home/a/.kube/config: user "u"`.
template<class Entry>
std::string placeOf(const Entry &entry, const char *kind)
{
    const std::string quoted = std::string(kind) + " \"" + entry.name + '"';
    return entry.origin.empty() ? quoted : entry.origin.string() + ": " + quoted;
}

/// An error of one entry: what is wrong, and with which file, then the entry as context.
tl::unexpected<base::Error> failAt(const std::string &place, base::Error error);

/// FileUnreadable for a relative path, which only a pasted text can have: it has no folder to count from.
base::Result<void> checkPath(const std::filesystem::path &file);

/// The text of a field, "" if it is not set; `name` is the field's. FileUnreadable, or Malformed if the inline form is
/// not base64 or both forms are set.
base::Result<std::string> contentsOf(const InlineOrFile &field, const char *name);

} // namespace liteboxd::kube
