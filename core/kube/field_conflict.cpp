// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/field_conflict.h"

#include <algorithm>
#include <string_view>

namespace liteboxd::kube {

namespace {

/// The words of k8s.io/apimachinery/pkg/util/managedfields, for one conflict and for several:
///     Apply failed with 1 conflict: conflict with "kubectl" using v1: .spec.replicas
///     Apply failed with 2 conflicts: conflicts with "kubectl" using v1:
///     - .metadata.labels.a
///     - .spec.replicas
constexpr std::string_view opening = "Apply failed with ";
constexpr std::string_view one = "conflict with \"";
constexpr std::string_view several = "conflicts with \"";

/// Takes `"kubectl" using v1:` off `rest`, which begins behind the first quote.
FieldConflict takeOwner(std::string_view &rest)
{
    FieldConflict owner;
    const auto quote = std::min(rest.find('"'), rest.size());
    owner.manager = rest.substr(0, quote);
    rest.remove_prefix(std::min(quote + 1, rest.size()));
    auto end = std::min(rest.find(':'), rest.size());
    if (const auto time = rest.find(" at "); time < end) // 2026-01-02T03:04:05Z has colons of its own
        end = std::min(rest.find(':', rest.find('Z', time)), rest.size());
    owner.detail = rest.substr(0, end);
    owner.detail.erase(0, owner.detail.find_first_not_of(' '));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return owner;
}

} // namespace

std::vector<FieldConflict> fieldConflicts(const base::Error &error)
{
    std::vector<FieldConflict> out;
    std::string_view rest = error.message;
    if (error.code != base::ErrorCode::Conflict || !rest.starts_with(opening))
        return out;
    rest.remove_prefix(std::min(rest.find(": ") + 2, rest.size()));
    FieldConflict owner;
    while (!rest.empty()) {
        const auto end = std::min(rest.find('\n'), rest.size());
        std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const bool isOne = line.starts_with(one);
        if (isOne || line.starts_with(several)) {
            line.remove_prefix(isOne ? one.size() : several.size());
            owner = takeOwner(line);
        }
        const auto field = line.find_first_of(".");
        if (field != std::string_view::npos)
            out.push_back({std::string(line.substr(field)), owner.manager, owner.detail});
    }
    return out;
}

} // namespace liteboxd::kube
