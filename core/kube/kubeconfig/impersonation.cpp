// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/kubeconfig/impersonation.h"

#include <algorithm>
#include <string_view>

namespace liteboxd::kube {

namespace {

/// RFC 9110, 5.6.2: what a field name is made of; the percent sign stands for itself only when encoded.
bool isNameCharacter(char c)
{
    const bool alphanumeric = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return alphanumeric || std::string_view("!#$&'*+-.^_`|~").find(c) != std::string_view::npos;
}

std::string fieldName(std::string_view key)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string name = "Impersonate-Extra-";
    for (const char c : key) {
        const auto byte = static_cast<unsigned char>(c);
        if (isNameCharacter(c))
            name += c;
        else
            (name += '%').append({digits[byte >> 4], digits[byte & 15]});
    }
    return name;
}

bool isOneLine(const std::string &value)
{
    return std::none_of(value.begin(), value.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

} // namespace

base::Result<void> checkImpersonation(const Impersonation &wanted)
{
    if (wanted.user.empty() && wanted != Impersonation()) {
        return base::fail(base::ErrorCode::Malformed,
                          "as-uid, as-groups and as-user-extra need as: whom to impersonate");
    }
    for (const auto &[name, value] : impersonationFields(wanted)) {
        if (!isOneLine(value))
            return base::fail(base::ErrorCode::Malformed, "what to impersonate holds control characters");
    }
    return {};
}

std::vector<std::pair<std::string, std::string>> impersonationFields(const Impersonation &wanted)
{
    std::vector<std::pair<std::string, std::string>> fields;
    if (wanted.user.empty())
        return fields;
    fields.emplace_back("Impersonate-User", wanted.user);
    if (!wanted.uid.empty())
        fields.emplace_back("Impersonate-Uid", wanted.uid);
    for (const std::string &group : wanted.groups)
        fields.emplace_back("Impersonate-Group", group);
    for (const auto &[key, values] : wanted.extra) {
        for (const std::string &value : values)
            fields.emplace_back(fieldName(key), value);
    }
    return fields;
}

} // namespace liteboxd::kube
