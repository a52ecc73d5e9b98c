// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <compare>
#include <functional>
#include <string>
#include <string_view>

namespace liteboxd::base {

/// The name of a sandbox: a DNS label (RFC 1123: 1–63 of a–z, 0–9 and inner hyphens). Ours have 8 hex digits.
class SandboxId
{
public:
    /// InvalidArgument unless `text` is a DNS label.
    static Result<SandboxId> parse(std::string_view text);

    /// Whether `text` is a DNS label; what parse() accepts, without a copy.
    static bool isValid(std::string_view text);

    const std::string &text() const { return m_text; }
    auto operator<=>(const SandboxId &) const = default;

private:
    explicit SandboxId(std::string text)
        : m_text(std::move(text))
    {}

    std::string m_text;
};

} // namespace liteboxd::base

template<>
struct std::hash<liteboxd::base::SandboxId>
{
    std::size_t operator()(const liteboxd::base::SandboxId &id) const noexcept
    {
        return std::hash<std::string>{}(id.text());
    }
};
